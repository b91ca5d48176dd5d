// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { given, noonOf, startOf } from './filter';

describe('filters of lists', () => {
  test('the last day is meant to be in', () => {
    expect(startOf('2026-02-28', 1)).toMatch(/^2026-03-01T00:00:00/);
    expect(startOf('')).toBeUndefined();
  });
  test('a day without an hour stays that day', () => {
    expect(noonOf('2026-03-01').getDate()).toBe(1);
  });
  test('what is empty narrows nothing', () => {
    expect(given({ store: '', state: 'sold', from: undefined })).toEqual({ state: 'sold' });
  });
});
