import { expect, test } from 'vitest';
import { filterOf } from './filter';

const NOTHING = { who: '', action: ' ', target: '', from: '', to: '' };

test('fields left empty do not narrow the trail', () => {
  expect(filterOf(NOTHING)).toEqual({});
  expect(filterOf({ ...NOTHING, who: ' wang.li ', action: 'staff.' })).toEqual({ who: 'wang.li', action: 'staff.' });
});

test('the last day is in, over the end of a month too', () => {
  const filter = filterOf({ ...NOTHING, from: '2026-01-31', to: '2026-01-31' });
  expect(new Date(filter.from ?? '')).toEqual(new Date(2026, 0, 31));
  expect(new Date(filter.to ?? '')).toEqual(new Date(2026, 1, 1));
});
