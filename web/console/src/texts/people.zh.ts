/** Signing in, accounts and staff. */
export default {
  roles: { administrator: '系统管理员', marketing: '市场', finance: '财务', manager: '店长', cashier: '收银员', security: '安全管理员', auditor: '审计员' },
  duties: { administrator: '系统与全部业务', marketing: '方案、商品', finance: '账务、对账、复核', manager: '所属门店的会员、退货、小额调整', cashier: '收银、兑换、入会', security: '账号与职责分配', auditor: '审计日志,只看不改' },
  signIn: {
    title: '登录管理后台', ended: '登录已结束(太久没有操作,或账号有变动)。请重新登录,会回到刚才的页面;未保存的内容需要重填。', username: '用户名', password: '密码', submit: '登录',
    code: '动态验证码', codeHint: '请输入验证器上的 6 位数字;手机不在身边时可以用一个恢复码。', forgot: '忘记密码或丢失验证器:请管理员在「员工」里重发链接或重置验证器。',
  },
  welcome: {
    first: '设置第一位管理员', firstHint: '这是全新安装的一次性链接。请填写您的姓名,选一个用户名和密码;接着设置两步验证。', title: '欢迎,{name}', hint: '用户名 {username} · {roles}。请设置您自己的密码。',
    name: '姓名', password: '新密码', repeated: '再输一次新密码', rules: '至少 {length} 个字符,不能含用户名。', rulesKinds: '至少 {length} 个字符,含大写、小写、数字、符号中的至少 {kinds} 类,不能含用户名。', differ: '两次输入的密码不一样。', submit: '设置密码并继续',
    invalidHint: '请管理员在「员工」里重发一个;若还没有任何管理员,在服务器上运行 ./huiji staff link。', toSignIn: '已经设置过?去登录',
  },
  factor: {
    title: '两步验证', why: '密码之外再加一道锁:登录时还要验证器上的 6 位数字。', scan: '用任意验证器应用(如微信小程序里的验证器、Microsoft Authenticator)扫描二维码,或手动输入密钥。', qr: '验证器二维码', secret: '密钥', code: '验证器显示的 6 位数字', submit: '确认',
    recoveryTitle: '恢复码', recoveryHint: '手机不在身边时,每个恢复码可代替一次验证码。它们只显示这一次:请复制或打印,存放在安全的地方。', kept: '我已保存好恢复码', goOn: '进入管理后台',
  },
  account: {
    title: '我的账号', expired: '密码已到期,请换一个新密码', last: '上次登录 {at}', password: '修改密码', current: '现在的密码', fresh: '新密码', change: '修改', changed: '密码已修改,其他设备上的登录都已结束。',
    factorOn: '已开启。换手机或丢失时,请管理员重置。', factorOff: '未开启。建议设置。', setUp: '设置',
  },
  staff: {
    invite: '邀请员工', inviteTitle: '邀请员工', byFile: '用文件导入', change: '修改', changeTitle: '修改 {name}', usernameHint: '登录用,如 wang.li;之后不能修改。', roles: '角色', stores: '门店', status: '状态', deeds: '操作',
    allStores: '全部门店', noStores: '还没有门店,请先导入:', findStore: '按名称或代码查找门店', empty: '还只有您自己。邀请第一位员工,或用文件一次导入多位。', emptyRead: '还没有其他员工。请系统管理员邀请。', saved: '已保存。', self: '自己的账号由别人修改',
    is: { invited: '已邀请,未登录', active: '在用', disabled: '已停用' }, factor: { on: '两步验证已开启', off: '未开两步验证', must_set_up: '需设两步验证' },
    deed: { link: '重发链接', disable: '停用', enable: '启用', resetFactor: '重置验证器', unlock: '解锁' },
    ask: { link: '给 {name} 重发一次性链接?', disable: '停用 {name}?', enable: '重新启用 {name}?', resetFactor: '重置 {name} 的验证器?', unlock: '解锁 {name}?' },
    means: {
      link: '旧链接随即失效。用新链接设好密码后,原来的密码不再有效。', disable: '所有登录立即结束,不能再登录;记录都保留,之后可以重新启用。', enable: '可以用原来的密码再次登录。', resetFactor: '原验证器和恢复码失效,下次登录要重新设置。请先当面核实是本人。', unlock: '之前输错的次数清零,可以马上再试。',
    },
    linkTitle: '{name} 的一次性链接', linkHint: '只显示这一次。请复制后交给本人;有效至 {until},用一次即失效。', linkDone: '已交给本人',
  },
};
