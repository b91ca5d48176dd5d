import { expect, test } from 'vitest';
import { tree } from './categories';

test('a category stands under its parent', () => {
  const all = [{ code: 'b', name: 'B', parent: 'a' }, { code: 'a', name: 'A', parent: null }, { code: 'c', name: 'C', parent: 'gone' }];
  expect(tree(all).map(({ category, depth }) => `${category.code}${depth}`)).toEqual(['a0', 'b1', 'c0']);
});
