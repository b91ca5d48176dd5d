import type { Language } from '@huiji/format';
import { createI18n } from 'vue-i18n';
import { computed, ref, watchEffect } from 'vue';

const PLACE = 'huiji.language';

/** Texts of a page: nested objects of sentences. English must have exactly the keys that Chinese has. */
export interface Texts {
  [key: string]: string | Texts;
}

/** The same keys with any sentences. */
export type Translated<T> = { [K in keyof T]: T[K] extends string ? string : Translated<T[K]> };

function kept(): Language {
  try {
    return localStorage.getItem(PLACE) === 'en-US' ? 'en-US' : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

/** Chinese first, whatever the device says; English after one click, and from then on. Shared by the pages of one origin. */
export const language = ref<Language>(kept());

export function speak(wanted: Language): void {
  language.value = wanted;
  try {
    localStorage.setItem(PLACE, wanted);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

export const otherLanguage = computed<Language>(() => (language.value === 'zh-CN' ? 'en-US' : 'zh-CN'));

/** Puts the texts behind `t()`; the page's title follows `title`. */
export function createTexts<T extends Texts & { title: string }>(zh: T, en: Translated<T>) {
  const i18n = createI18n({
    legacy: false,
    locale: language.value,
    fallbackLocale: 'zh-CN',
    missingWarn: false,
    messages: { 'zh-CN': zh as Texts, 'en-US': en as Texts },
  });
  watchEffect(() => {
    i18n.global.locale.value = language.value;
    document.documentElement.lang = language.value;
    document.title = i18n.global.t('title');
  });
  return i18n;
}
