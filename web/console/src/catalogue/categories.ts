import type { Schema } from '@huiji/api';

export type Category = Schema<'Category'>;

/** In the order of a tree, each with how deep it lies. */
export function tree(categories: readonly Category[]): { category: Category; depth: number }[] {
  const children = new Map<string, Category[]>();
  const known = new Set(categories.map((one) => one.code));
  for (const one of categories) {
    const parent = one.parent && known.has(one.parent) ? one.parent : '';
    children.set(parent, [...(children.get(parent) ?? []), one]);
  }
  const under = (parent: string, depth: number): { category: Category; depth: number }[] =>
    (children.get(parent) ?? []).flatMap((category) => [{ category, depth }, ...under(category.code, depth + 1)]);
  return under('', 0);
}
