import { ref } from 'vue';

/** Which store this device stands in and what it is called there. Kept on the device. */
export interface Place {
  store: string;
  storeName: string;
  till: string;
}

interface Shift {
  startedAt: string;
  /** Who took it; shown when the page opens without the server. */
  cashier: string;
}

function read<T>(name: string): T | null {
  const kept = localStorage.getItem(name);
  return kept === null ? null : (JSON.parse(kept) as T);
}

function kept<T>(name: string) {
  const value = ref<T | null>(read<T>(name));
  const set = (next: T | null): void => {
    value.value = next;
    if (next === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(next));
  };
  return { value, set };
}

const places = kept<Place>('huiji.till.place');
const shifts = kept<Shift>('huiji.till.shift');

export const place = places.value;
export const settle = places.set;
export const shift = shifts.value;
export const setShift = shifts.set;

const COUNTER = 'huiji.till.counter';
const DEVICE = 'huiji.till.device';

/** Two characters that tell two devices of the same name apart, so that their numbers never meet. */
function device(): string {
  const known = localStorage.getItem(DEVICE);
  if (known) return known;
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  const made = [...crypto.getRandomValues(new Uint8Array(3))].map((byte) => letters[byte % letters.length]).join('');
  localStorage.setItem(DEVICE, made);
  return made;
}

/** The next number that this till prints: `T1-20261127-K7Q-0042`. Counts on also while the server is away. */
export function nextNumber(kind: 'sale' | 'refund' = 'sale', now = new Date()): string {
  const today = `${now.getFullYear()}${String(now.getMonth() + 1).padStart(2, '0')}${String(now.getDate()).padStart(2, '0')}`;
  const [day, last] = (localStorage.getItem(COUNTER) ?? '').split(' ');
  const next = (day === today ? Number(last) : 0) + 1;
  localStorage.setItem(COUNTER, `${today} ${next}`);
  return `${place.value?.till ?? 'T'}-${today}-${device()}-${kind === 'refund' ? 'R' : ''}${String(next).padStart(4, '0')}`;
}
