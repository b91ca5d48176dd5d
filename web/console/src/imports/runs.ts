import type { Schema } from '@huiji/api';
import { api } from '@huiji/ui';
import { onBeforeUnmount, shallowRef, type ShallowRef } from 'vue';
import { octets, type RunKind } from './kinds';

export type Run = Schema<'ImportView'>;

const POLL_MS = 400;
/** A large file takes a while to arrive. */
const PATIENCE_MS = 600_000;

export const isOpen = (run: Pick<Run, 'status'>): boolean => ['waiting', 'reading', 'running', 'undoing'].includes(run.status);

/** Percent; null while the file is being read. */
export function percentOf(run: Pick<Run, 'done' | 'total'>): number | null {
  const total = Number(run.total);
  return total === 0 ? null : Math.min(100, Math.floor((Number(run.done) * 100) / total));
}

export interface Upload {
  kind: RunKind;
  file: File;
  mapping: string;
  dryRun: boolean;
  key: string;
}

export function begin({ kind, file, mapping, dryRun, key }: Upload): Promise<Run> {
  const call = { body: octets(file), query: { fileName: file.name, mapping: mapping || undefined, dryRun }, key, patienceMs: PATIENCE_MS };
  if (kind === 'receipts') return api.post('/api/v1/imports/receipts', call);
  return kind === 'members' ? api.post('/api/v1/imports/members', call) : api.post('/api/v1/imports/balances', call);
}

/** A run that is watched until it ends or the page is left. */
export function useWatched(failed: (thrown: unknown) => void): { run: ShallowRef<Run | undefined>; watch: (started: Run) => void; forget: () => void } {
  const run = shallowRef<Run>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => clearTimeout(timer);
  const next = (): void => {
    stop();
    const open = run.value;
    if (open && isOpen(open)) timer = setTimeout(() => void ask(open.id), POLL_MS);
  };
  async function ask(id: string): Promise<void> {
    try {
      const now = await api.get('/api/v1/imports/{id}', { path: { id } });
      if (run.value?.id === id) run.value = now;
    } catch (thrown) {
      failed(thrown);
    }
    next();
  }
  onBeforeUnmount(stop);
  return {
    run,
    watch: (started) => {
      run.value = started;
      next();
    },
    forget: () => {
      stop();
      run.value = undefined;
    },
  };
}
