import type { Schema } from '@huiji/api';
import { api } from '@huiji/ui';

export const LIST_KINDS = ['stores', 'products', 'staff'] as const;
export type ListKind = (typeof LIST_KINDS)[number];
export interface Told {
  report: Schema<'FileReport'>;
  links: Schema<'StaffLink'>[];
}

/** How each file looks: what the page shows as an example. */
export const EXAMPLES: Record<ListKind, string> = {
  stores: 'code,name,zone,franchise,active\nSH01,南京东路店,Asia/Shanghai,false,true\nHZ01,西湖店,Asia/Shanghai,true,true',
  products: 'code,name,category,barcodes\nP-001,茉莉奶绿,,6901234567892\nP-002,杨枝甘露,,',
  staff: 'username,name,roles,stores\nwang.li,王丽,cashier,SH01\nzhao,赵敏,manager;cashier,SH01;HZ01',
};

const PATIENCE_MS = 120_000;

/** Sends a file to be looked through (`dryRun`) or written. */
export async function send(kind: ListKind, body: string, dryRun: boolean, key: string): Promise<Told> {
  const call = { body, key, query: { dryRun }, patienceMs: PATIENCE_MS };
  if (kind === 'staff') return api.post('/api/v1/staff/file', call);
  const report = kind === 'stores' ? await api.post('/api/v1/stores/import', call) : await api.post('/api/v1/products/import', call);
  return { report, links: [] };
}

/** The file's text. What is not UTF-8 is told at once, since it would be read as other names. */
export async function textOf(file: File): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}
