import { api, may } from '@huiji/ui';
import { onMounted, shallowRef } from 'vue';

export interface Tier {
  code: string;
  name: { zh: string; en?: string | null };
}

/** The tiers of the programme in force; none where it has none. */
export function useTiers() {
  const tiers = shallowRef<Tier[]>([]);
  onMounted(async () => {
    if (!may('programmes:read')) return;
    const programme = await api.get('/api/v1/programmes/in-force');
    const document = programme.document as { tiers?: { ladder?: Tier[] } } | null | undefined;
    tiers.value = document?.tiers?.ladder ?? [];
  });
  return tiers;
}
