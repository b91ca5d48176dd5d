import { ApiProblem } from '@huiji/api';
import { language } from './language';

/** A text that the server sends in both languages. */
export function spoken(text: { zh: string; en?: string | null }): string {
  return language.value === 'zh-CN' ? text.zh : (text.en ?? text.zh);
}

/** What went wrong, in the reader's language: the refusal, and the first field it is about. */
export function sentenceOf(problem: ApiProblem): string {
  const title = spoken({ zh: problem.titleZh, en: problem.titleEn });
  const field = problem.errors[0];
  return field ? `${title}:${spoken(field)}` : title;
}
