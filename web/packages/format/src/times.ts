export type Language = 'zh-CN' | 'en-US';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, zone: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
  formats.set(key, made);
  return made;
}

/** `2026年3月1日` / `Mar 1, 2026`; in the given zone, or the reader's own. */
export function day(instant: string | Date, language: Language, zone?: string): string {
  return format(language, zone, { year: 'numeric', month: language === 'zh-CN' ? 'long' : 'short', day: 'numeric' }).format(new Date(instant));
}

/** `3月1日 14:05` / `Mar 1, 14:05`. */
export function moment(instant: string | Date, language: Language, zone?: string): string {
  return format(language, zone, {
    month: language === 'zh-CN' ? 'long' : 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).format(new Date(instant));
}

/** `14:05`. */
export function clock(instant: string | Date, language: Language, zone?: string): string {
  return format(language, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant));
}

/** An instant with this device's offset, as the API takes it. */
export function withOffset(instant: Date): string {
  const minutes = -instant.getTimezoneOffset();
  const local = new Date(instant.getTime() + minutes * 60_000).toISOString().slice(0, -1);
  const two = (value: number) => String(value).padStart(2, '0');
  const offset = Math.abs(minutes);
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(offset / 60))}:${two(offset % 60)}`;
}
