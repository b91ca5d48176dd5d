/** Money is fen in whole numbers; a yuan is only a way of writing it. Amounts travel as strings of digits. */
const YUAN = /^(\d{1,9})(?:[.。](\d{1,2}))?$/;

/** `"1234"` → `¥12.34`; groups of three from ¥1,000.00 on. */
export function yuan(fen: string | bigint): string {
  const whole = BigInt(fen);
  const digits = (whole < 0n ? -whole : whole).toString().padStart(3, '0');
  return `${whole < 0n ? '−' : ''}¥${grouped(digits.slice(0, -2))}.${digits.slice(-2)}`;
}

/** What a person typed, as fen; null for what is not an amount above zero: `0`, `-1`, `1e3`, `12.345`. */
export function fenOf(typed: string): bigint | null {
  const match = YUAN.exec(typed.trim());
  if (!match) return null;
  const fen = BigInt(match[1] ?? '') * 100n + BigInt((match[2] ?? '').padEnd(2, '0') || '0');
  return fen > 0n ? fen : null;
}

export function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
