import type { Schema } from '@huiji/api';
import type { Drawing } from '../overview/draw';

const BARS_MAX = 15;

/** What of a report is drawn: its chart names the columns. Names lie on their side and are not all shown; time runs to the right and is. */
export function drawingOf(report: Pick<Schema<'ReportView'>, 'chart' | 'columns' | 'rows'>): Drawing | null {
  const at = (name: string): number => report.columns.findIndex((column) => column.name === name);
  const x = at(report.chart.x);
  const ys = report.chart.y.map(at).filter((column) => column >= 0);
  if (x < 0 || ys.length === 0 || report.rows.length === 0) return null;
  const names = report.chart.kind !== 'line' && report.columns[x]?.unit === 'text';
  const rows = names ? report.rows.slice(0, BARS_MAX) : report.rows;
  const sameYear = report.columns[x]?.unit === 'date' && new Set(rows.map((row) => (row[x] ?? '').slice(0, 4))).size === 1;
  return {
    kind: names ? 'bars' : rows.length === 1 ? 'bar' : report.chart.kind,
    labels: rows.map((row) => labelOf(row[x] ?? '', sameYear)),
    series: ys.map((y) => ({ name: report.columns[y]?.title ?? '', unit: report.columns[y]?.unit ?? 'count', values: rows.map((row) => Number(row[y] ?? 0)) })),
  };
}

/** Within one year a day needs no year. */
function labelOf(text: string, sameYear: boolean): string {
  return sameYear ? text.slice(5) : text;
}
