import { withOffset } from '@huiji/format';
import { reactive, shallowRef, watch, type ShallowRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/** What narrows a list. It stands in the page's address, so that it can be kept and sent on; what a person is known by never does. */
export interface Filter<T> {
  /** What is being typed. */
  form: T;
  /** What the list shows. */
  applied: ShallowRef<T>;
  apply: () => void;
  clear: () => void;
}

export function useFilter<T extends Record<string, string>>(blank: T, changed: () => void): Filter<T> {
  const route = useRoute();
  const router = useRouter();
  const own = route.path;
  const read = (): T => Object.fromEntries(Object.keys(blank).map((key) => [key, typeof route.query[key] === 'string' ? route.query[key] : blank[key]])) as T;
  const form = reactive(read()) as T;
  const applied = shallowRef(read()) as ShallowRef<T>;
  watch(
    () => route.query,
    () => {
      if (route.path !== own) return;
      Object.assign(form, read());
      if (JSON.stringify(applied.value) === JSON.stringify(read())) return;
      applied.value = read();
      changed();
    },
  );
  const go = (wanted: T): void => {
    const others = Object.fromEntries(Object.entries(route.query).filter(([key]) => !(key in blank)));
    const given = Object.fromEntries(Object.entries(wanted).filter(([key, value]) => value !== blank[key]));
    void router.replace({ query: { ...others, ...given } });
  };
  return { form, applied, apply: () => go(form), clear: () => go({ ...blank }) };
}

/** The beginning of a day as a date field gives it, some days later; nothing for an empty field. */
export function startOf(day: string, daysLater = 0): string | undefined {
  const [year, month, date] = day.split('-').map(Number);
  return year && month && date ? withOffset(new Date(year, month - 1, date + daysLater)) : undefined;
}

/** A day without an hour, such as `2026-03-01`, at this device's noon: the same day wherever it is read. */
export function noonOf(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12);
}

/** Only what has a value. */
export function given<T extends Record<string, string | undefined>>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as Partial<T>;
}
