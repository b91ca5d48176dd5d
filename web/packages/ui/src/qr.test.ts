import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrPath } from './qr';

test('the path covers exactly the dark modules', () => {
  const text = 'HJ1.abcdefghijklmnopqrstuvwxyz0123456789';
  const { path, size } = qrPath(text);
  const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(width));
  }
  expect(drawn).toEqual(encode(text, { ecc: 'M', border: 2 }).data);
});
