import { ApiProblem } from '@huiji/api';
import { spoken, useDoing } from '@huiji/ui';
import { ref, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';

/** Sentences by field; null: the refusal is about something that is not in this form. `barcodes[2]` is about `barcodes`. */
export function placed(problem: ApiProblem, fields: readonly string[]): Record<string, string> | null {
  const wrong: Record<string, string> = {};
  for (const error of problem.errors) {
    const field = error.field.split(/[.[]/, 1)[0] ?? '';
    if (!fields.includes(field)) return null;
    wrong[field] ??= spoken(error);
  }
  return problem.errors.length > 0 ? wrong : null;
}

export interface Form {
  busy: Ref<boolean>;
  problem: Ref<string>;
  wrong: Ref<Record<string, string>>;
  submit: (what: () => Promise<void>) => Promise<void>;
}

/** A form whose refusals are told beside the fields that they are about, and as a whole where they are about none of them. */
export function useForm(fields: readonly string[]): Form {
  const { t } = useI18n();
  const { busy, problem, run } = useDoing();
  const wrong = ref<Record<string, string>>({});
  const submit = (what: () => Promise<void>): Promise<void> => run(async () => {
    wrong.value = {};
    try {
      await what();
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      const barcode = thrown.details['barcode'];
      const told = thrown.code !== 'already_exists' ? placed(thrown, fields)
        : typeof barcode === 'string' ? { barcodes: t('catalogue.barcodeTaken', { barcode }) } : { code: t('catalogue.codeTaken') };
      if (!told) throw thrown;
      wrong.value = told;
    }
  });
  return { busy, problem, wrong, submit };
}
