import { withOffset } from '@huiji/format';

export interface TrailForm {
  who: string;
  action: string;
  target: string;
  /** Days, as a date field gives them; the last one is meant to be in. */
  from: string;
  to: string;
}

const startOf = (day: string, daysLater = 0): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return withOffset(new Date(year, month - 1, date + daysLater));
};

/** What the form asks for, as the API takes it; fields left empty do not narrow anything. */
export function filterOf(form: TrailForm): Partial<Record<keyof TrailForm, string>> {
  const filter: Partial<Record<keyof TrailForm, string>> = {};
  for (const field of ['who', 'action', 'target'] as const) if (form[field].trim()) filter[field] = form[field].trim();
  if (form.from) filter.from = startOf(form.from);
  if (form.to) filter.to = startOf(form.to, 1);
  return filter;
}
