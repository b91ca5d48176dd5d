import { ApiProblem, Unreachable } from '@huiji/api';
import { sentenceOf, spoken } from '@huiji/ui';
import { useI18n } from 'vue-i18n';
import zh from '../texts/zh';

/** One sentence that says what to do next. */
export function useNotice() {
  const { t } = useI18n();

  function sentence(code: string, values: Record<string, string | number> = {}): string | null {
    return code in zh.next ? t(`next.${code}`, values) : null;
  }

  return function notice(failure: unknown): string {
    if (failure instanceof Unreachable) return sentence('unreachable') ?? '';
    if (!(failure instanceof ApiProblem)) throw failure;
    const field = failure.errors[0];
    if (field) return spoken(field);
    return sentence(failure.code, { seconds: failure.retryAfterSeconds ?? 60 }) ?? sentenceOf(failure);
  };
}
