/** The session endpoints as they are agreed; gone as soon as the server's own description has them. */

interface Answers<T> {
  responses: { 200: { content: { 'application/json': T } } };
}
interface Takes<B> {
  requestBody: { content: { 'application/json': B } };
}

export interface SessionView {
  kind: 'staff' | 'member';
  csrfToken: string;
  expiresAt: string;
  staff?: {
    id: string;
    username: string;
    name: string;
    roles: ('administrator' | 'marketing' | 'finance' | 'manager' | 'cashier' | 'security' | 'auditor')[];
    permissions: string[];
    /** Codes of the stores she works for; empty: all. */
    stores: string[];
    secondFactor: 'off' | 'on' | 'must_set_up';
    training: boolean;
  };
  member?: { id: string };
}

export interface LoginBody {
  username: string;
  password: string;
  code?: string;
}

declare module '../generated/schema' {
  interface paths {
    '/api/v1/session': {
      get: Answers<SessionView>;
      post: Takes<LoginBody> & Answers<SessionView>;
      delete: { responses: { 204: { content?: never } } };
    };
    '/api/v1/session/welcome': { post: Takes<{ token: string; password: string }> & Answers<SessionView> };
    '/api/v1/session/password': { post: Takes<{ current: string; new: string }> & { responses: { 204: { content?: never } } } };
    '/api/v1/session/second-factor': {
      post: Answers<{ secret: string; uri: string }>;
      put: Takes<{ code: string }> & Answers<{ recoveryCodes: string[] }>;
    };
  }
}
