import { ApiProblem, Client, type Body, type SessionView } from '@huiji/api';
import { computed, ref } from 'vue';
import { language } from './language';

/** Who is logged in; null: nobody, undefined: not asked yet. */
export const session = ref<SessionView | null>();

/** Whether the last request was answered. */
export const reachable = ref(true);

/** A page that only practises: the server refuses every write that says so (O3). */
export const training = ref(false);

/** The one connection of a page to its server. */
export const api = new Client({
  language: () => language.value,
  csrfToken: () => session.value?.csrfToken ?? null,
  headers: (): Record<string, string> => (training.value ? { 'Huiji-Training': 'true' } : {}),
  heard: (answered) => {
    reachable.value = answered;
  },
  refused: (problem) => {
    // The session is over: timed out, or ended from elsewhere.
    if (problem.status === 401 && session.value && problem.code === 'unauthenticated') session.value = null;
  },
});

export const staff = computed(() => session.value?.staff ?? null);

/** Whether the person at this page may do what the permission names. The server asks again. */
export function may(permission: string): boolean {
  return staff.value?.permissions.some((one) => one === permission) ?? false;
}

/** Takes up the session of this browser, if there is one. */
export async function resume(): Promise<void> {
  try {
    session.value = await api.get('/api/v1/session');
  } catch (refusal) {
    if (!(refusal instanceof ApiProblem)) throw refusal;
    session.value = null;
  }
}

export async function logIn(login: Body<'/api/v1/session', 'post'>): Promise<void> {
  session.value = await api.post('/api/v1/session', { body: login });
}

export async function logOut(): Promise<void> {
  await api.delete('/api/v1/session');
  session.value = null;
}
