import { expect, test } from 'vitest';
import { joinAddress, matching, type Store } from './stores';

const store = (code: string, more: Partial<Store> = {}): Store => ({ id: code, code, name: `${code}店`, zone: 'Asia/Shanghai', franchise: false, active: true, ...more });

test('stores are found by name, zone and owner, and a manager sees her own', () => {
  const all = [store('SH01'), store('HZ01', { franchise: true }), store('UR01', { zone: 'Asia/Urumqi' }), store('OLD', { active: false })];
  const none = { words: '', zone: '', owner: '' as const, closed: false, mine: [] };
  expect(matching(all, none).map((one) => one.code)).toEqual(['SH01', 'HZ01', 'UR01']);
  expect(matching(all, { ...none, closed: true, owner: 'own' }).map((one) => one.code)).toEqual(['SH01', 'UR01', 'OLD']);
  expect(matching(all, { ...none, words: 'hz' }).map((one) => one.code)).toEqual(['HZ01']);
  expect(matching(all, { ...none, zone: 'Asia/Urumqi' }).map((one) => one.code)).toEqual(['UR01']);
  expect(matching(all, { ...none, mine: ['SH01'] }).map((one) => one.code)).toEqual(['SH01']);
});

test('a code that an address would break is escaped', () => {
  expect(joinAddress({ code: 'A B' })).toContain('/member/#/join?store=A%20B');
});
