import { ApiProblem } from '@huiji/api';
import { ref, type Ref } from 'vue';

export interface Factor {
  code: Ref<string>;
  asked: Ref<boolean>;
  /** False: the server wants the code as well, and it is asked for from now on. */
  enter: (attempt: (code: string | undefined) => Promise<void>) => Promise<boolean>;
  back: () => void;
}

/** The second factor, for an entrance that asks for it only where the server does. */
export function useFactor(): Factor {
  const code = ref('');
  const asked = ref(false);
  const enter = async (attempt: (code: string | undefined) => Promise<void>): Promise<boolean> => {
    try {
      await attempt(code.value.trim() || undefined);
      return true;
    } catch (refusal) {
      if (!(refusal instanceof ApiProblem) || refusal.code !== 'second_factor_required') throw refusal;
      asked.value = true;
      return false;
    }
  };
  const back = (): void => {
    asked.value = false;
    code.value = '';
  };
  return { code, asked, enter, back };
}
