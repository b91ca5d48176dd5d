/** The overview and the reports. */
export default {
  insight: {
    title: '经营总览', titleOf: '经营总览 · {store}', filters: '筛选', report: '报表', loading: '正在汇总…', export: '导出 CSV', picture: '{title}(图;同样的数字可切换为表格)', asTable: '看表格', asChart: '看图',
    period: '时段', from: '从', to: '至', compare: '对比', granularity: '粒度', auto: '自动', store: '门店', allStores: '全部门店', kind: '性质', zone: '时区', backToAll: '← 全部门店', byStore: '各门店', relative: '相对变化', allOf: '显示全部 {n} 家',
    periods: { today: '今天', last_7_days: '近 7 天', last_30_days: '近 30 天', this_month: '本月', last_month: '上月', this_year: '今年', last_year: '去年', custom: '自选' },
    compares: { previous: '上一时段', last_year: '去年同期', none: '不对比' },
    grains: { day: '按日', week: '按周', month: '按月' },
    kinds: { own: '直营', franchise: '加盟' },
    comparedWith: '对比 {days}', asOf: '数据截至 {at},{seconds} 秒前', catchingUp: '正在补算大量新记账,数字还会增加', now: '截至数据时间,不分时段', inPoints: '{n} 个百分点', nothingBefore: '对比时段没有数据', byEachStore: '已选多家门店:在几家店消费过的会员,每家各计一次',
    empty: '账本还是空的', emptyHint: '收到第一张小票后,这里会显示积分、销售与会员的数字。先建门店和商品,再用收银台记一笔,或用文件导入历史小票。', toSteps: '看开始步骤', toTill: '打开收银台',
    nothing: '所选时段和门店没有数据。请换一个时段,或去掉门店筛选。',
    tiles: { issued: '发放积分', redeemed: '兑换积分', expired: '过期积分', outstanding: '待用积分', sales: '会员销售', receipts: '会员小票', ticket: '客单价', participation: '会员销售占比', active: '活跃会员', joined: '新会员', repurchase: '复购率', burn: '核销率' },
    series: { sales: '会员销售', salesBefore: '对比时段', issued: '发放', redeemed: '兑换', expired: '过期', active: '活跃会员', joined: '新会员' },
    charts: { sales: '会员销售走势', points: '积分发放、兑换与过期', active: '活跃会员与新会员', stores: '门店销售前 {n}' },
  },
};
