import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { brandingThemeId, trackingOptionId } from '../../api/mapping/ids.ts';
import { account, baysideId, house, line, orderBody, organisationId, productLine, settingsRow, taxRate } from './house.ts';

const at = house();
const customer = { name: 'Bayside Club', xc_xerocontactid: baysideId };
const option = (end: string) => trackingOptionId(organisationId, `d0000000-0000-4000-8000-0000000000${end}`);
const product = (code: string, more: object = {}) => ({ productid: randomUUID(), productnumber: code, name: code, price: 100, ...more });

describe('how the lines of an invoice are coded', () => {
  it('X6 X7 D1: account and tax rate are the line’s, else the product’s, else the organisation’s', async () => {
    const own = { _xc_accountcodeid_value: account('260'), _xc_taxrateid_value: taxRate('NONE') };
    const lines = [
      line(),
      productLine('LAMP', { productid: product('LAMP', own) }),
      productLine('LAMP', {
        productid: product('LAMP', own),
        _xc_accountcodeid_value: account('210'),
        _xc_taxrateid_value: taxRate('ZERORATED'),
      }),
    ];
    const settings = settingsRow({ _xc_defaulttaxrateid_value: taxRate('OUTPUT2') });
    expect(await at.sync(orderBody({ customer, lines, settings }))).toMatchObject({ outcome: 'created', problems: [] });
    expect(at.invoices[0]?.lines.map((one) => [one.accountCode, one.taxType])).toEqual([
      ['200', 'OUTPUT2'],
      ['260', 'NONE'],
      ['210', 'ZERORATED'],
    ]);
    // The item that was made on the way is coded as its product is.
    expect(at.books.items.find((item) => item.code === 'LAMP')?.sales).toMatchObject({ AccountCode: '260', TaxType: 'NONE' });
  });

  it('X6 C11 C14: branding theme and tracking options are those of the lookups', async () => {
    const theme = 'b0000000-0000-4000-8000-000000000002';
    const lines = [line({ _xc_tracking1id_value: option('12'), _xc_tracking2id_value: option('21') })];
    const settings = settingsRow({ _xc_brandingthemeid_value: brandingThemeId(organisationId, theme) });
    await at.sync(orderBody({ customer, lines, settings }));
    expect(at.invoices[0]).toMatchObject({ brandingThemeId: theme });
    expect(at.invoices[0]?.lines[0]?.tracking.map((one) => one.optionId.slice(-2))).toEqual(['12', '21']);
  });

  it('D1: an item code that is also an account code stays the item’s [trap: item code against account code]', async () => {
    at.xero.ui.writeItem(organisationId, { Code: '260', Name: 'Part 260', SalesDetails: { UnitPrice: 5, AccountCode: '210' } });
    await at.sync(orderBody({ customer, lines: [productLine('260')] }));
    expect(at.invoices[0]?.lines[0]).toMatchObject({ itemCode: '260', accountCode: '200' });
  });

  it('D1: a tax rate is chosen by its type, whatever rates are called [trap: tax name against tax code]', async () => {
    const [rate] = at.books.taxRates.all();
    if (!rate) throw new Error('the sandbox starts with tax rates');
    at.books.taxRates.put({ ...rate, TaxType: 'TAX001', Name: 'ZERORATED', EffectiveRate: 15 });
    const lines = [line({ _xc_taxrateid_value: taxRate('ZERORATED') }), line({ _xc_taxrateid_value: taxRate('TAX001') })];
    await at.sync(orderBody({ customer, lines }));
    expect(at.invoices[0]?.lines.map((one) => one.taxType)).toEqual(['ZERORATED', 'TAX001']);
  });
});
