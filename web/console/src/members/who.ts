import type { Schema } from '@huiji/api';

type Filter = Schema<'MemberFilter'>;

/** How somebody is named; `any`: by what it looks like. */
export const KINDS = ['any', 'phone', 'tail', 'card', 'name', 'wechat', 'partnerId', 'memberId'] as const;
export type Kind = (typeof KINDS)[number];

/** What it looks like: a mobile number, the end of one, a member's id, a card, or a name. */
export function kindOf(text: string): Exclude<Kind, 'any'> {
  if (/^(\+\d{6,15}|(\+?86)?1[3-9]\d{9})$/.test(text.replace(/[\s-]/g, ''))) return 'phone';
  if (/^\d{4,7}$/.test(text)) return 'tail';
  if (/^\d{8,19}$/.test(text)) return 'memberId';
  if (/^[\x21-\x7e]+$/.test(text) && /\d/.test(text)) return text.includes(':') ? 'partnerId' : 'card';
  return 'name';
}

/** The part of a search that is about somebody in particular. */
export function whoOf(typed: string, kind: Kind): Pick<Filter, 'member' | 'tail' | 'name'> {
  const text = typed.trim();
  if (!text) return {};
  const meant = kind === 'any' ? kindOf(text) : kind;
  if (meant === 'tail') return { tail: text };
  if (meant === 'name') return { name: text };
  return { member: { [meant]: meant === 'phone' ? text.replace(/[\s-]/g, '') : text } };
}
