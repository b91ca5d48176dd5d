import { grouped } from './fen';

/** `"12345"` → `12,345`; a minus that is as wide as a digit. */
export function points(value: string | bigint): string {
  const whole = BigInt(value);
  return (whole < 0n ? '−' : '') + grouped((whole < 0n ? -whole : whole).toString());
}

/** With its sign, as a change is written: `+120`, `−40`, `0`. */
export function change(value: string | bigint): string {
  return (BigInt(value) > 0n ? '+' : '') + points(value);
}

/** What a person typed, as points; null for what is not a whole number above zero. */
export function pointsOf(typed: string): bigint | null {
  const digits = typed.trim();
  return /^[1-9]\d{0,11}$/.test(digits) ? BigInt(digits) : null;
}
