import { ApiProblem, newKey, Unreachable, type Answer } from '@huiji/api';
import { api, session } from '@huiji/ui';
import { computed, shallowRef } from 'vue';
import { all, put, remove, type Sale, type Taken } from './store';

export type { Sale, Taken } from './store';
export type Booked = Answer<'/api/v1/purchases', 'post'>;

/** What came of a receipt at the till. */
export type Outcome =
  | { kind: 'booked'; answer: Booked }
  | { kind: 'kept' }
  /** As many wait as a device may keep: nothing was taken. */
  | { kind: 'full' }
  | { kind: 'refused'; problem: ApiProblem };

/** Receipts that the server has not answered, or has refused. */
export const taken = shallowRef<readonly Taken[]>([]);
export const waiting = computed(() => taken.value.filter((one) => !one.refusal));
export const refused = computed(() => taken.value.filter((one) => one.refusal));

/** What a device keeps while the server is away: some days of a busy till. */
export const KEPT_MAX = 2_000;

/** So long a customer waits for an answer before the till goes on without. */
const PATIENCE_MS = 4_000;
const PAUSE_MS = 5_000;

/** Receipts whose customer is still waiting for the answer: they are sent by whoever serves her. */
const inHand = new Set<string>();

export async function load(): Promise<void> {
  taken.value = (await all()).filter((one) => !inHand.has(one.key));
}

/** Takes a receipt: written down first, then sent. */
export async function take(sale: Sale, member: string, cashier: string): Promise<Outcome> {
  if (taken.value.length >= KEPT_MAX) return { kind: 'full' };
  const one: Taken = { key: newKey(), takenAt: new Date().toISOString(), cashier, member, sale };
  inHand.add(one.key);
  await put(one);
  let answer: Booked;
  try {
    answer = await post(one, PATIENCE_MS);
  } catch (failure) {
    inHand.delete(one.key);
    if (failure instanceof ApiProblem && !mayRepeat(failure)) {
      // She is told at once and nothing was booked: there is nothing to keep.
      await remove(one.key);
      return { kind: 'refused', problem: failure };
    }
    await load();
    return { kind: 'kept' };
  }
  await remove(one.key);
  inHand.delete(one.key);
  return { kind: 'booked', answer };
}

function post(one: Taken, patienceMs?: number): Promise<Booked> {
  return api.post('/api/v1/purchases', { body: one.sale, key: one.key, patienceMs });
}

/** Neither a silence nor a busy server, and a missing session is mended by logging in: the receipt stays. */
function mayRepeat(problem: ApiProblem): boolean {
  return problem.mayRepeat || problem.status === 401 || problem.code === 'csrf';
}

/** Sends what waits, oldest first, one after the other. Stops at the first silence. */
async function send(): Promise<void> {
  await load();
  for (const one of waiting.value) {
    try {
      await post(one);
      await remove(one.key);
    } catch (failure) {
      if (failure instanceof Unreachable || (failure instanceof ApiProblem && mayRepeat(failure))) break;
      if (!(failure instanceof ApiProblem)) throw failure;
      await put({ ...one, refusal: { code: failure.code, zh: failure.titleZh, en: failure.titleEn } });
    }
  }
  await load();
}

/** One window at a time, where the browser can keep turns (https or localhost). */
async function inTurn(work: () => Promise<void>): Promise<void> {
  const locks = navigator.locks as LockManager | null | undefined;
  if (locks) await locks.request('huiji-till-queue', work);
  else await work();
}

let sending: Promise<void> | undefined;

/** Sends what waits; called again meanwhile, it is the same round. */
export function sendAll(): Promise<void> {
  sending ??= inTurn(send).finally(() => {
    sending = undefined;
  });
  return sending;
}

/** From now on: whenever something waits and somebody is logged in. */
export function keepSending(): void {
  const round = (): void => {
    if (session.value && waiting.value.length > 0) void sendAll();
  };
  window.setInterval(round, PAUSE_MS);
  window.addEventListener('online', round);
}

/** A refused receipt once more: for another member, or without one. The same number, so that it cannot count twice. */
export async function again(one: Taken, member: Sale['member'], shown: string): Promise<void> {
  const sale: Sale = { ...one.sale, member, capturedAt: undefined };
  await put({ key: newKey(), takenAt: one.takenAt, cashier: one.cashier, member: shown, sale });
  await remove(one.key);
  await sendAll();
}
