import type { Translated } from '@huiji/ui';
import type zh from './merge.zh';

/** Merging two records of one person. */
export default {
  merge: {
    title: 'Merge members', hint: 'When one person has two records, one becomes part of the other. Nothing is written before you have seen the preview and confirmed; it can be undone for {days} days.', past: 'Past merges', pastEmpty: 'No members have been merged yet.',
    first: 'First', second: 'Second', by: 'Find by', kind: { phone: 'Phone', card: 'Card', memberId: 'Member id' }, value: '{kind}', find: 'Find', other: 'Another one', same: 'Both are the same member. Choose another one.', mergedAlready: 'Was merged into member {id}; this is the member who stayed.',
    compare: 'Side by side', gone: 'Goes', stays: 'Stays', after: 'Afterwards', swap: 'Swap who stays', name: 'Name', noName: 'Not given', identities: 'Phone and identities', enrolled: 'Enrolled', spendable: 'Points', pending: 'Pending', debt: 'Debt', held: 'Reserved', lots: 'Lots', tier: 'Tier', noTier: '—', spend: 'Spent in all', receipts: 'Receipts', last: 'Last purchase',
    told: 'What it will do', reason: 'Reason (2 characters or more; it is recorded)', reasonHint: 'Such as: joined again with a new phone; identity was checked', confirm: 'Merge these two', sure: 'Merge member {gone} into member {stays}?', sureHint: 'The record that goes is not used on its own any more. It can be undone for {days} days; later only adjustments by hand help.', doIt: 'Merge', done: 'Merged: {points} points went to member {id}.',
    who: 'Goes → stays', when: 'When', why: 'Reason and by whom', moved: 'Moved', state: 'State', undo: 'Undo', undoable: 'Can be undone until {until}', over: 'Too late to undo', undone: 'Undone {at} by {by}; {points} points went back',
    undoTitle: 'Undo the merge: member {gone} stands alone again', undoTold: 'What undoing will do', back: 'Goes back', kept: 'Cannot go back', goneAfter: 'Member who comes back', staysAfter: 'Member who stayed', undoReason: 'Reason (2 characters or more; it is recorded)', undoIt: 'Undo the merge', undoDone: 'The merge was undone; {points} points went back.',
  },
} satisfies Translated<typeof zh>;
