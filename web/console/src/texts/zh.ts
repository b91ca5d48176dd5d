import insight from './insight.zh';
import members from './members.zh';
import merge from './merge.zh';
import people from './people.zh';
import setup from './setup.zh';

export default {
  title: '汇积 · 管理后台',
  brand: '汇积 · 管理后台',
  unreachable: '连不上服务器。请检查网络后再试。',
  again: '重试', back: '返回', cancel: '取消', save: '保存', more: '显示更多', all: '全部', copy: '复制', copied: '已复制', print: '打印', show: '显示', hide: '隐藏', leave: '退出登录', points: '分',
  notAllowed: '您的账号没有此页的权限。请在左侧选择其他页面,或联系系统管理员。',
  nav: { label: '主导航', menu: '菜单', group: { business: '经营', customers: '会员与交易', setup: '设置', watch: '核对与留痕' }, skip: '跳到正文', home: '首页', members: '会员', receipts: '小票与退款', redemptions: '兑换', merge: '合并会员', overview: '经营总览', reports: '报表', staff: '员工', approvals: '复核箱', complaints: '会员反馈', imports: '导入', programmes: '积分方案', stores: '门店', products: '商品', keys: '接口密钥', health: '账目健康', trail: '审计日志', messages: '消息箱' },
  ...people,
  ...insight,
  ...members,
  ...merge,
  ...setup,
  approvals: {
    show: '显示', empty: '没有待复核的申请。超过额度的积分调整会出现在这里。', emptyAll: '还没有任何申请。超过额度的积分调整会出现在这里。',
    by: '申请人 {name}', decidedBy: '复核人 {name}', member: '会员 {id}', importOf: '老系统余额导入', own: '这是您自己的申请,须由另一个人复核。', others: '此申请由有复核权限的人处理(系统管理员或财务)。',
    decide: '去复核', decideTitle: '复核申请', reason: '复核意见(至少 2 个字)', approve: '同意并入账', reject: '驳回', final: '同意后立即入账,不能撤回;驳回后需重新申请。',
    is: { open: '待复核', approved: '已同意,入账中', done: '已同意并入账', refused: '已同意,但未能入账', rejected: '已驳回' },
  },
  complaints: {
    empty: '没有待处理的反馈。会员在会员页提出的「积分没到 / 不对」会出现在这里。', emptyResolved: '还没有已了结的反馈。',
    kind: { missing: '积分没到', wrong: '积分不对' }, is: { open: '待处理', resolved: '已了结' },
    receipt: '小票 {number}', why: '为什么是这么多分', answer: '答复(会员可见)', settles: '就此了结', send: '答复', answered: '已答复,会员在会员页可以看到。',
  },
  trail: {
    export: '导出 CSV', who: '谁', whoHint: '用户名或编号', action: '操作(开头)', did: '操作', target: '对象', from: '从', to: '到(含当天)', search: '查询',
    at: '时间', result: '结果', address: '来源', empty: '没有符合条件的记录。请放宽时间,或清空一些条件。',
  },
  messages: {
    hint: '还没有接短信时,系统发出的验证码等在这里查看。请只告诉收件人本人。', empty: '还没有发出任何消息。会员登录时的验证码会出现在这里。', refresh: '刷新', to: '收件人', text: '内容', until: '有效至', over: '已过期',
  },
  files: {
    what: '导入什么', example: '文件样例', choose: '选择 CSV 文件(UTF-8)', preview: '预览:还没有写入', line: '行', code: '代码', wrong: '哪里不对', home: '回到首页',
    hint: { stores: '每行一家门店;代码相同的会被更新。', products: '每行一件商品;代码相同的会被更新。品类要先建好,可以留空;多个条码用分号隔开。', staff: '每行一位员工;多个角色或门店用分号隔开。新员工会得到一次性链接,只显示一次。' },
    notUtf8: '文件不是 UTF-8 编码,中文会变成乱码。在 Excel 里请另存为「CSV UTF-8(逗号分隔)」再选一次。',
    counts: '共 {lines} 行:新增 {created},更新 {updated},不变 {unchanged},有错 {rejected}。', mend: '请按下表改好文件,再选一次;也可以先写入没有错的行。',
    write: '写入 {n} 行', writeGood: '写入没有错的 {n} 行,跳过 {bad} 行', nothing: '文件里的内容都已经在系统里,无需写入。', written: '已写入:新增 {created},更新 {updated},跳过 {rejected}。', links: '一次性链接,只显示这一次。请分别交给本人:', first: '只显示前 {n} 行错误。',
  },
  home: {
    title: '您好,{name}', approvals: '项待复核', complaints: '条反馈待处理', steps: '开业准备', left: '还有 {n} 步。做完就可以开业。', ready: '都已就绪,可以在收银台积分了。', done: '已完成', open: '待完成', go: '去完成', docs: '接口文档',
    nothing: '这里暂时没有需要您处理的事。请从左侧选择页面。', recipes: '一步步的做法在随附的 docs/recipes/ 中:people.md(员工)、import-members.md(门店、商品、会员)、till.md(收银台)。接口文档:',
    step: { duties: '任命安全管理员和审计员', stores: '导入门店', products: '导入商品', programme: '发布自己的积分方案', staff: '邀请店长和收银员' },
    hint: {
      duties: '各由一个人担任,与系统管理员分开。在员工页邀请他们。', stores: '准备一个 CSV 文件,先预览再写入。', products: '按商品积分时需要;只按金额积分可以稍后再做。',
      programme: '现在用的是安装自带的「基础积分」。在它的基础上改一份草稿,检查后发布。', staff: '一位位邀请,或用文件。每人得到一个一次性链接。',
    },
  },
  problems: {
    login_failed: '用户名或密码不对。请检查大小写后重试。', second_factor_wrong: '验证码不对。请看验证器上最新的 6 位数字;每个码只能用一次。', locked_out: '输错次数太多,请等 {seconds} 秒再试,或请管理员解锁。', link_invalid: '这个链接已用过或已过期。',
    too_many_rows: '结果超过一个文件的行数上限。请缩小时间、门店等条件,分几次导出。', identity_taken: '这个号码已属于另一位会员。', state_conflict: '当前状态不允许此操作(如已注销、已有手机号,或数量已到上限)。',
    unauthenticated: '登录已过期,请重新登录。', forbidden: '您的账号没有此权限。请联系系统管理员。', same_person: '不能复核自己的申请,须由另一个人复核。', already_exists: '这个用户名已有人使用,请换一个。', rate_limited: '操作太快,请等 {seconds} 秒再试。', csrf: '页面太久没有刷新。请刷新后再试。',
    overloaded: '服务器忙,没有执行。请等几秒再试。', not_done: '服务器暂时不可用,没有执行。请等几秒再试。', outcome_unknown: '结果未知。请再点一次,不会重复执行。', in_flight: '上一次提交还在处理。请等几秒再试,不会重复执行。',
  },
};
