import type { Translated } from '@huiji/ui';
import type zh from './insight.zh';

/** The overview and the reports. */
export default {
  insight: {
    title: 'Overview', titleOf: 'Overview · {store}', filters: 'Filters', report: 'Report', loading: 'Summing up …', export: 'Export CSV', picture: '{title} (a picture; the same figures can be shown as a table)', asTable: 'As a table', asChart: 'As a chart',
    period: 'Period', from: 'From', to: 'To', compare: 'Compared with', granularity: 'By', auto: 'Automatic', store: 'Store', allStores: 'All stores', kind: 'Kind', zone: 'Zone', backToAll: '← All stores', byStore: 'Stores', relative: 'Relative change', allOf: 'Show all {n}',
    periods: { today: 'Today', last_7_days: 'Last 7 days', last_30_days: 'Last 30 days', this_month: 'This month', last_month: 'Last month', this_year: 'This year', last_year: 'Last year', custom: 'Custom' },
    compares: { previous: 'The period before', last_year: 'A year earlier', none: 'Nothing' },
    grains: { day: 'Day', week: 'Week', month: 'Month' },
    kinds: { own: 'Own', franchise: 'Franchise' },
    comparedWith: 'compared with {days}', asOf: 'as of {at}, {seconds} s ago', catchingUp: 'Many new bookings are being summed; the figures will grow', now: 'as of the figures, whatever the period', inPoints: '{n} percentage points', nothingBefore: 'nothing to compare with', byEachStore: 'Several stores: whoever bought in two of them counts in both',
    empty: 'The books are empty as yet', emptyHint: 'With the first receipt, points, sales and members show up here. Make stores and products, then ring up a sale at the till or bring earlier receipts in by file.', toSteps: 'First steps', toTill: 'Open the till',
    nothing: 'Nothing happened in this period and store. Choose another period, or take the filter of stores away.',
    tiles: { issued: 'Points issued', redeemed: 'Points redeemed', expired: 'Points expired', outstanding: 'Outstanding', sales: 'Sales to members', receipts: 'Receipts of members', ticket: 'Average ticket', participation: 'Members’ share of sales', active: 'Active members', joined: 'New members', repurchase: 'Repurchase rate', burn: 'Redeemed of issued' },
    series: { sales: 'Sales to members', salesBefore: 'Compared with', issued: 'Issued', redeemed: 'Redeemed', expired: 'Expired', active: 'Active members', joined: 'New members' },
    charts: { sales: 'Sales to members', points: 'Points issued, redeemed, expired', active: 'Active and new members', stores: 'The {n} strongest stores' },
  },
} satisfies Translated<typeof zh>;
