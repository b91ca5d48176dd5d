import { api, may } from '@huiji/ui';
import type { Schema } from '@huiji/api';
import { LIST_KINDS, type ListKind } from './lists';

/** Files that are brought in at the back, with progress and undo. */
export const RUN_KINDS = ['receipts', 'members', 'balances'] as const;
export type RunKind = (typeof RUN_KINDS)[number];
export type Kind = RunKind | ListKind;
export type Look = Schema<'ImportLook'>;

export const isRun = (kind: Kind): kind is RunKind => (RUN_KINDS as readonly string[]).includes(kind);

/** What this person may bring in. */
export function offered(): Kind[] {
  return [...(may('imports:write') ? RUN_KINDS : []), ...LIST_KINDS.filter((kind) => may(`${kind}:write`))];
}

/** How each file looks: what the page shows as an example. */
export const RUN_EXAMPLES: Record<RunKind, string> = {
  receipts: '小票号,时间,商品编码,商品名称,数量,单价,会员号,门店编码\n20260301-0001,2026-03-01 10:15:00,P-001,茉莉奶绿,1,18.00,old:1001,SH01',
  members: '手机号,卡号,姓名,生日,门店编码,入会时间\n13800001001,K-1001,王小美,2000-02-29,SH01,2020-05-01',
  balances: '卡号,手机号,姓名,积分,有效期至,门店编码,备注\nK-1001,13800001001,王小美,120,2027-12-31,SH01,旧卡\nK-9001,,,,,,',
};

/** Text is told by its beginning; what is packed has to be seen whole. */
const ENOUGH_BYTES = 64 * 1024;
const PATIENCE_MS = 120_000;

const HEADERS: Record<ListKind, string[]> = { staff: ['username', 'roles'], stores: ['code', 'name', 'zone'], products: ['code', 'name'] };

async function isPacked(file: File): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return (first === 0x1f && second === 0x8b) || (first === 0x50 && second === 0x4b) || (first === 0xd0 && second === 0xcf);
}

/** The header of a list's file, which only this page knows; null: it is none of them. */
export function listKindOf(header: readonly string[]): ListKind | null {
  const names = header.map((name) => name.trim().toLowerCase());
  const has = (wanted: string[]): boolean => wanted.every((name) => names.includes(name));
  if (has(HEADERS.staff)) return 'staff';
  if (has(['code', 'name']) && (names.includes('category') || names.includes('barcodes'))) return 'products';
  if (has(['code', 'name']) && (names.includes('zone') || names.includes('franchise') || names.includes('active'))) return 'stores';
  return null;
}

/** What the file's header tells. */
export async function look(file: File): Promise<Look> {
  const part = (await isPacked(file)) ? file : file.slice(0, ENOUGH_BYTES);
  return api.post('/api/v1/imports/look', { body: octets(part), patienceMs: PATIENCE_MS });
}

/** As the description calls a body of octets; sent as it is, with its progress left to the browser. */
export function octets(file: Blob): string {
  return new Blob([file], { type: 'application/octet-stream' }) as unknown as string;
}
