// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { kindOf, whoOf } from './who';

describe('what is typed to find somebody', () => {
  test.each([
    ['13812345678', 'phone'], ['138 1234 5678', 'phone'], ['+8613812345678', 'phone'], ['5678', 'tail'], ['20260000001', 'memberId'],
    ['K123456X', 'card'], ['crm:42', 'partnerId'], ['欧阳小美', 'name'], ['Mary Ann', 'name'],
  ])('%s is a %s', (text, kind) => expect(kindOf(text)).toBe(kind));
  test('what somebody says it is goes first', () => {
    expect(whoOf(' 1234 ', 'card')).toEqual({ member: { card: '1234' } });
    expect(whoOf('138-1234-5678', 'any')).toEqual({ member: { phone: '13812345678' } });
    expect(whoOf('  ', 'phone')).toEqual({});
  });
});
