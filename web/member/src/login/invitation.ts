import type { Schema } from '@huiji/api';
import { api } from '@huiji/ui';

export type Invitation = Schema<'Invitation'>;

/** Whose programme this is, and what somebody who joins gets and agrees to; asked once for each store that invites. */
const asked = new Map<string, Promise<Invitation>>();

export function invitation(store?: string): Promise<Invitation> {
  const known = asked.get(store ?? '');
  if (known) return known;
  const asking = api.get('/api/v1/member-logins/invitation', { query: store ? { store } : {} });
  asked.set(store ?? '', asking);
  asking.catch(() => asked.delete(store ?? ''));
  return asking;
}
