import { describe, expect, it } from 'vitest';
import { house, organisationId, taxRate } from './house.ts';

const at = house();

describe('ListTaxRates', () => {
  it('X6: every tax rate by its type, with what it can be used for; those no longer in use marked', async () => {
    const { status, body } = await at.call('tax-rates');
    expect(status).toBe(200);
    const { value } = body as { value: Record<string, unknown>[] };
    expect(value.find((one) => one.xc_code === 'OUTPUT2')).toEqual({
      xc_taxrateid: taxRate('OUTPUT2'),
      xc_name: '15% GST on Income (OUTPUT2)',
      xc_organisationid: organisationId,
      xc_code: 'OUTPUT2',
      xc_xeroid: null,
      xc_status: 'Active',
      xc_usablefor: 'Revenue, Assets, Liabilities, Equity',
    });
    expect(value.find((one) => one.xc_code === 'OUTPUT')).toMatchObject({ xc_status: 'Archived' });
    expect(value.find((one) => one.xc_code === 'GSTONIMPORTS')).toMatchObject({ xc_usablefor: 'Liabilities' });
  });
});
