import { ApiProblem, newKey, Unreachable, type Body, type Schema } from '@huiji/api';
import { fenOf, withOffset } from '@huiji/format';
import { api, training } from '@huiji/ui';
import { computed, ref, shallowRef, watch } from 'vue';
import { nextNumber, place } from '../place/place';

export type Receipt = Schema<'ReceiptView'>;
export type Decision = Schema<'DecisionView'>;
type RefundBody = Body<'/api/v1/refunds', 'post'>;

export type Mode = 'whole' | 'lines' | 'amount';

/** A refund in the making: the receipt, which part of it, what that takes back, and what came of it. */
export function useRefund() {
  const receipt = shallowRef<Receipt | null>(null);
  const mode = ref<Mode>('whole');
  /** By line number, how many units go back. */
  const units = ref<Record<number, number>>({});
  const amount = ref('');
  const quote = shallowRef<Decision | null>(null);
  const done = shallowRef<Decision | 'nobody' | null>(null);
  const failure = shallowRef<unknown>(null);
  const busy = ref(false);
  /** One intended refund: both stay over retries, so that it cannot happen twice. */
  let intent = { key: '', number: '' };

  const leftFen = computed(() => (receipt.value ? BigInt(receipt.value.netFen) - BigInt(receipt.value.refundedFen) : 0n));
  const amountFen = computed(() => fenOf(amount.value));

  /** What the customer gets back; null while the choice is not complete. */
  const backFen = computed<bigint | null>(() => {
    if (!receipt.value) return null;
    if (mode.value === 'whole') return leftFen.value;
    if (mode.value === 'amount') return amountFen.value;
    let sum = 0n;
    for (const line of receipt.value.lines) sum += shareOf(line, units.value[line.no] ?? 0);
    return sum > 0n ? sum : null;
  });

  const body = computed<RefundBody | null>(() => {
    if (!receipt.value || backFen.value === null || backFen.value <= 0n) return null;
    return {
      store: receipt.value.store,
      receipt: receipt.value.receipt,
      number: intent.number,
      eventAt: withOffset(new Date()),
      atStore: place.value?.store,
      businessDay: undefined,
      amountFen: mode.value === 'amount' ? String(backFen.value) : undefined,
      lines: mode.value === 'lines'
        ? receipt.value.lines.filter((line) => (units.value[line.no] ?? 0) > 0).map((line) => ({ no: line.no, quantity: units.value[line.no] }))
        : undefined,
    };
  });

  /** Of another store the member is not told, but that there is one is. */
  const credited = computed(() => receipt.value?.state === 'credited');

  async function find(store: string, number: string): Promise<void> {
    reset();
    await attempt(async () => {
      const found = await api.post('/api/v1/receipts/lookup', { body: { store, receipt: number.trim() } });
      intent = { key: newKey(), number: nextNumber('refund') };
      receipt.value = found;
    });
  }

  async function ask(): Promise<void> {
    const asked = body.value;
    quote.value = null;
    failure.value = null;
    if (!asked || !credited.value) return;
    try {
      const answer = await api.post('/api/v1/refunds/quote', { body: asked });
      if (body.value === asked) quote.value = answer;
    } catch (thrown) {
      if (body.value === asked) failure.value = thrown;
    }
  }

  watch(body, () => void ask());

  async function confirm(): Promise<void> {
    const asked = body.value;
    if (!asked || (credited.value && !quote.value)) return;
    await attempt(async () => {
      if (training.value) done.value = quote.value ?? 'nobody';
      else done.value = await post(asked);
    });
  }

  async function post(asked: RefundBody): Promise<Decision | 'nobody'> {
    const answer = await api.post('/api/v1/refunds', { body: asked, key: intent.key });
    return credited.value ? answer : 'nobody';
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    failure.value = null;
    try {
      await work();
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem) && !(thrown instanceof Unreachable)) throw thrown;
      failure.value = thrown;
    } finally {
      busy.value = false;
    }
  }

  function reset(): void {
    receipt.value = null;
    mode.value = 'whole';
    units.value = {};
    amount.value = '';
    quote.value = null;
    done.value = null;
    failure.value = null;
  }

  return { receipt, mode, units, amount, quote, done, failure, busy, leftFen, backFen, body, find, confirm, reset };
}

/** What units of a line come to, as the server reckons: share(gone + units) − share(gone), rounded half up, at most what is left. */
export function shareOf(line: Pick<Receipt['lines'][number], 'amountFen' | 'quantity' | 'refundedFen' | 'refundedQuantity'>, units: number): bigint {
  const whole = BigInt(line.quantity);
  const upTo = (count: number): bigint => (BigInt(line.amountFen) * BigInt(count) * 2n + whole) / (whole * 2n);
  const share = upTo(line.refundedQuantity + units) - upTo(line.refundedQuantity);
  const left = BigInt(line.amountFen) - BigInt(line.refundedFen);
  return share < left ? share : left;
}
