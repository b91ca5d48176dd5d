/** Merging two records of one person. */
export default {
  merge: {
    title: '合并会员', hint: '同一个人有两份会员档案时,把一份并入另一份。先预览,确认后才写入;{days} 天内可以撤销。', past: '合并记录', pastEmpty: '还没有合并过会员。',
    first: '第一位', second: '第二位', by: '按什么查找', kind: { phone: '手机号', card: '卡号', memberId: '会员号' }, value: '{kind}', find: '查找', other: '换一位', same: '两边是同一位会员,请换一位。', mergedAlready: '已并入会员 {id},这里是存续的会员。',
    compare: '对照', gone: '并走', stays: '留下', after: '合并后', swap: '对调:谁留下', name: '姓名', noName: '未填', identities: '手机号与身份', enrolled: '入会', spendable: '可用积分', pending: '待生效', debt: '欠款', held: '预扣中', lots: '批次', tier: '等级', noTier: '—', spend: '累计消费', receipts: '小票', last: '最近消费',
    told: '合并后会怎样', reason: '合并原因(至少 2 个字,会留痕)', reasonHint: '例如:换手机号后重复入会,已核对本人', confirm: '合并这两位会员', sure: '把会员 {gone} 并入会员 {stays}?', sureHint: '并走的档案随即不再单独使用;{days} 天内可以撤销,之后只能手工调整。', doIt: '确认合并', done: '已合并:{points} 分转到会员 {id}。',
    who: '并走 → 留下', when: '时间', why: '原因与办理人', moved: '转去', state: '状态', undo: '撤销合并', undoable: '可撤销至 {until}', over: '已过撤销期', undone: '{at} 由 {by} 撤销,退回 {points} 分',
    undoTitle: '撤销合并:会员 {gone} 恢复为单独的会员', undoTold: '撤销后会怎样', back: '退回', kept: '不能退回', goneAfter: '恢复的会员', staysAfter: '原留下的会员', undoReason: '撤销原因(至少 2 个字,会留痕)', undoIt: '确认撤销', undoDone: '已撤销合并,退回 {points} 分。',
  },
};
