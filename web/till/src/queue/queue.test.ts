import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { load, refused, sendAll, take, waiting } from './queue';
import { all, type Sale } from './store';

const sale: Sale = { store: 'sh-001', number: 'T1-1', channel: 'till', eventAt: '2026-11-27T10:00:00+08:00', lines: [{ no: 1, quantity: 1, amountFen: '1800' }] };

interface Sent {
  key: string | undefined;
}

/** A server at the end of a line that can be cut. */
function line(answers: (() => Response)[]): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', (_: string, request: RequestInit) => {
    sent.push({ key: (request.headers as Record<string, string>)['Idempotency-Key'] });
    const answer = answers.shift();
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('network'));
  });
  return sent;
}

const booked = (): Response => new Response('{"points":"18"}', { status: 201, headers: { 'Content-Type': 'application/json' } });
const problem = (status: number, code: string) => (): Response =>
  new Response(JSON.stringify({ type: '', title: '不', title_en: 'no', status, code, owner: 'member' }), { status, headers: { 'Content-Type': 'application/problem+json' } });

describe('the queue of a till (H5)', () => {
  beforeEach(async () => {
    line(Array.from({ length: 9 }, () => booked));
    await sendAll();
    await load();
  });

  it('keeps nothing of what was answered', async () => {
    line([booked]);
    expect(await take(sale, 'x', 'y')).toMatchObject({ kind: 'booked' });
    expect(await all()).toEqual([]);
  });

  it('keeps what was not answered, and sends it again with the same key', async () => {
    const sent = line([]);
    expect(await take(sale, 'x', 'y')).toEqual({ kind: 'kept' });
    expect(waiting.value).toHaveLength(1);
    const later = line([booked]);
    await sendAll();
    expect(waiting.value).toHaveLength(0);
    expect(later[0]?.key).toBe(sent[0]?.key);
  });

  it('keeps it also while the server is busy or nobody is logged in', async () => {
    line([problem(503, 'overloaded'), problem(401, 'unauthenticated')]);
    await take(sale, 'x', 'y');
    await sendAll();
    expect(waiting.value).toHaveLength(1);
  });

  it('keeps what was refused later on, with the reason, and goes on with the next', async () => {
    line([]);
    await take(sale, 'x', 'y');
    await take({ ...sale, number: 'T1-2' }, 'x', 'y');
    line([problem(404, 'member_unknown'), booked]);
    await sendAll();
    expect(waiting.value).toHaveLength(0);
    expect(refused.value.map((one) => one.refusal?.code)).toEqual(['member_unknown']);
  });

  it('tells a refusal at once and keeps nothing, when the customer still stands there', async () => {
    line([problem(409, 'receipt_conflict')]);
    expect(await take(sale, 'x', 'y')).toMatchObject({ kind: 'refused' });
    expect(waiting.value).toHaveLength(0);
  });
});
