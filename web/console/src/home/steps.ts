import type { Schema } from '@huiji/api';
import { api, may } from '@huiji/ui';

export interface Step {
  name: 'stores' | 'products' | 'programme' | 'duties' | 'staff';
  done: boolean;
  /** Where in the console it is done; without one, it is done through the API. */
  to?: string;
}

/** The programme that every installation begins with, until it publishes one of its own. */
const BUILT_IN = 'basic';

async function ownProgramme(): Promise<boolean> {
  return (await api.get('/api/v1/programmes/in-force', {})).code !== BUILT_IN;
}

/** Whether somebody works at a store, and whether both duties of oversight are given. */
export function filled(people: readonly Pick<Schema<'StaffView'>, 'roles' | 'status'>[]): { staff: boolean; duties: boolean } {
  const has = (role: Schema<'StaffView'>['roles'][number]): boolean => people.some((person) => person.status !== 'disabled' && person.roles.includes(role));
  return { staff: has('cashier') || has('manager'), duties: has('security') && has('auditor') };
}

/** What an installation needs before its first receipt, and what of it is there. Only what this person can do something about. */
export async function firstSteps(): Promise<Step[]> {
  const [stores, products, programme, people] = await Promise.all([
    may('stores:write') ? api.get('/api/v1/stores', { query: { limit: 1 } }) : null,
    may('products:write') ? api.get('/api/v1/products', { query: { limit: 1 } }) : null,
    may('programmes:write') ? ownProgramme() : null,
    may('staff:write') ? api.get('/api/v1/staff', { query: { limit: 200 } }) : null,
  ]);
  const there = people && filled(people.items);
  const steps: Step[] = [];
  if (there) steps.push({ name: 'duties', done: there.duties, to: '/staff' });
  if (stores) steps.push({ name: 'stores', done: stores.items.length > 0, to: '/imports/stores' });
  if (products) steps.push({ name: 'products', done: products.items.length > 0, to: '/imports/products' });
  if (programme !== null) steps.push({ name: 'programme', done: programme, to: '/programmes' });
  if (there) steps.push({ name: 'staff', done: there.staff, to: '/staff' });
  return steps;
}
