import { describe, expect, it } from 'vitest';
import { changeOf, full, short, signed } from './figures';

describe('short figures', () => {
  it('count in 万 and 亿 in Chinese, in thousands and millions in English', () => {
    expect([9_999, 12_345, 1_234_567, 123_456_789].map((value) => short(value, 'points', 'zh-CN'))).toEqual(['9,999', '1.23万', '123万', '1.23亿']);
    expect([9_999, 12_345, 1_234_567, 1_234_567_890].map((value) => short(value, 'points', 'en-US'))).toEqual(['9,999', '12.3K', '1.23M', '1.23B']);
  });

  it('say money in yuan and shares in percent, below zero too', () => {
    expect([short(123_456_700, 'fen', 'zh-CN'), short(-5_000, 'fen', 'zh-CN'), short(1_850, 'fen', 'en-US')]).toEqual(['¥123万', '−¥50', '¥18.5']);
    expect([short(1_234, 'share', 'zh-CN'), short(-50, 'share', 'en-US'), short(23, 'tenths', 'zh-CN')]).toEqual(['12.3%', '−0.5%', '2.3']);
  });
});

it('a table has every digit', () => {
  expect([full('1234567', 'points'), full('-20', 'points'), full('123456', 'fen'), full('1667', 'share'), full(null, 'share'), full('2026-11', 'text')])
    .toEqual(['1,234,567', '−20', '¥1,234.56', '16.67%', '–', '2026-11']);
});

describe('a change', () => {
  it('of a share is in percentage points, of anything else relative (A14)', () => {
    expect(changeOf('1234', '1000', 'share')).toEqual({ amount: 234, inPoints: true });
    expect(changeOf('150', '100', 'points')).toEqual({ amount: 5_000, inPoints: false });
    expect([changeOf('1234', '1000', 'share'), changeOf('90', '100', 'fen'), changeOf('100', '100', 'count')].map((change) => change && signed(change))).toEqual(['+2.3', '−10%', '±0%']);
  });

  it('is not told where there was nothing before', () => {
    expect([changeOf('5', '0', 'points'), changeOf('5', null, 'points'), changeOf(null, '5', 'share'), changeOf('5', undefined, 'fen')]).toEqual([null, null, null, null]);
  });
});
