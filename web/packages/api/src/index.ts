export { Client, newKey, type ClientSettings } from './client';
export { ApiProblem, Unreachable, type FieldError, type ProblemCode } from './problems';
export type { Answer, Body, Schema } from './types';
export type { SessionView } from './types';
