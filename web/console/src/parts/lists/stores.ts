import type { Schema } from '@huiji/api';
import { api, staff } from '@huiji/ui';
import { onMounted, shallowRef } from 'vue';

const STORES_MAX = 2_000;

/** The stores that this person acts for, to choose from. */
export function useStores() {
  const stores = shallowRef<Schema<'Store'>[]>([]);
  onMounted(async () => {
    const found: Schema<'Store'>[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.get('/api/v1/stores', { query: { cursor, limit: 200 } });
      found.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor && found.length < STORES_MAX);
    const own = staff.value?.stores ?? [];
    stores.value = own.length > 0 ? found.filter((store) => own.includes(store.code)) : found;
  });
  return stores;
}
