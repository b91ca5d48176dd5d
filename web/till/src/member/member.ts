import { ApiProblem, Unreachable, type Schema } from '@huiji/api';
import { api } from '@huiji/ui';
import { place } from '../place/place';

export type MemberRef = Schema<'MemberRef'>;
export type Record = Schema<'MemberRecord'>;
export type Balance = Schema<'BalanceNow'>;

/** Whom the till serves now. */
export interface Customer {
  /** How the sale names her; off line it is what was scanned. */
  ref: MemberRef;
  shown: string;
  /** She held out a code or a card, so she is here and may spend. */
  present: boolean;
  /** What the dynamic code was exchanged for: she may spend with it for some minutes. */
  visit?: string;
  /** The code came from a device on which she has not confirmed spending yet. */
  collectsOnly?: boolean;
  /** When a dynamic code was scanned. */
  capturedAt?: string;
  record?: Record;
  balance?: Balance;
}

/** What the cashier's input can be. */
export type Input = { kind: 'phone' | 'card' | 'code' | 'tail'; text: string };

const CODE = /^1[0-9A-V]{48}$/;
const PHONE = /^(\+?[0-9][0-9 ()-]{9,18})$/;
const TAIL = /^[0-9]{4,10}$/;

/** A scanner types as people do: the shape tells what it was. */
export function read(text: string): Input | null {
  const typed = text.trim();
  if (CODE.test(typed)) return { kind: 'code', text: typed };
  if (TAIL.test(typed)) return { kind: 'tail', text: typed };
  if (PHONE.test(typed)) return { kind: 'phone', text: typed.replace(/[ ()-]/g, '') };
  return /^[A-Za-z0-9][A-Za-z0-9-]{3,63}$/.test(typed) ? { kind: 'card', text: typed } : null;
}

/** What came of looking. */
export type Found =
  | { kind: 'one'; customer: Customer }
  | { kind: 'several'; records: Record[]; more: boolean }
  | { kind: 'none' }
  | { kind: 'offline'; customer: Customer | null }
  | { kind: 'refused'; problem: ApiProblem };

export async function find(input: Input): Promise<Found> {
  try {
    if (input.kind === 'tail') return await byTail(input.text);
    if (input.kind === 'code') return await byCode(input.text);
    return await byIdentity(input.kind, input.text);
  } catch (failure) {
    if (failure instanceof Unreachable) return { kind: 'offline', customer: offline(input) };
    if (!(failure instanceof ApiProblem)) throw failure;
    return failure.code === 'member_unknown' ? { kind: 'none' } : { kind: 'refused', problem: failure };
  }
}

async function byIdentity(kind: 'phone' | 'card', text: string): Promise<Found> {
  const ref: MemberRef = kind === 'phone' ? { phone: text } : { card: text };
  try {
    const record = await api.post('/api/v1/members/lookup', { body: { member: ref } });
    return { kind: 'one', customer: await customerOf(record, kind === 'card') };
  } catch (failure) {
    const noPhone = failure instanceof ApiProblem && ['invalid_field', 'member_unknown'].includes(failure.code);
    // A card may be nothing but digits.
    if (kind === 'phone' && noPhone && /^\d+$/.test(text)) return byIdentity('card', text);
    throw failure;
  }
}

async function byTail(digits: string): Promise<Found> {
  const matches = await api.post('/api/v1/members/lookup/tail', { body: { digits, store: place.value?.store ?? '' } });
  const [only] = matches.items;
  if (!only) return digits.length > 4 ? byIdentity('card', digits) : { kind: 'none' };
  return matches.items.length === 1 && !matches.more
    ? { kind: 'one', customer: await customerOf(only, false) }
    : { kind: 'several', records: matches.items, more: matches.more };
}

async function byCode(code: string): Promise<Found> {
  const visit = await api.post('/api/v1/visits', { body: { code, till: place.value?.till ?? '', store: place.value?.store ?? '' } });
  const record = await api.get('/api/v1/members/{id}', { path: { id: visit.memberId } });
  return { kind: 'one', customer: { ...(await customerOf(record, true)), visit: visit.visit, collectsOnly: !visit.maySpend } };
}

export async function customerOf(record: Record, present: boolean): Promise<Customer> {
  const balance = await api.get('/api/v1/members/{memberId}/balance', { path: { memberId: record.id } });
  return { ref: { memberId: record.id }, shown: nameOf(record), present, record, balance };
}

/** Without the server a whole phone, a card or a code still says who she is; four digits do not. */
export function offline(input: Input): Customer | null {
  if (input.kind === 'tail') return null;
  if (input.kind === 'phone') return { ref: { phone: input.text }, shown: `****${input.text.slice(-4)}`, present: false };
  if (input.kind === 'card') return { ref: { card: input.text }, shown: `****${input.text.slice(-4)}`, present: true };
  return { ref: { code: input.text }, shown: 'QR', present: true, capturedAt: new Date().toISOString() };
}

export function phoneOf(record: Record): string {
  return record.identities.find((one) => one.kind === 'phone')?.value ?? '';
}

export function nameOf(record: Record): string {
  return record.name ?? (phoneOf(record) || record.id);
}
