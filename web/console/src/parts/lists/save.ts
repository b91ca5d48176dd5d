/** Lists may be long; the server writes the whole file before it answers. */
export const FILE_PATIENCE_MS = 120_000;

/** Gives a text to the browser as a file. With the mark that spreadsheets know UTF-8 by, which reading an answer takes off. */
export function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([`\uFEFF${text}`], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
