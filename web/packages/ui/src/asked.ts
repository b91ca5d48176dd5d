import { ApiProblem, Unreachable } from '@huiji/api';
import { sentenceOf, spoken } from './sentences';
import { onMounted, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { useI18n } from 'vue-i18n';

/** What went wrong, as a sentence that says what to do next; for refusals that this page explains better than the server does, by their code. */
export function useSentences(): (thrown: unknown) => string {
  const { t, te } = useI18n();
  return (thrown) => {
    if (thrown instanceof Unreachable) return t('unreachable');
    if (!(thrown instanceof ApiProblem)) throw thrown;
    const field = thrown.code === 'invalid_field' ? thrown.errors[0] : undefined;
    if (field) return spoken(field);
    const own = `problems.${thrown.code}`;
    return te(own, 'zh-CN') ? t(own, { seconds: thrown.retryAfterSeconds ?? 60 }) : sentenceOf(thrown);
  };
}

export interface Asked<T> {
  value: ShallowRef<T | null>;
  problem: Ref<string>;
  again: () => Promise<void>;
}

/** Something that a view shows, asked for when it opens. Asked anew, it forgets what it waits for. */
export function useAsked<T>(ask: () => Promise<T>): Asked<T> {
  const say = useSentences();
  const value = shallowRef<T | null>(null);
  const problem = ref('');
  let latest = 0;
  const again = async (): Promise<void> => {
    const mine = ++latest;
    try {
      const answer = await ask();
      if (mine !== latest) return;
      value.value = answer;
      problem.value = '';
    } catch (thrown) {
      if (mine === latest) problem.value = say(thrown);
    }
  };
  onMounted(again);
  return { value, problem, again };
}

export interface Doing {
  busy: Ref<boolean>;
  problem: Ref<string>;
  run: (what: () => Promise<void>) => Promise<void>;
}

/** An action with a button that waits for it. */
export function useDoing(): Doing {
  const say = useSentences();
  const busy = ref(false);
  const problem = ref('');
  const run = async (what: () => Promise<void>): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    problem.value = '';
    try {
      await what();
    } catch (thrown) {
      problem.value = say(thrown);
    } finally {
      busy.value = false;
    }
  };
  return { busy, problem, run };
}

/** A long list, a page at a time: `start` asks from its beginning, `more` for what follows. Asked anew, it forgets what it waits for. */
export function usePages<T>(ask: (cursor: string | undefined) => Promise<{ items: T[]; next?: string | null }>) {
  const say = useSentences();
  const items = shallowRef<T[] | null>(null);
  const next = ref<string | null>(null);
  const busy = ref(false);
  const problem = ref('');
  let latest = 0;
  const turn = async (before: T[], cursor?: string): Promise<void> => {
    const mine = ++latest;
    busy.value = true;
    try {
      const page = await ask(cursor);
      if (mine !== latest) return;
      items.value = [...before, ...page.items];
      next.value = page.next ?? null;
      problem.value = '';
    } catch (thrown) {
      if (mine === latest) problem.value = say(thrown);
    } finally {
      if (mine === latest) busy.value = false;
    }
  };
  const start = (): Promise<void> => turn([]);
  const more = (): Promise<void> => turn(items.value ?? [], next.value ?? undefined);
  onMounted(start);
  return { items, next, busy, problem, start, more };
}
