import { expect, test } from 'vitest';
import { textOf } from './lists';

test('a file that is not UTF-8 is not read as other names', async () => {
  expect(await textOf(new File(['code,name\nSH01,南京东路店'], 'stores.csv'))).toBe('code,name\nSH01,南京东路店');
  expect(await textOf(new File([new Uint8Array([0xc4, 0xcf, 0xbe, 0xa9])], 'gbk.csv'))).toBeNull();
});
