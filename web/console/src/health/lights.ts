import type { Schema } from '@huiji/api';

/** Well; worth a look; wrong. */
export type State = 'well' | 'look' | 'bad';
export type Lights = Record<'audit' | 'seals' | 'sweep' | 'outbox' | 'imports' | 'database', State>;

const HOUR_MS = 3_600_000;
const AUDIT_OLD_MS = 7 * 24 * HOUR_MS;
/** The job comes every quarter of an hour; four of them missed is no accident. */
const SWEEP_OLD_MS = HOUR_MS;

const older = (at: string | null | undefined, now: Date, ms: number): boolean => !at || now.getTime() - new Date(at).getTime() > ms;

export function lights(health: Schema<'HealthView'>, now: Date): Lights {
  const audit = health.audit;
  return {
    audit: audit && audit.differences !== '0' ? 'bad' : !audit || audit.status === 'failed' || (audit.status === 'done' && older(audit.finishedAt, now, AUDIT_OLD_MS)) ? 'look' : 'well',
    seals: health.seals.overdue ? 'bad' : 'well',
    sweep: health.sweep.failed !== '0' ? 'bad' : health.sweep.dueMembers > 0 && older(health.sweep.finishedAt, now, SWEEP_OLD_MS) ? 'look' : 'well',
    outbox: health.outbox.carrier ? 'well' : 'look',
    imports: health.imports.some((one) => one.status === 'held') ? 'look' : 'well',
    database: 'well',
  };
}

export function bytes(count: string): string {
  const mega = Number(count) / 1_048_576;
  return mega < 1024 ? `${mega.toFixed(0)} MB` : `${(mega / 1024).toFixed(1)} GB`;
}
