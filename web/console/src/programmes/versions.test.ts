import { expect, test } from 'vitest';
import { comparedWith, timing, versions, type Programme } from './versions';

const published = (version: number, effectiveFrom: string): Programme => ({ id: String(version), status: 'published', code: 'p', name: { zh: '方案' }, version, effectiveFrom } as unknown as Programme);

test('a version counts from its start until the next one begins', () => {
  const list = versions([published(1, '2020-01-01T00:00:00Z'), published(2, '2026-01-01T00:00:00Z'), published(3, '2026-07-01T00:00:00Z')], new Date('2026-03-01T00:00:00Z'));
  expect(list.map((one) => one.state)).toEqual(['coming', 'inForce', 'past']);
  expect(list[1]?.until).toBe('2026-07-01T00:00:00Z');
  expect(list.slice(0, 1).map((one) => comparedWith(one, list)?.programme.version)).toEqual([2]);
});

test('of two that begin together the later one counts', () => {
  const list = versions([published(1, '2020-01-01T00:00:00Z'), published(2, '2020-01-01T00:00:00Z')], new Date('2026-03-01T00:00:00Z'));
  expect(list.map((one) => one.state)).toEqual(['inForce', 'never']);
});

test('what counts from the beginning of time says so, and no year 1', () => {
  const list = versions([published(1, '0001-01-01T00:00:00Z'), published(2, '0001-01-01T00:00:00Z'), published(3, '2026-07-01T00:00:00Z')], new Date('2026-03-01T00:00:00Z'));
  expect(list.map((one) => [timing(one), one.from, one.until])).toEqual([
    ['from', '2026-07-01T00:00:00Z', undefined],
    ['beginningUntil', undefined, '2026-07-01T00:00:00Z'],
    [undefined, undefined, undefined],
  ]);
  expect(versions([published(1, '0001-01-01T00:00:00Z')], new Date('2026-03-01T00:00:00Z')).map(timing)).toEqual(['beginning']);
});
