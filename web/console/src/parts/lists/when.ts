import { clock, day, type Language } from '@huiji/format';

/** Lists reach back over years: the whole date, and the time of the day. */
export function when(instant: string, language: Language): string {
  return `${day(instant, language)} ${clock(instant, language)}`;
}
