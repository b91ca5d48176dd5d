import { ApiProblem } from '@huiji/api';
import { describe, expect, it } from 'vitest';
import { placed } from './form';

const refusal = (...fields: string[]): ApiProblem => new ApiProblem({
  type: '', title: '', title_en: '', status: 400, code: 'invalid_field', owner: 'partner',
  errors: fields.map((field) => ({ field, code: 'wrong', zh: `${field} 不对`, en: `${field} is wrong` })),
}, null);

describe('what is wrong with a form', () => {
  it('stands beside the field it is about, an item beside its list', () => {
    expect(placed(refusal('zone', 'barcodes[2]', 'zone'), ['zone', 'barcodes'])).toEqual({ zone: 'zone 不对', barcodes: 'barcodes[2] 不对' });
  });

  it('is told as a whole where the form has no such field', () => {
    expect(placed(refusal('name', 'elsewhere'), ['name'])).toBeNull();
    expect(placed(refusal(), ['name'])).toBeNull();
  });
});
