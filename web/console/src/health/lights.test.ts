import { expect, test } from 'vitest';
import type { Schema } from '@huiji/api';
import { bytes, lights } from './lights';

const now = new Date('2026-03-01T12:00:00Z');
const audit: Schema<'HealthView'>['audit'] & object = { id: '1', status: 'done', sample: 1, differences: '0', members: '10', decisions: '20', seconds: '1', startedAt: '2026-03-01T03:00:00Z', finishedAt: '2026-03-01T03:00:01Z' };
const well: Schema<'HealthView'> = {
  audit,
  seals: { days: '3', lastDay: '2026-02-28', lastSealedAt: '2026-03-01T00:12:00Z', openDays: '0', overdue: false },
  sweep: { finishedAt: '2026-03-01T11:50:00Z', settled: '4', failed: '0', dueMembers: 0 },
  outbox: { carrier: true, kept: '0' },
  imports: [],
  database: { embedded: true, version: '18', bytes: '1048576' },
  version: '0.1.0',
  at: '2026-03-01T12:00:00Z',
};

test('what is well is said to be well', () => {
  expect(new Set(Object.values(lights(well, now)))).toEqual(new Set(['well']));
});

test('a difference, days that should have been sealed and a job that fails are wrong', () => {
  const wrong = { ...well, audit: { ...audit, differences: '1' }, seals: { ...well.seals, openDays: '2', overdue: true }, sweep: { ...well.sweep, failed: '1' } };
  expect(lights(wrong, now)).toMatchObject({ audit: 'bad', seals: 'bad', sweep: 'bad' });
});

test('days that wait to be sealed by themselves are no fault', () => {
  expect(lights({ ...well, seals: { ...well.seals, openDays: '423' } }, now).seals).toBe('well');
});

test('no audit, an old one, and no carrier are worth a look', () => {
  expect(lights({ ...well, audit: undefined }, now).audit).toBe('look');
  expect(lights({ ...well, audit: { ...audit, finishedAt: '2026-02-01T00:00:00Z' } }, now).audit).toBe('look');
  expect(lights({ ...well, outbox: { carrier: false, kept: '3' } }, now).outbox).toBe('look');
  expect(lights({ ...well, sweep: { ...well.sweep, dueMembers: 3, finishedAt: null } }, now).sweep).toBe('look');
});

test('bytes are told in what people count them in', () => {
  expect(bytes('52428800')).toBe('50 MB');
  expect(bytes('5368709120')).toBe('5.0 GB');
});
