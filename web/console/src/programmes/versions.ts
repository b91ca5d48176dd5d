import type { Schema } from '@huiji/api';
import { api } from '@huiji/ui';

export type Programme = Schema<'ProgrammeView'>;

/** A published version with the time in which purchases are rated by it; a draft has none. */
export interface Version {
  programme: Programme;
  state: 'draft' | 'inForce' | 'coming' | 'past' | 'never';
  /** Absent: from the beginning of time, or it is a draft. */
  from?: string;
  until?: string;
}

const LIMIT = 200;

export async function all(): Promise<Programme[]> {
  const found: Programme[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.get('/api/v1/programmes', { query: { limit: LIMIT, cursor } });
    found.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return found;
}

/** The server's beginning of time is the first day of the year 1. */
const isBeginning = (moment: string): boolean => new Date(moment).getUTCFullYear() <= 1;
const dated = (moment: string | null | undefined): string | undefined => (moment && !isBeginning(moment) ? moment : undefined);

const at = (one: Programme): number => new Date(one.effectiveFrom ?? 0).getTime();

/** Drafts first, then the newest version. Of two that begin at the same moment the later one counts, the other never did. */
export function versions(programmes: readonly Programme[], now: Date): Version[] {
  const published = programmes.filter((one) => one.status === 'published').sort((a, b) => at(a) - at(b) || (a.version ?? 0) - (b.version ?? 0));
  const timed = published.map((programme, i): Version => {
    const next = published[i + 1];
    const ends = next ? at(next) : Infinity;
    // The first one also rates what was before it.
    const begins = i === 0 ? -Infinity : at(programme);
    const state = ends <= begins || ends === at(programme) ? 'never' : now.getTime() < begins ? 'coming' : now.getTime() < ends ? 'inForce' : 'past';
    return { programme, state, from: dated(programme.effectiveFrom), until: dated(next?.effectiveFrom) };
  });
  const drafts = programmes.filter((one) => one.status === 'draft').map((programme): Version => ({ programme, state: 'draft' }));
  return [...drafts.reverse(), ...timed.reverse()];
}

/** Which of the texts says when it counts; none for a draft, and for one that another took the place of at the same moment. */
export function timing({ state, from, until }: Version): 'from' | 'fromUntil' | 'beginning' | 'beginningUntil' | undefined {
  if (state === 'draft' || (state === 'never' && !from)) return undefined;
  return from ? (until ? 'fromUntil' : 'from') : until ? 'beginningUntil' : 'beginning';
}

/** With which a version is compared unless somebody says otherwise: the one in force for a draft, else the one before it. */
export function comparedWith(version: Version, list: readonly Version[]): Version | undefined {
  const published = list.filter((one) => one.state !== 'draft');
  if (version.state === 'draft') return published.find((one) => one.state === 'inForce');
  return published[published.indexOf(version) + 1];
}
