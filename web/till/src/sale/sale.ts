import { ApiProblem, Unreachable, type Schema } from '@huiji/api';
import { fenOf, withOffset } from '@huiji/format';
import { api, reachable, session, staff, training } from '@huiji/ui';
import { computed, ref, shallowRef, watch } from 'vue';
import type { Customer } from '../member/member';
import { nextNumber, place, shift } from '../place/place';
import { take, type Booked, type Outcome, type Sale } from '../queue/queue';

export interface Line {
  product: string | null;
  name: string | null;
  quantity: number;
  fen: bigint;
}

export type Quote = Schema<'DecisionView'>;

/** What stands on the screen when a sale is over. */
export interface Done {
  store: string;
  number: string;
  totalFen: bigint;
  customer: Customer | null;
  outcome: Outcome | { kind: 'practised'; quote: Quote | null };
}

const QUANTITY_MAX = 999;

export const customer = shallowRef<Customer | null>(null);
export const lines = ref<Line[]>([]);
/** A product that was scanned and waits for its price. */
export const pending = ref<{ code: string; name: string | null } | null>(null);
export const number = ref('');
export const done = shallowRef<Done | null>(null);
export const busy = ref(false);

export const quote = shallowRef<Quote | null>(null);
export const quoteProblem = shallowRef<ApiProblem | null>(null);

export const totalFen = computed(() => lines.value.reduce((sum, line) => sum + line.fen, 0n));

/** What the cashier's input in the lines' field can be. */
export type Entry = { kind: 'amount'; quantity: number; fen: bigint } | { kind: 'product'; code: string };

/** `18`, `18.50`, `3*6.5`; anything longer or with letters is a product. */
export function readEntry(text: string): Entry | null {
  const typed = text.trim();
  const times = /^(?:([1-9]\d{0,2})[*x×])?(\d{1,7}(?:\.\d{1,2})?)$/i.exec(typed);
  const fen = times && fenOf(times[2] ?? '');
  if (times && fen) {
    const quantity = Number(times[1] ?? 1);
    return { kind: 'amount', quantity: Math.min(quantity, QUANTITY_MAX), fen: fen * BigInt(quantity) };
  }
  // 1e3 is a slip of somebody who knows computers, and no product.
  if (/^[\d.]+e[\d.]*$/i.test(typed)) return null;
  return /^(?=.*[A-Za-z])[A-Za-z0-9._-]{1,64}$|^\d{8,14}$/.test(typed) ? { kind: 'product', code: typed } : null;
}

/** A product's price comes next, from the cashier: Huiji keeps points, not prices. */
export async function scan(code: string): Promise<void> {
  pending.value = { code, name: null };
  try {
    const product = await api.get('/api/v1/products/{code}', { path: { code } });
    if (pending.value?.code === code) pending.value = { code, name: product.name };
  } catch (failure) {
    // A barcode, an unknown product, or no server: the sale takes it as it is.
    if (!(failure instanceof ApiProblem) && !(failure instanceof Unreachable)) throw failure;
  }
}

export function add(quantity: number, fen: bigint): void {
  lines.value.push({ product: pending.value?.code ?? null, name: pending.value?.name ?? null, quantity, fen });
  pending.value = null;
}

export function clear(): void {
  customer.value = null;
  lines.value = [];
  pending.value = null;
  number.value = '';
  quote.value = null;
  quoteProblem.value = null;
}

/** The receipt as it stands. */
function body(now: Date): Sale {
  return {
    store: place.value?.store ?? '',
    number: number.value.trim() || nextNumber(),
    channel: 'till',
    eventAt: withOffset(now),
    member: customer.value?.ref,
    capturedAt: customer.value?.capturedAt,
    lines: lines.value.map((line, index) => ({ no: index + 1, product: line.product ?? undefined, quantity: line.quantity, amountFen: String(line.fen) })),
  };
}

let asked = 0;

async function ask(): Promise<void> {
  const mine = ++asked;
  quoteProblem.value = null;
  if (!customer.value?.record || lines.value.length === 0 || !session.value) {
    quote.value = null;
    return;
  }
  try {
    const answer = await api.post('/api/v1/quotes', { body: { ...body(new Date()), number: 'QUOTE' }, patienceMs: 4_000 });
    if (mine === asked) quote.value = answer;
  } catch (failure) {
    if (mine !== asked) return;
    quote.value = null;
    if (failure instanceof ApiProblem) quoteProblem.value = failure;
    else if (!(failure instanceof Unreachable)) throw failure;
  }
}

let pause: number | undefined;

watch([customer, lines, reachable], () => {
  window.clearTimeout(pause);
  pause = window.setTimeout(() => void ask(), 150);
}, { deep: true });

/** Takes the money's word for it: the receipt is written down and sent. In training it is only quoted. */
export async function confirm(): Promise<void> {
  if (busy.value || lines.value.length === 0) return;
  busy.value = true;
  try {
    const sale = body(new Date());
    const finished = { store: sale.store, number: sale.number, totalFen: totalFen.value, customer: customer.value };
    const outcome: Done['outcome'] = training.value
      ? { kind: 'practised', quote: quote.value }
      : await take(sale, customer.value?.shown ?? '', staff.value?.name ?? shift.value?.cashier ?? '');
    done.value = { ...finished, outcome };
    if (outcome.kind !== 'refused' && outcome.kind !== 'full') clear();
  } finally {
    busy.value = false;
  }
}

/** Booked, but for nobody: it waits for a late credit or for her enrolment. */
export function isAnonymous(booked: Booked): boolean {
  return !('balance' in booked);
}
