import { describe, expect, it } from 'vitest';
import { change, day, fenOf, points, pointsOf, withOffset, yuan } from './index';

describe('money', () => {
  it('is written in yuan with two places', () => {
    expect([yuan('5'), yuan('1234'), yuan('123456789'), yuan('-50')]).toEqual(['¥0.05', '¥12.34', '¥1,234,567.89', '−¥0.50']);
  });

  it('is read from what a cashier types', () => {
    expect([fenOf('12'), fenOf('12.3'), fenOf(' 12.34 '), fenOf('0.05')]).toEqual([1200n, 1230n, 1234n, 5n]);
  });

  it.each(['', '0', '0.00', '-1', '1e3', '12.345', '１００', '9223372036854775807', '1,000', 'abc'])('refuses %s', (typed) => {
    expect(fenOf(typed)).toBeNull();
  });
});

describe('points', () => {
  it('are grouped, and a change shows its sign', () => {
    expect([points('12345'), points('-7'), change('120'), change('-40'), change('0')]).toEqual(['12,345', '−7', '+120', '−40', '0']);
  });

  it.each(['0', '-1', '1.5', '1e3', '１', ''])('are not read from %s', (typed) => {
    expect(pointsOf(typed)).toBeNull();
  });
});

describe('times', () => {
  it('are days of the given zone', () => {
    expect(day('2026-02-28T16:30:00Z', 'zh-CN', 'Asia/Shanghai')).toBe('2026年3月1日');
    expect(day('2026-02-28T16:30:00Z', 'en-US', 'America/New_York')).toBe('Feb 28, 2026');
  });

  it('go to the server with an offset that leads back to the same instant', () => {
    const instant = new Date('2026-11-27T10:00:00.000Z');
    expect(withOffset(instant)).toMatch(/[+-]\d\d:\d\d$/);
    expect(new Date(withOffset(instant)).getTime()).toBe(instant.getTime());
  });
});
