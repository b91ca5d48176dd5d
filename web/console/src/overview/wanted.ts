import { language } from '@huiji/ui';
import { computed, type ComputedRef } from 'vue';
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router';

export const PERIODS = ['today', 'last_7_days', 'last_30_days', 'this_month', 'last_month', 'this_year', 'last_year', 'custom'] as const;
export const COMPARES = ['previous', 'last_year', 'none'] as const;
export const GRAINS = ['day', 'week', 'month'] as const;
export const KINDS = ['own', 'franchise'] as const;

/** What is asked for, as the API takes it. It lives in the address, so that going back, reloading and passing it on all work. */
export interface Wanted {
  period?: (typeof PERIODS)[number];
  from?: string;
  to?: string;
  compare?: (typeof COMPARES)[number];
  granularity?: (typeof GRAINS)[number];
  store?: string;
  zone?: string;
  kind?: (typeof KINDS)[number];
}

const among = <T extends string>(all: readonly T[], value: unknown): T | undefined => all.find((one) => one === value);
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const dayOf = (value: unknown): string | undefined => (typeof value === 'string' && DAY.test(value) ? value : undefined);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** What of an address's query is meant for us; anything else is left alone. */
export function wantedOf(query: Record<string, unknown>): Wanted {
  const from = dayOf(query['from']);
  const wanted: Wanted = {
    period: from ? 'custom' : among(PERIODS, query['period']),
    from,
    to: from ? dayOf(query['to']) : undefined,
    compare: among(COMPARES, query['compare']),
    granularity: among(GRAINS, query['granularity']),
    store: textOf(query['store']),
    zone: textOf(query['zone']),
    kind: among(KINDS, query['kind']),
  };
  if (wanted.period === 'custom' && !from) delete wanted.period;
  return wanted;
}

export function useWanted(): { wanted: ComputedRef<Wanted>; want: (change: Wanted) => Promise<unknown> } {
  const route = useRoute();
  const router = useRouter();
  const wanted = computed(() => wantedOf(route.query));
  /** What is named changes; `undefined` takes it away. */
  const want = (change: Wanted): Promise<unknown> => {
    const query: LocationQueryRaw = { ...wanted.value, ...change };
    return router.push({ query: Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) });
  };
  return { wanted, want };
}

/** Where a report is taken along as a file. */
export function fileOf(report: string, wanted: Wanted): string {
  const query = new URLSearchParams({ language: language.value === 'en-US' ? 'en' : 'zh' });
  for (const [name, value] of Object.entries(wanted)) if (value) query.set(name, value);
  return `/api/v1/insight/reports/${report}/export.csv?${query}`;
}

/** The days of a slice, cut finer than it is: what a click on it leads to. */
export function within(slice: { from: string; to: string }): Wanted {
  return { period: 'custom', from: slice.from, to: slice.to, granularity: undefined };
}
