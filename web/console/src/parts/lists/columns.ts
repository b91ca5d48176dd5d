import { computed, ref, type ComputedRef, type Ref } from 'vue';

export interface Column {
  key: string;
  label: string;
  /** Stands to the right. */
  number?: boolean;
  /** Cannot be hidden. */
  always?: boolean;
  /** Hidden until somebody asks for it. */
  extra?: boolean;
}

/** Which columns this person looks at; kept on this device under the list's name. */
export function useColumns(name: string, columns: () => readonly Column[]): { shown: ComputedRef<Column[]>; hidden: Ref<string[]>; toggle: (key: string) => void } {
  const place = `huiji.console.columns.${name}`;
  const hidden = ref<string[]>(kept(place) ?? columns().filter((column) => column.extra).map((column) => column.key));
  const shown = computed(() => columns().filter((column) => column.always || !hidden.value.includes(column.key)));
  const toggle = (key: string): void => {
    hidden.value = hidden.value.includes(key) ? hidden.value.filter((one) => one !== key) : [...hidden.value, key];
    try {
      localStorage.setItem(place, JSON.stringify(hidden.value));
    } catch {
      // A browser that keeps nothing asks again next time.
    }
  };
  return { shown, hidden, toggle };
}

function kept(place: string): string[] | null {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(place) ?? 'null');
    return Array.isArray(read) ? read.filter((one): one is string => typeof one === 'string') : null;
  } catch {
    return null;
  }
}
