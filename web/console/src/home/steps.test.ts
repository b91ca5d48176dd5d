import { expect, test } from 'vitest';
import { filled } from './steps';

test('a step is done when somebody who still works here does it', () => {
  expect(filled([{ roles: ['administrator'], status: 'active' }])).toEqual({ staff: false, duties: false });
  expect(filled([{ roles: ['cashier'], status: 'invited' }, { roles: ['security'], status: 'active' }])).toEqual({ staff: true, duties: false });
  expect(filled([{ roles: ['auditor'], status: 'disabled' }, { roles: ['security'], status: 'active' }])).toEqual({ staff: false, duties: false });
  expect(filled([{ roles: ['auditor'], status: 'active' }, { roles: ['security'], status: 'invited' }])).toEqual({ staff: false, duties: true });
});
