import type { Schema, Answer, Arguments, Call, Method, PathOf } from './types';
import { ApiProblem, Unreachable } from './problems';

export interface ClientSettings {
  /** Where the API is; empty for the same origin. */
  baseUrl?: string;
  /** The language for the answers that have only one. */
  language?: () => string;
  /** The session's token against forged requests, once there is a session. */
  csrfToken?: () => string | null;
  /** Sent with each request besides. */
  headers?: () => Record<string, string>;
  /** A bearer key instead of a session (tests, tools). */
  apiKey?: string;
  /** Told of each answer and of each silence. */
  heard?: (reachable: boolean) => void;
  /** Told of each refusal, before the caller is. */
  refused?: (problem: ApiProblem) => void;
  /** Told of each answer as it came (tools that keep a cookie themselves). */
  received?: (response: Response) => void;
  patienceMs?: number;
}

const PATIENCE_MS = 15_000;

interface LooseCall {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  key?: string;
  patienceMs?: number;
}

/** The public HTTP API, typed by its description. Nothing else in these pages talks to the server. */
export class Client {
  constructor(private readonly settings: ClientSettings = {}) {}

  get<P extends PathOf<'get'>>(path: P, ...[call]: Arguments<P, 'get'>): Promise<Answer<P, 'get'>> {
    return this.send('get', path, call);
  }

  post<P extends PathOf<'post'>>(path: P, ...[call]: Arguments<P, 'post'>): Promise<Answer<P, 'post'>> {
    return this.send('post', path, call);
  }

  put<P extends PathOf<'put'>>(path: P, ...[call]: Arguments<P, 'put'>): Promise<Answer<P, 'put'>> {
    return this.send('put', path, call);
  }

  patch<P extends PathOf<'patch'>>(path: P, ...[call]: Arguments<P, 'patch'>): Promise<Answer<P, 'patch'>> {
    return this.send('patch', path, call);
  }

  delete<P extends PathOf<'delete'>>(path: P, ...[call]: Arguments<P, 'delete'>): Promise<Answer<P, 'delete'>> {
    return this.send('delete', path, call);
  }

  private async send<P extends PathOf<M>, M extends Method>(method: M, path: P, call?: Call<P, M>): Promise<Answer<P, M>> {
    const loose: LooseCall = call ?? {};
    const response = await this.answer(method, address(this.settings.baseUrl ?? '', path, loose), loose);
    if (!response.ok) {
      const problem = new ApiProblem(await problemOf(response), secondsOf(response.headers.get('Retry-After')));
      this.settings.refused?.(problem);
      throw problem;
    }
    // What comes is what the description promises: the server's tests hold every answer to it.
    return (await bodyOf(response)) as Answer<P, M>;
  }

  private async answer(method: Method, url: string, call: LooseCall): Promise<Response> {
    try {
      const response = await fetch(url, {
        method: method.toUpperCase(),
        headers: this.headers(method, call),
        body: encoded(call.body),
        signal: AbortSignal.timeout(call.patienceMs ?? this.settings.patienceMs ?? PATIENCE_MS),
        credentials: 'same-origin',
        cache: 'no-store',
      });
      this.settings.heard?.(true);
      this.settings.received?.(response);
      return response;
    } catch (silence) {
      this.settings.heard?.(false);
      throw new Unreachable(silence);
    }
  }

  private headers(method: Method, call: LooseCall): Record<string, string> {
    const headers: Record<string, string> = { Accept: 'application/json, application/problem+json, */*;q=0.5' };
    const csrfToken = this.settings.csrfToken?.();
    Object.assign(headers, this.settings.headers?.());
    if (this.settings.language) headers['Accept-Language'] = this.settings.language();
    if (this.settings.apiKey) headers['Authorization'] = `Bearer ${this.settings.apiKey}`;
    if (call.body instanceof Blob) headers['Content-Type'] = call.body.type || 'application/octet-stream';
    else if (typeof call.body === 'string') headers['Content-Type'] = 'text/csv';
    else if (call.body !== undefined) headers['Content-Type'] = 'application/json';
    if (method !== 'get') {
      headers['Idempotency-Key'] = call.key ?? newKey();
      if (csrfToken) headers['X-CSRF-Token'] = csrfToken;
    }
    return headers;
  }
}

/** A key for one intended action. Also where the page is not served over https, which hides `randomUUID`. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function address(baseUrl: string, path: string, call: LooseCall): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(call.path?.[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') query.append(name, String(value));
  }
  return baseUrl + filled + (query.size > 0 ? `?${query}` : '');
}

function encoded(body: unknown): BodyInit | undefined {
  if (body === undefined) return undefined;
  return body instanceof Blob || typeof body === 'string' ? body : JSON.stringify(body);
}

async function bodyOf(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const type = response.headers.get('Content-Type') ?? '';
  return type.includes('json') ? response.json() : response.text();
}

async function problemOf(response: Response): Promise<Schema<'Problem'>> {
  try {
    if ((response.headers.get('Content-Type') ?? '').includes('problem+json')) return (await response.json()) as Schema<'Problem'>;
  } catch {
    // A body that breaks off says no more than the status does.
  }
  // Something between us and the server answered instead of it.
  return {
    type: 'about:blank', title: `服务器答复异常(${response.status})`, title_en: `The server's answer was not understood (${response.status})`,
    status: response.status, code: response.status === 503 ? 'not_done' : 'internal', owner: 'operator',
  };
}

function secondsOf(header: string | null): number | null {
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) ? seconds : null;
}
