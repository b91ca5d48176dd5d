package io.huiji.server.imports.model;

/** Why a line was rejected. */
public enum Reason {
    MISSING("缺少值", "the value is missing"),
    NOT_A_NUMBER("不是有效的数字(最多 6 位小数)", "not a number with at most 6 decimals"),
    NOT_WHOLE("不是整数", "not a whole number"),
    OUT_OF_RANGE("超出允许范围", "out of range"),
    NOT_A_TIME("不是该格式的时间", "not a time in that format"),
    TIME_AHEAD("比现在晚一小时以上", "more than an hour after now"),
    TIME_TOO_EARLY("早于 2000 年", "before the year 2000"),
    TOO_LONG("超过 64 个字符", "more than 64 characters"),
    UNPRINTABLE("含有不可见字符", "has characters that cannot be printed"),
    NOT_A_MEMBER("不能作为会员标识", "cannot identify a member"),
    MEMBER_DIFFERS("同一张小票的会员不一致", "the lines of this receipt name different members"),
    LINE_TWICE("同一张小票的行号重复", "that line number occurs twice in the receipt"),
    NO_IDENTITY("没有手机号、卡号、微信或会员号", "no phone, card, WeChat id or partner's id"),
    NOT_A_PHONE("不是手机号", "not a mobile number"),
    WRONG_FORMAT("格式不正确", "not in the right format"),
    NOT_A_DAY("不是该格式的日期", "not a date in that format"),
    IN_FUTURE("不能晚于今天", "must not be after today"),
    STORE_UNKNOWN("没有这个门店", "there is no such store"),
    TWO_MEMBERS("这些标识属于不同的会员", "these identities belong to different members"),
    MEMBER_CLOSED("该会员已注销", "this member has left"),
    HAS_A_PHONE("该会员已有另一个手机号", "this member has another phone already"),
    TOO_MANY_IDENTITIES("一位会员最多 20 个标识", "a member has 20 identities at most"),
    NEGATIVE("不能为负数", "must not be below 0"),
    TOO_MANY_POINTS("超过 10 亿分", "more than a billion points"),
    EXPIRED("已过有效期", "is over"),
    TOO_LONG_REMARK("超过 200 个字符", "more than 200 characters"),
    OTHER_BALANCE("该会员此有效期的余额已按另一数目导入;请先撤销那次导入", "this balance came in with another number of points; take that import back first"),
    AMOUNT_TOO_LARGE("一行超过 10,000,000.00 元", "a line of more than 10,000,000.00 yuan"),
    RECEIPT_TOO_LARGE("一张小票超过 100,000,000.00 元", "a receipt of more than 100,000,000.00 yuan"),
    TOO_MANY_LINES("一张小票超过 1000 行", "a receipt of more than 1000 lines");

    private final String zh;
    private final String en;

    Reason(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
