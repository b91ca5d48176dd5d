import { expect, test } from 'vitest';
import { amountOf, applied, type Entry } from './reasons';

const entry = (parts: Partial<Entry>): Entry => ({
  entryId: '1.2', decisionId: '1.3', reason: 'earn', spendable: '0', pending: '0', held: '0', debt: '0',
  bookedAt: '2026-01-05T04:00:00Z', effectiveAt: '2026-01-05T04:00:00Z', explanation: [], earningStores: [], ...parts,
});

test('an entry shows what can be spent, else what waits, else what is held, else what is owed', () => {
  expect(amountOf(entry({ spendable: '-60', held: '60' }))).toBe(-60n);
  expect(amountOf(entry({ pending: '120' }))).toBe(120n);
  expect(amountOf(entry({ held: '-60' }))).toBe(-60n);
  expect(amountOf(entry({ debt: '40' }))).toBe(-40n);
  expect(amountOf(entry({}))).toBe(0n);
});

test('a rule that did not apply is told apart', () => {
  const step = (code: string) => ({ code, points: '0', zh: '', en: '' });
  expect(applied(step('base'))).toBe(true);
  expect(applied(step('rule_not_tier'))).toBe(false);
  expect(applied(step('line_excluded'))).toBe(false);
});
