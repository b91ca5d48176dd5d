import { expect, it } from 'vitest';
import { wantedOf, within } from './wanted';

it('takes from the address what it knows, and no more', () => {
  expect(wantedOf({ period: 'this_month', store: 'sh-001', kind: 'own', compare: 'none', colour: 'red' })).toMatchObject({ period: 'this_month', store: 'sh-001', kind: 'own', compare: 'none' });
  expect(wantedOf({ period: 'fortnight', kind: 'rented', granularity: 'hour', from: 'yesterday' })).toEqual({});
});

it('days of one’s own make the period a custom one', () => {
  expect(wantedOf({ period: 'today', from: '2026-11-01', to: '2026-11-03' })).toMatchObject({ period: 'custom', from: '2026-11-01', to: '2026-11-03' });
  expect(wantedOf({ period: 'custom' }).period).toBeUndefined();
});

it('a click on a month leads into its days', () => {
  expect(within({ from: '2026-10-01', to: '2026-10-31' })).toEqual({ period: 'custom', from: '2026-10-01', to: '2026-10-31', granularity: undefined });
});
