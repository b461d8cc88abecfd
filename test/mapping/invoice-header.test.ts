import { describe, expect, it } from 'vitest';
import { mapInvoice } from '../../api/mapping/invoice/invoice.ts';
import { codes, guidOf, input, orderDocument, orderId, reference, theme } from './fixtures.ts';

const map = (record: object = {}, more: Parameters<typeof input>[1] = {}) => mapInvoice(input(orderDocument(record), more));

describe('the header of an invoice', () => {
  it('P5 P9 P13 C9 X5: a plain order is a complete draft', () => {
    const { payload, problems, warnings } = map({ xc_duedate: '2026-04-20' }, { contactId: guidOf(1) });
    expect(problems).toEqual([]);
    expect(warnings).toEqual([]);
    expect(payload).toEqual({
      Type: 'ACCREC',
      Contact: { ContactID: guidOf(1) },
      Date: '2026-03-02',
      DueDate: '2026-04-20',
      LineAmountTypes: 'Exclusive',
      InvoiceNumber: 'ORD-01001',
      CurrencyCode: 'NZD',
      Url: `https://contoso.crm.dynamics.com/main.aspx?pagetype=entityrecord&etn=salesorder&id=${orderId}`,
      Status: 'DRAFT',
      LineItems: [{ Description: 'Line 1', Quantity: 1, UnitAmount: 100, AccountCode: '200' }],
    });
  });

  it.each([
    ['the order number', {}, 'ORD-01001'],
    ['the name', { xc_useinvoicename: true }, 'Widgets for Contoso'],
    ['what Xero assigns', { xc_usexeroinvoicenumber: true }, undefined],
    ['what Xero assigns before the name', { xc_usexeroinvoicenumber: true, xc_useinvoicename: true }, undefined],
  ])('C3 C4 C5: the number is %s', (_, settings, number) => {
    expect(map({}, { settings }).payload.InvoiceNumber).toBe(number);
  });

  it('C3: a missing or too long number is a blocker', () => {
    expect(codes(map({ ordernumber: ' ' }).problems)).toEqual(['number-missing']);
    expect(codes(map({ name: 'x'.repeat(256) }, { settings: { xc_useinvoicename: true } }).problems)).toEqual(['number-too-long']);
  });

  it('C6: a currency the organisation lacks, or none, is a blocker that names it', () => {
    const euro = map({ transactioncurrencyid: { isocurrencycode: 'EUR' } });
    expect(codes(euro.problems)).toEqual(['currency-unknown']);
    expect(euro.problems[0]).toMatchObject({ owner: 'Finance', retryable: false, message: expect.stringContaining('EUR') });
    expect(codes(map({ transactioncurrencyid: null }).problems)).toEqual(['currency-missing']);
    expect(map({ transactioncurrencyid: { isocurrencycode: 'usd' } }).payload.CurrencyCode).toBe('USD');
  });

  it.each([
    ['today where the organisation is', {}, '2026-03-02'],
    ['a fulfilled date', { datefulfilled: '2026-02-10' }, '2026-02-10'],
    ['a date at midnight UTC', { datefulfilled: '2026-02-10T00:00:00Z' }, '2026-02-10'],
    ["a user's midnight", { datefulfilled: '2026-02-09T11:00:00Z' }, '2026-02-10'],
  ])('C7: the date is %s', (_, record, date) => {
    expect(map(record).payload.Date).toBe(date);
  });

  it('C7: today follows the time zone, and a zone that is not known is UTC', () => {
    const zone = (Timezone: string) => map({}, { reference: { organisation: { ...reference.organisation, Timezone } } }).payload.Date;
    expect([zone('PACIFICSTANDARDTIME'), zone('GMTSTANDARDTIME'), zone('MOONTIME'), zone('E. AUSTRALIA STANDARD TIME')]).toEqual([
      '2026-03-01',
      '2026-03-01',
      '2026-03-01',
      '2026-03-02',
    ]);
  });

  it('C7: a future date is a warning, an unreadable one a blocker', () => {
    expect(codes(map({ datefulfilled: '2026-03-03' }).warnings)).toEqual(['date-in-future']);
    expect(codes(map({ datefulfilled: 'soon', xc_duedate: '2026-02-30' }).problems)).toEqual(['date-unreadable', 'date-unreadable']);
  });

  it('L1: the year-end lock blocks, the period lock warns', () => {
    const locked = {
      organisation: { ...reference.organisation, EndOfYearLockDate: '/Date(1767139200000+0000)/', PeriodLockDate: '2026-01-31' },
    };
    expect(codes(map({ datefulfilled: '2025-12-31' }, { reference: locked }).problems)).toEqual(['date-locked']);
    expect(codes(map({ datefulfilled: '2026-01-31' }, { reference: locked }).warnings)).toEqual(['period-locked']);
    expect(map({ datefulfilled: '2026-02-01' }, { reference: locked }).warnings).toEqual([]);
  });

  it('P9 C8: the due date is an input only; without it the contact’s terms decide', () => {
    expect(map({ xc_xeroduedate: '2026-05-01' }).payload).not.toHaveProperty('DueDate');
  });

  it.each([
    ['a short description', 'PO 77', 'PO 77'],
    ['255 code points', '🎉'.repeat(300), '🎉'.repeat(255)],
    ['accents beyond the basic plane', `${'a'.repeat(254)}𝒳𝒳`, `${'a'.repeat(254)}𝒳`],
    ['nothing', '   ', undefined],
    ['null', null, undefined],
  ])('C13: the reference of %s', (_, description, expected) => {
    expect(map({ description }).payload.Reference).toBe(expected);
  });

  it('C13: no reference when the setting is off', () => {
    expect(map({ description: 'PO 77' }, { settings: { xc_descriptionasreference: false } }).payload).not.toHaveProperty('Reference');
  });

  it('C10 C11 P13: the row overrides amounts, status and branding theme', () => {
    const { payload, problems } = map({ xc_amountsare: 272000002, xc_arrivalstatus: 272000001, _xc_brandingthemeid_value: theme });
    expect(problems).toEqual([]);
    expect(payload).toMatchObject({ LineAmountTypes: 'NoTax', Status: 'SUBMITTED', BrandingThemeID: guidOf(700) });
    expect(codes(map({ _xc_brandingthemeid_value: guidOf(1) }).problems)).toEqual(['branding-theme-unknown']);
  });

  it('X5: an address with "xero" in it is left out with a warning; a later generation says so', () => {
    const xero = mapInvoice(input(orderDocument({}, undefined, { environmentUrl: 'https://xero-test.crm.dynamics.com' })));
    expect(xero.payload).not.toHaveProperty('Url');
    expect(codes(xero.warnings)).toEqual(['url-left-out']);
    expect(map({}, { generation: 3 }).payload.Url).toMatch(/&generation=3$/);
  });

  it('P14: a Dynamics invoice has its own columns', () => {
    const document = orderDocument({}, [], {
      table: 'invoice',
      record: {
        invoiceid: orderId,
        invoicenumber: 'INV-9',
        duedate: '2026-04-01',
        datedelivered: '2026-02-01',
        transactioncurrencyid: { isocurrencycode: 'NZD' },
      },
      lines: [{ invoicedetailid: guidOf(5), productdescription: 'A', quantity: 2, priceperunit: 3 }],
    });
    const { payload, lineRowIds, problems } = mapInvoice(input(document));
    expect(problems).toEqual([]);
    expect(payload).toMatchObject({ InvoiceNumber: 'INV-9', DueDate: '2026-04-01', Date: '2026-02-01' });
    expect(payload.Url).toContain('etn=invoice&');
    expect(lineRowIds).toEqual([guidOf(5)]);
  });

  it('E3: all blockers come at once, each with a fix and an owner', () => {
    const { problems } = map({
      ordernumber: null,
      transactioncurrencyid: { isocurrencycode: 'EUR' },
      _xc_brandingthemeid_value: guidOf(1),
      freightamount: 'much',
    });
    expect(codes(problems)).toEqual(['currency-unknown', 'number-missing', 'branding-theme-unknown', 'amount-unreadable']);
    for (const one of problems) expect(one).toMatchObject({ fix: expect.stringMatching(/\.$/), message: expect.stringMatching(/\.$/) });
  });
});
