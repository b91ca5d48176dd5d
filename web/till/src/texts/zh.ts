export default {
  title: '汇积 · 收银台',
  brand: '汇积收银台',
  nav: { sale: '收银', refund: '退货', redeem: '兑换', enrol: '新会员', late: '补登', shift: '小结' },
  bar: {
    online: '已联网', offline: '离线', waiting: '{n} 笔待发送', refused: '{n} 笔待处理', training: '练习', leave: '退出登录',
    trainingOn: '练习模式 · 这里做的一切都不会写入', endTraining: '结束练习', fullScreen: '全屏',
    offlineNote: '连不上服务器。请继续收银:小票先存在本机,联网后自动发送,不会漏也不会重。兑换和退货请等恢复。',
  },
  login: {
    title: '收银员登录', username: '用户名', password: '密码', code: '动态验证码(6 位)', submit: '登录', offlineGo: '离线收银',
    offline: '连不上服务器,暂时不能登录。可以先离线收银,小票存在本机,恢复后登录即自动发送。',
    secondFactor: '此账户开启了两步验证,请输入验证器上的 6 位数字。', notTill: '此账户没有收银权限,请换收银员或店长账户。',
    mustSetUp: '此账户要先设置两步验证或新密码,请到管理后台登录一次。',
  },
  place: { title: '这台设备在哪里?', hint: '只需设置一次,以后打开就是这家店。', store: '门店', till: '收银台名称', tillHint: '印在小票号最前面,如 T1', save: '开始收银', change: '更换门店或台号' },
  scan: {
    label: '会员', placeholder: '扫会员码 / 卡,或输入手机号、尾号 4 位', go: '查找', noMember: '无会员',
    unknown: '没有找到这位会员。请核对号码;若是新顾客,按 F4 几秒入会,本单即可积分。', offlineTail: '离线时尾号查不到会员。请输入完整手机号,或扫会员码。',
    offlineKept: '离线:{who} 的小票会先存下,联网后自动积分。', unreadable: '看不懂这个输入。请扫会员码或会员卡,或输入手机号、手机尾号 4 位。',
    several: '有 {n} 位会员匹配,请选择:', more: '还有更多,请让顾客多报几位尾号。',
  },
  member: {
    points: '可用积分', tier: '等级', base: '普通会员', lapsing: '{points} 分将于 {day} 到期', noLapsing: '近期没有积分到期', debt: '欠 {points} 分,新积分先抵扣', frozen: '此会员已被冻结:照常收银积分,但不能使用积分。请联系店长。',
    pending: '待生效 {points}', change: '换会员', offline: '离线,暂看不到积分', present: '已出示会员码',
  },
  sale: {
    lines: '商品 / 金额', placeholder: '金额 如 18 或 3*6.5;也可先扫商品', add: '添加', pendingPrice: '已扫「{name}」,请输入价格', unreadable: '请输入金额(如 18.50),或扫商品条码。金额要大于 0,最多两位小数。',
    item: '第 {n} 项', remove: '删除', quantity: '×{n}', total: '合计', empty: '先扫会员,再输入金额。没有会员也可以直接收银。', confirm: '确认收银', confirmKey: 'Enter',
    earns: '本单可积', earnsOffline: '联网后计算积分', earnsNobody: '没有会员,不积分', earnsNothing: '输入金额后显示积分', why: '为什么', number: '小票号(可扫已打印的小票,留空自动编号)', points: '分', clear: '清空', busy: '正在提交…',
  },
  done: {
    earned: '已积', balance: '余额', kept: '已存在本机', keptHint: '服务器暂时连不上,小票已安全存下,联网后自动发送。请把小票号告诉顾客。',
    anonymous: '已记录,未积分', anonymousHint: '请顾客用手机扫码,登录或加入会员即可补登这张小票;以后凭小票号也可以。', lateCode: '补登积分二维码', practised: '练习完成,没有写入', refused: '没有记下这张小票', full: '这台设备已存满 {n} 笔未发送的小票。请先恢复网络,或换一台收银台。', next: '下一位', receipt: '小票号',
  },
  refund: {
    title: '退货', find: '扫小票或输入小票号', go: '查找', sold: '售于', anotherStore: '别店小票', storeCode: '售出门店代码', whole: '整单', byLines: '按商品', byAmount: '按金额', amount: '退款金额',
    line: '商品', left: '可退', takes: '将追回', takesNothing: '不追回积分', debt: '会员已用掉部分积分:将记欠 {points} 分,从以后的积分里扣。', after: '退后余额', confirm: '确认退货', refunds: '退款金额', done: '退货完成', tookBack: '追回',
    nobody: '这张小票没有会员,退货不涉及积分。', nothingLeft: '这张小票已全部退完。', unknown: '没有找到这张小票。请核对小票号;若是别家店的小票,点「别店小票」填写门店代码。', offline: '离线时不能退货:要先看到会追回多少积分。请恢复网络后再办。',
    again: '没有收到答复。请按「重试」:同一笔退货不会办两次。', retry: '重试', already: '已退 {amount}', credited: '已积 {points} 分', next: '下一笔', empty: '扫描小票,先看追回多少积分,再确认。', notOwn: '只能退本班次的小票;较早的请店长办理。', otherDay: '小票日期', },
  redeem: {
    title: '兑换', find: '请顾客出示会员码,扫码', points: '使用积分', confirm: '确认兑换', after: '兑换后余额', done: '兑换成功', used: '使用', notPresent: '使用积分要本人在场:请扫会员手机上的动态码或会员卡。手机号只能用来积分。',
    short: '积分不够:有 {have} 分,还差 {short} 分。请改少一些。', offline: '离线时不能兑换。请照常收银,恢复网络后再兑换。', unreadable: '请输入要使用的整数积分。', again: '没有收到答复。请按「重试」:不会扣两次。', retry: '重试', next: '下一位', empty: '扫会员码,输入积分,确认。', all: '全部',
    stepUp: '此码目前只能积分。请会员在手机上点「用积分前确认一次」,输入短信验证码,再扫新的码。',
    undo: '撤销这次兑换', undone: '已撤销,积分已退回原批次。', frozen: '此会员已被冻结,不能使用积分。请联系店长。',
  },
  enrol: {
    title: '新会员', phone: '手机号', name: '称呼(可不填)', submit: '入会', taken: '这个手机号已经是会员,已为您打开。', done: '入会成功', offline: '离线时不能入会。可以先用手机号收银,入会后自动补上积分。',
    wrongPhone: '手机号不对:应为 11 位数字,如 13800138000。请和顾客再核对一次。', consent: '请口头告知顾客:手机号只用于会员积分服务。', use: '为这位会员收银', practised: '练习完成:{phone} 没有真的入会', empty: '输入手机号,回车即可。', gift: '当前余额',
  },
  late: {
    title: '补登积分', hint: '顾客付款时忘了出示会员码?凭小票号在期限内补一次。', member: '第 1 步 会员', receipt: '第 2 步 小票号', confirm: '确认补登', done: '已补登', unknown: '没有找到这张小票。请核对小票号;刚刚离线收的小票要等发送后才能补登。',
    already: '这张小票已经积过分,不能再补。', tooOld: '这张小票已超过补登期限({days} 天)。', earns: '将补', offline: '离线时不能补登。小票号不会过期得这么快,请恢复网络后再办。', next: '再补一张', practised: '练习完成,没有写入',
  },
  shift: {
    title: '班次小结', since: '自 {at} 起', cashier: '收银员', purchases: '会员消费', refunds: '退货', redemptions: '兑换', reversals: '撤销兑换', count: '笔数', amount: '金额', points: '积分', print: '打印', end: '结束班次并退出',
    restart: '重新开始计', offline: '离线时看不到小结,恢复网络后再看。', unsent: '还有 {n} 笔小票没有发送。请等它们发完再结束班次;不急的话换人登录也会继续发送。', empty: '这个班次还没有会员业务。', },
  queue: {
    title: '本机小票', empty: '没有待发送的小票,一切都已入账。', waiting: '待发送', refused: '服务器没有收下', sendNow: '立即发送', takenBy: '{cashier} · {at}', member: '会员', reassign: '改为另一手机号', phone: '正确的手机号', without: '不记会员(以后可补登)', save: '重新提交', nobody: '无会员',
    hint: '下面的小票没有入账。请按原因处理:改正会员,或先不记会员,顾客以后可凭小票号补登。',
  },
  next: {
    member_unknown: '没有找到会员。请核对后重扫,或按 F4 入会。', member_frozen: '此会员已被冻结,请联系店长。', points_insufficient: '积分不够,请改少一些。', below_minimum: '低于最低使用积分,请改多一些。', code_expired: '会员码过期了。请顾客刷新后再扫。', code_used: '会员码已在别处用过。请顾客刷新后再扫。', code_invalid: '这不是有效的会员码。请确认是本店会员页上的码。',
    receipt_conflict: '这个小票号已用于另一张小票。请清空小票号让系统自动编号,或核对后重输。', receipt_too_old: '小票太旧,已过积分期限。', refund_exceeds_sale: '退的比剩下的多。请改少一些。', line_unknown: '小票上没有这一行,请重新查找小票。', store_not_allowed: '您的账户不能在这家店操作。请换账户,或在「更换门店」里改。', forbidden: '您的账户没有此权限,请店长来办。',
    already_credited: '这张小票已经积过分。', already_reversed: '这次兑换已经撤销过。', rate_limited: '操作太快,请等几秒再试。', locked_out: '输错次数太多,请等 {seconds} 秒再试,或请店长帮忙。', login_failed: '用户名或密码不对。请检查大小写后重试。', second_factor_wrong: '验证码不对。请看验证器上的最新 6 位数字。', training: '练习模式不会写入。',
    unauthenticated: '登录已过期,请重新登录。', unreachable: '连不上服务器。请检查网络后再试。', overloaded: '服务器忙,没有执行。请等几秒再试。', not_done: '服务器暂时不可用,没有执行。请等几秒再试。', outcome_unknown: '结果未知。请按「重试」,不会重复。', in_flight: '上一次提交还在处理。请等几秒按「重试」。', manager_needed: '这一步要店长来办。', identity_taken: '这个号码已属于另一位会员。',
    refund_conflict: '这个退货号已用过。请重新查找小票再退。',
  },
};
