import type { Schema } from '@huiji/api';

export type Entry = Schema<'EntryView'>;

/** What the list shows as the entry's amount: what she can spend, or else what waits or is held. */
export function amountOf(entry: Entry): bigint {
  for (const part of [entry.spendable, entry.pending, entry.held]) {
    const points = BigInt(part);
    if (points !== 0n) return points;
  }
  return -BigInt(entry.debt);
}

/** Steps that say why something did not apply. */
export function applied(step: Schema<'Because'>): boolean {
  return !/^(rule_|line_excluded)/.test(step.code);
}
