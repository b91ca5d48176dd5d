import type { Body } from '@huiji/api';

/** A receipt as it goes to the server. */
export type Sale = Body<'/api/v1/purchases', 'post'>;

/** Why the server said no; kept so that whoever looks after it reads the reason. */
export interface Refusal {
  code: string;
  zh: string;
  en: string;
}

/**
 * A receipt that this till has taken. It is written down before it is sent, and stays until the server has answered: with the same key and the same number it
 * counts once, however often it is sent.
 */
export interface Taken {
  key: string;
  takenAt: string;
  cashier: string;
  /** What the cashier typed or scanned, for people to read; a phone as its last four digits. */
  member: string;
  sale: Sale;
  refusal?: Refusal;
}

const NAME = 'huiji-till';
const STORE = 'taken';

function request<T>(made: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    made.onsuccess = () => resolve(made.result);
    made.onerror = () => reject(made.error ?? new Error('IndexedDB'));
  });
}

let opened: Promise<IDBDatabase> | undefined;

function database(): Promise<IDBDatabase> {
  opened ??= (() => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'key' });
    return request(opening);
  })();
  return opened;
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  // Strict: "written down" means on the disk, also when the power goes.
  const transaction = (await database()).transaction(STORE, mode, { durability: 'strict' });
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB'));
  });
  const result = await request(work(transaction.objectStore(STORE)));
  await done;
  return result;
}

/** In the order they were taken. */
export async function all(): Promise<Taken[]> {
  const rows: Taken[] = await inStore('readonly', (store) => store.getAll());
  return rows.sort((a, b) => a.takenAt.localeCompare(b.takenAt));
}

export async function put(taken: Taken): Promise<void> {
  await inStore('readwrite', (store) => store.put(taken));
}

export async function remove(key: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(key));
}
