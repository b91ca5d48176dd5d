import type { components, paths } from '../generated/schema';

/** A named shape of the API, for example `Schema<'MemberRecord'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** Who is signed in. */
export type SessionView = Schema<'SessionView'>;

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** The paths that have an operation of this method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never;
}[keyof paths];

type Operation<P extends keyof paths, M extends Method> = M extends keyof paths[P] ? paths[P][M] : never;

type Parameters<P extends keyof paths, M extends Method, In extends 'path' | 'query'> =
  Operation<P, M> extends { parameters: infer All } ? (In extends keyof All ? NonNullable<All[In]> : never) : never;

type Content<T> = T extends { content: infer Media } ? Media[keyof Media] : undefined;

/** What the body of a request must hold. */
export type Body<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { requestBody: infer B } ? Content<B> : never;

type Success = 200 | 201 | 202 | 204;

/** What a successful answer holds; `undefined` for an answer without a body. */
export type Answer<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { responses: infer R } ? Content<R[keyof R & Success]> : never;

type PathPart<P extends keyof paths, M extends Method> = [Parameters<P, M, 'path'>] extends [never]
  ? { path?: never }
  : { path: Parameters<P, M, 'path'> };

type BodyPart<P extends keyof paths, M extends Method> = [Body<P, M>] extends [never]
  ? { body?: never }
  : { body: Body<P, M> };

/** What a call takes besides its path. */
export type Call<P extends keyof paths, M extends Method> = PathPart<P, M> &
  BodyPart<P, M> & {
    query?: Parameters<P, M, 'query'>;
    /** The intended action's key, kept over retries; without one, the client makes a key for this call alone. */
    key?: string;
    /** Milliseconds until the server counts as unreachable. */
    patienceMs?: number;
  };

/** Calls that need nothing may leave the second argument out. */
export type Arguments<P extends keyof paths, M extends Method> =
  Record<never, never> extends Call<P, M> ? [call?: Call<P, M>] : [call: Call<P, M>];
