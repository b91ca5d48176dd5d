import type { Schema } from '@huiji/api';

export interface ReceiptQuery {
  store?: string;
  from?: string;
  to?: string;
  number?: string;
  member?: string;
  channel?: string;
  state?: Schema<'ReceiptRowView'>['state'];
}

export const STATES = ['sold', 'part_refunded', 'refunded', 'unassigned'] as const;

/** How loud a state is. */
export function receiptTone(state: Schema<'ReceiptRowView'>['state']): string {
  return { sold: '', part_refunded: 'warn', refunded: 'off', unassigned: 'off', not_credited: 'warn' }[state];
}
