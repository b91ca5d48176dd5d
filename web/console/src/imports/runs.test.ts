import { expect, test } from 'vitest';
import { listKindOf } from './kinds';
import { isOpen, percentOf } from './runs';

test('a run says how far it is once the file is read', () => {
  expect(percentOf({ done: '0', total: '0' })).toBeNull();
  expect(percentOf({ done: '999', total: '1000' })).toBe(99);
  expect(percentOf({ done: '1000', total: '1000' })).toBe(100);
  expect(isOpen({ status: 'held' })).toBe(false);
});

test('lists are told by their headers', () => {
  expect(listKindOf(['code', 'name', 'zone'])).toBe('stores');
  expect(listKindOf([' Code', 'name', 'category', 'barcodes'])).toBe('products');
  expect(listKindOf(['username', 'name', 'roles', 'stores'])).toBe('staff');
  expect(listKindOf(['卡号', '积分'])).toBeNull();
});
