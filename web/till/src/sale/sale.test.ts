import { describe, expect, it } from 'vitest';
import { read } from '../member/member';
import { shareOf } from '../refund/refund';
import { readEntry } from './sale';

describe('what a cashier types into the lines', () => {
  it('is an amount, several of an amount, or a product', () => {
    expect(readEntry('18')).toEqual({ kind: 'amount', quantity: 1, fen: 1800n });
    expect(readEntry(' 3*6.5 ')).toEqual({ kind: 'amount', quantity: 3, fen: 1950n });
    expect(readEntry('6901234567892')).toEqual({ kind: 'product', code: '6901234567892' });
    expect(readEntry('P-001')).toEqual({ kind: 'product', code: 'P-001' });
  });

  it.each(['0', '0.00', '-5', '0*5', '12.345', '１８', '1e3', '', '1.2.3', '¥5'])('is nothing when it is %s', (typed) => {
    expect(readEntry(typed)).toBeNull();
  });
});

describe('what a cashier types or scans for a member', () => {
  it('tells a code, a phone, last digits and a card by their shape', () => {
    expect(read('1' + 'A'.repeat(48))?.kind).toBe('code');
    expect(read('138 0013 8000')).toEqual({ kind: 'phone', text: '13800138000' });
    expect(read('+8613800138000')?.kind).toBe('phone');
    expect(read('8000')).toEqual({ kind: 'tail', text: '8000' });
    expect(read('K-1234')?.kind).toBe('card');
    expect(read('%%')).toBeNull();
  });
});

describe('the share of a line', () => {
  const line = { amountFen: '1000', quantity: 3, refundedFen: '0', refundedQuantity: 0 };

  it('adds up to the line, whatever the order of the refunds', () => {
    const first = shareOf(line, 1);
    const second = shareOf({ ...line, refundedFen: String(first), refundedQuantity: 1 }, 1);
    const third = shareOf({ ...line, refundedFen: String(first + second), refundedQuantity: 2 }, 1);
    expect([first, second, third]).toEqual([333n, 334n, 333n]);
  });

  it('is never more than what refunds by amount have left', () => {
    expect(shareOf({ ...line, refundedFen: '900' }, 3)).toBe(100n);
  });
});
