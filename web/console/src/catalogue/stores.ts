import type { Schema } from '@huiji/api';
import { api } from '@huiji/ui';

export type Store = Schema<'Store'>;
const PAGE = 200;

/** All of them: a chain has hundreds at most a few thousand. */
export async function stores(): Promise<Store[]> {
  const all: Store[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.get('/api/v1/stores', { query: { limit: PAGE, cursor } });
    all.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return all;
}

export interface StoreFilter {
  words: string;
  zone: string;
  owner: '' | 'own' | 'franchise';
  closed: boolean;
  /** Codes of the stores that this person acts for; none: all. */
  mine: readonly string[];
}

export function matching(all: readonly Store[], filter: StoreFilter): Store[] {
  const words = filter.words.trim().toLowerCase();
  return all.filter((store) =>
    (filter.mine.length === 0 || filter.mine.includes(store.code))
    && (filter.closed || store.active)
    && (filter.zone === '' || store.zone === filter.zone)
    && (filter.owner === '' || store.franchise === (filter.owner === 'franchise'))
    && (words === '' || `${store.code} ${store.name}`.toLowerCase().includes(words)));
}

/** Where a new member of this store joins; what its QR code holds. */
export function joinAddress(store: Pick<Store, 'code'>): string {
  return new URL(`/member/#/join?store=${encodeURIComponent(store.code)}`, location.origin).href;
}

export function posterAddress(store: Pick<Store, 'code'>): string {
  return `/member/#/poster?store=${encodeURIComponent(store.code)}`;
}
