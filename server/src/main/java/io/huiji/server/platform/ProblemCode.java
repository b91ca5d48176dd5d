package io.huiji.server.platform;

import java.util.Locale;

/** Every code the API answers with: its status, who can mend it, and the sentence. Codes are stable; sentences may change. */
public enum ProblemCode {
    MALFORMED_JSON(400, Owner.PARTNER, "请求体不是有效的 UTF-8 编码的 JSON", "The body is not valid JSON in UTF-8"),
    MALFORMED_REQUEST(400, Owner.PARTNER, "请求格式不正确", "The request is not well formed"),
    INVALID_FIELD(400, Owner.PARTNER, "有字段不符合要求,见 errors", "Some fields are not valid; see errors"),
    IDEMPOTENCY_KEY_REQUIRED(400, Owner.PARTNER, "写请求必须带 Idempotency-Key 头(1–128 个可见 ASCII 字符)", "Every write needs an Idempotency-Key header of 1 to 128 visible ASCII characters"),
    UNAUTHENTICATED(401, Owner.PARTNER, "请登录,或带上有效的 API 密钥", "Sign in, or send an API key that is valid"),
    LOGIN_FAILED(401, Owner.OPERATOR, "用户名或密码不对", "The name or the password is wrong"),
    SECOND_FACTOR_REQUIRED(401, Owner.OPERATOR, "请输入验证器上的 6 位验证码", "The six digits of the authenticator are needed as well"),
    SECOND_FACTOR_WRONG(401, Owner.OPERATOR, "验证码不对或已用过,请等下一个", "That code is wrong or was used; wait for the next one"),
    LOGIN_CODE_WRONG(401, Owner.MEMBER, "验证码不正确或已失效", "That code is wrong or no longer good"),
    FORBIDDEN(403, Owner.OPERATOR, "没有此权限", "That is not permitted"),
    STORE_NOT_ALLOWED(403, Owner.OPERATOR, "不能代表此门店", "Not permitted for that store"),
    CSRF(403, Owner.PARTNER, "页面已过期,请刷新后重试", "The page is out of date; reload it and try again"),
    MANAGER_NEEDED(403, Owner.OPERATOR, "不是本班的小票,请店长办理", "The receipt is not of this shift; a manager has to do it"),
    PERSON_NEEDED(403, Owner.OPERATOR, "超过此密钥的调整限额,没有执行;请由员工提出,经另一人复核", "More than a key may adjust; a person has to ask for it and another one approves"),
    SAME_PERSON(403, Owner.OPERATOR, "提出人不能复核自己的申请,请另一人办理", "Whoever asked cannot decide; somebody else has to"),
    NOT_FOUND(404, Owner.PARTNER, "没有找到", "Not found"),
    MEMBER_UNKNOWN(404, Owner.MEMBER, "没有找到该会员", "No such member"),
    STORE_UNKNOWN(404, Owner.PARTNER, "没有找到该门店", "No such store"),
    RECEIPT_UNKNOWN(404, Owner.PARTNER, "没有找到该小票,可稍后重发", "No such receipt yet; the request may be sent again"),
    HOLD_UNKNOWN(404, Owner.PARTNER, "没有找到该预扣", "No such hold"),
    METHOD_NOT_ALLOWED(405, Owner.PARTNER, "不支持该方法", "That method is not supported here"),
    NOT_ACCEPTABLE(406, Owner.PARTNER, "不支持所要的格式", "That format is not offered"),
    IN_FLIGHT(409, Owner.PARTNER, "同一幂等号的请求正在处理,请稍后用同一幂等号重发", "A request with this key is still being carried out; repeat it with the same key"),
    RECEIPT_CONFLICT(409, Owner.PARTNER, "该小票号已用于内容不同的小票", "That receipt number was used for a receipt with other content"),
    REFUND_CONFLICT(409, Owner.PARTNER, "该退款号已用于内容不同的退款", "That refund number was used for a refund with other content"),
    ALREADY_CREDITED(409, Owner.MEMBER, "该小票已积过分", "That receipt has already been credited"),
    ALREADY_EXISTS(409, Owner.PARTNER, "已存在", "It exists already"),
    IDENTITY_TAKEN(409, Owner.MEMBER, "该身份已属于另一位会员", "That identity belongs to another member"),
    ALREADY_DONE(409, Owner.PARTNER, "已完成;密钥只显示一次", "Already done; the secret was shown once"),
    JOIN_REQUIRED(409, Owner.MEMBER, "该手机号还不是会员,请先同意入会", "That phone has no member yet; agree to join first"),
    MEMBER_CLOSED(409, Owner.MEMBER, "该会员已注销", "That account was closed by its member"),
    TRAINING(409, Owner.MEMBER, "练习模式不会写入", "Nothing is written in training mode"),
    MEMBER_MERGED(409, Owner.OPERATOR, "该会员已并入另一会员,请以 survivorId 办理", "This member was merged into another one; go by survivorId"),
    ALREADY_UNMERGED(409, Owner.OPERATOR, "该合并已撤销", "That merge has been undone"),
    UPLOAD_ELSEWHERE(409, Owner.OPERATOR, "要导入的文件在收到它的那台服务器上,不在这台,所以没有导入。请经那台服务器复核;它已停用的,请把文件重新上传一次",
            "The file lies on the server that took it and not on this one, so nothing was brought in. Decide on that server; where it is gone, upload the file again"),
    STATE_CONFLICT(409, Owner.OPERATOR, "当前状态不允许此操作", "That is not possible in the present state"),
    BODY_TOO_LARGE(413, Owner.PARTNER, "请求体过大", "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, Owner.PARTNER, "只接受 UTF-8 编码的 application/json", "Only application/json in UTF-8 is accepted"),
    KEY_REUSED(422, Owner.PARTNER, "该幂等号已用于另一请求", "That idempotency key was used for another request"),
    LINK_INVALID(422, Owner.OPERATOR, "链接已用过或已过期,请管理员重发", "The link was used or has expired; ask for a new one"),
    PASSWORD_REFUSED(422, Owner.OPERATOR, "密码不符合要求", "The password is not good enough"),
    CODE_EXPIRED(422, Owner.MEMBER, "动态码已过期,请刷新后重扫", "The code has expired; refresh it and scan again"),
    CODE_INVALID(422, Owner.MEMBER, "动态码无效", "That is not a valid code"),
    CODE_USED(422, Owner.MEMBER, "动态码已在别处使用,请刷新后重扫", "The code was used elsewhere; refresh it and scan again"),
    STEP_UP_REQUIRED(422, Owner.MEMBER, "此码目前只能积分。请会员在手机上点「用积分前确认一次」,输入短信验证码,再扫新的码",
            "This code only collects points so far. Ask the member to tap 'Confirm once before spending' on her phone and enter the code from the text message, then scan her new code"),
    MEMBER_FROZEN(422, Owner.OPERATOR, "该会员已被冻结,不能使用积分", "This member is frozen and cannot spend points"),
    RECEIPT_TOO_OLD(422, Owner.MEMBER, "该小票已超过可积分的期限", "This receipt is too old to earn points"),
    ACTIVITY_UNKNOWN(422, Owner.PARTNER, "方案中没有该活动", "The programme has no such activity"),
    LINE_UNKNOWN(422, Owner.PARTNER, "小票上没有该行", "The receipt has no such line"),
    REFUND_EXCEEDS_SALE(422, Owner.PARTNER, "退款超过该行的剩余金额", "The refund is more than what is left of the line"),
    MERGE_TO_SELF(422, Owner.OPERATOR, "请选择两位不同的会员", "A merge needs two different members"),
    MERGE_TOO_OLD(422, Owner.OPERATOR, "已超过可撤销合并的期限,可用手工调整更正", "It is too late to undo this merge; correct it by an adjustment"),
    HOLD_OPEN(422, Owner.OPERATOR, "有积分正在结账使用,请等预扣确认或释放后再办理", "Points are reserved for a checkout; wait until they are captured or released"),
    HOLD_EXPIRED(422, Owner.MEMBER, "预扣已过期,积分已退回", "The hold has expired and the points went back"),
    CAPTURE_EXCEEDS_HOLD(422, Owner.PARTNER, "确认的积分超过预扣", "More points than the hold has"),
    ALREADY_REVERSED(422, Owner.PARTNER, "该兑换已撤销", "That redemption has been reversed"),
    TRANSFER_DISABLED(422, Owner.MEMBER, "本方案不支持转赠", "Transfers are switched off"),
    TRANSFER_TO_SELF(422, Owner.MEMBER, "不能转赠给自己", "A transfer needs another member"),
    TRANSFER_COOLING_OFF(422, Owner.MEMBER, "入会时间太短,暂不能转赠", "Membership is too young for transfers"),
    TRANSFER_CAP(422, Owner.MEMBER, "超过转赠上限", "That is more than may be transferred"),
    BELOW_MINIMUM(422, Owner.MEMBER, "低于最低使用积分", "Below the smallest amount that may be spent"),
    POINTS_INSUFFICIENT(422, Owner.MEMBER, "积分不足", "Not enough points"),
    TOO_MANY_ROWS(422, Owner.OPERATOR, "超过一个文件的行数上限,请缩小条件、分几次导出", "More rows than one file holds; narrow the filters and export in parts"),
    HEADERS_TOO_LARGE(431, Owner.PARTNER, "请求头过长", "The request's headers are too large"),
    LOCKED_OUT(429, Owner.OPERATOR, "尝试次数过多,暂时锁定,请稍后再试", "Too many attempts; locked for a while"),
    RATE_LIMITED(429, Owner.PARTNER, "请求过于频繁", "Too many requests"),
    INTERNAL(500, Owner.DEFECT, "内部错误,没有改变任何数据", "Internal error; nothing was changed"),
    OVERLOADED(503, Owner.OPERATOR, "系统繁忙,没有执行,请稍后重发", "Busy; not done, please send again"),
    NOT_DONE(503, Owner.OPERATOR, "数据库暂时不可用,没有执行,请稍后重发", "The database is away for a moment; not done, please send again"),
    OUTCOME_UNKNOWN(503, Owner.OPERATOR, "结果未知,请用同一幂等号重发", "The outcome is unknown; repeat with the same key");

    /** Who can mend it. */
    public enum Owner { MEMBER, PARTNER, OPERATOR, DEFECT }

    private final int status;
    private final Owner owner;
    private final String zh;
    private final String en;

    ProblemCode(int status, Owner owner, String zh, String en) {
        this.status = status;
        this.owner = owner;
        this.zh = zh;
        this.en = en;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int status() {
        return status;
    }

    public Owner owner() {
        return owner;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
