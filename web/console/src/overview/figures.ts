import { points, yuan, type Language } from '@huiji/format';

/** What a number is, as the API says. */
export type Unit = 'text' | 'date' | 'points' | 'fen' | 'count' | 'share' | 'days' | 'tenths';

const SCALES: Record<Language, readonly (readonly [number, string])[]> = {
  'zh-CN': [[1e8, '亿'], [1e4, '万']],
  'en-US': [[1e9, 'B'], [1e6, 'M'], [1e4, 'K']],
};
const SIZE: Record<string, number> = { 亿: 1e8, 万: 1e4, B: 1e9, M: 1e6, K: 1e3 };

const minus = (text: string): string => text.replace('-', '−');

/** `123456` → `12.3万` / `123K`: for tiles and axes, where a glance has to do. */
export function short(value: number, unit: Unit, language: Language): string {
  if (unit === 'share') return minus(`${trimmed(value / 100, 1)}%`);
  if (unit === 'tenths') return minus((value / 10).toFixed(1));
  const whole = unit === 'fen' ? value / 100 : value;
  const money = unit === 'fen' ? '¥' : '';
  const sign = whole < 0 ? '−' : '';
  const size = Math.abs(whole);
  const scale = SCALES[language].find(([from]) => size >= from);
  if (!scale) return sign + money + trimmed(size, unit === 'fen' && size < 1000 && size % 1 !== 0 ? 2 : 0);
  const scaled = size / (SIZE[scale[1]] ?? 1);
  return sign + money + trimmed(scaled, scaled >= 100 ? 0 : scaled >= 10 ? 1 : 2) + scale[1];
}

/** With as many places as are needed, grouped by thousands. */
function trimmed(value: number, places: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: places });
}

/** The number in full, as a table has it. */
export function full(value: string | null | undefined, unit: Unit): string {
  if (value === null || value === undefined || value === '') return '–';
  switch (unit) {
    case 'text':
    case 'date':
      return value;
    case 'fen':
      return yuan(value);
    case 'share':
      return minus(`${(Number(value) / 100).toFixed(2)}%`);
    case 'tenths':
      return minus((Number(value) / 10).toFixed(1));
    default:
      return points(value);
  }
}

export interface Change {
  /** In ten-thousandths: of the earlier value, or of a point of percent. */
  amount: number;
  /** A share moves by percentage points, anything else by percent of what it was. The two are never mixed (A14). */
  inPoints: boolean;
}

/** How a figure has moved; null where there is nothing to measure it by. */
export function changeOf(value: string | null | undefined, before: string | null | undefined, unit: Unit): Change | null {
  if (value === null || value === undefined || before === null || before === undefined) return null;
  const now = Number(value);
  const then = Number(before);
  if (unit === 'share') return { amount: now - then, inPoints: true };
  return then <= 0 ? null : { amount: Math.round(((now - then) / then) * 10_000), inPoints: false };
}

/** `+12.3%`, `−0.5`: without the word for percentage points, which the reader's language adds. */
export function signed(change: Change): string {
  const amount = change.amount / 100;
  const text = Math.abs(amount).toLocaleString('en-US', { maximumFractionDigits: Math.abs(amount) >= 100 ? 0 : 1 });
  const sign = amount > 0 ? '+' : amount < 0 ? '−' : '±';
  return `${sign}${text}${change.inPoints ? '' : '%'}`;
}
