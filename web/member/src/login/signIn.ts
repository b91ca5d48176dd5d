import { ApiProblem, type Schema } from '@huiji/api';
import { api, session } from '@huiji/ui';
import { ref } from 'vue';

export interface JoinAnswers {
  store?: string;
  name?: string;
  consents: { purpose: string; version: string }[];
}

/** phone → code → (join) → signed in. A code that proved the phone may be sent again with what joining needs. */
export function useSignIn() {
  const login = ref<Schema<'LoginRequested'> | null>(null);
  const joining = ref(false);

  async function ask(phone: string): Promise<void> {
    login.value = await api.post('/api/v1/member-logins', { body: { phone, purpose: 'login' } });
  }

  /** True: signed in. False: the phone has no member yet, and what joining needs has to be given. */
  async function confirm(code: string, join?: JoinAnswers): Promise<boolean> {
    if (!login.value) throw new Error('no code was asked for');
    try {
      session.value = await api.post('/api/v1/member-logins/{loginId}/confirm', {
        path: { loginId: login.value.loginId },
        body: join ? { code, join } : { code },
      });
      return true;
    } catch (refusal) {
      if (!(refusal instanceof ApiProblem) || refusal.code !== 'join_required') throw refusal;
      joining.value = true;
      return false;
    }
  }

  return { login, joining, ask, confirm };
}
