import type { Schema } from './types';

export type ProblemCode = Schema<'Problem'>['code'];
export type FieldError = Schema<'FieldError'>;

/** The server understood and said no. `code` is stable; the sentences are for people. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly errors: readonly FieldError[];
  readonly retryAfterSeconds: number | null;
  /** What else the refusal names, such as the barcode that is taken. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(problem: Schema<'Problem'>, retryAfterSeconds: number | null) {
    super(problem.title);
    this.code = problem.code;
    this.status = problem.status;
    this.titleZh = problem.title;
    this.titleEn = problem.title_en;
    this.errors = problem.errors ?? [];
    this.retryAfterSeconds = retryAfterSeconds;
    this.details = { ...problem };
  }

  /** Whether the same request with the same key may be sent again later. */
  get mayRepeat(): boolean {
    return this.status === 429 || this.status === 503 || this.code === 'in_flight';
  }
}

/** No answer came: whether the request was carried out is not known. The same key may be sent again. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('unreachable', { cause });
  }
}
