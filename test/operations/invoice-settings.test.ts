import { describe, expect, it } from 'vitest';
import { firstOption } from '../../api/mapping/row.ts';
import { account, baysideId, house, line, next, orderBody, organisationId, settingsRow, taxRate } from './house.ts';

const at = house();
const bayside = { name: 'Bayside Club', xc_xerocontactid: baysideId };
const due = { xc_duedate: '2031-01-01' };

/** The document that a sync with these settings makes. */
async function made(settings: Record<string, unknown>, record: Record<string, unknown> = {}) {
  const body = orderBody({ customer: bayside, settings: settingsRow(settings), record: { ...due, name: 'Spring order', ...record } });
  const answer = await at.sync(body);
  expect(answer).toMatchObject({ outcome: 'created', problems: [] });
  return { body, answer, invoice: at.books.documents.get(answer.xero?.invoiceId ?? '') };
}

describe('the settings of an invoice', () => {
  it('P13 X2 [setting invoice status = Draft] [setting invoice status = Submitted] [setting invoice status = Authorised]: it arrives so', async () => {
    for (const [place, status] of ['DRAFT', 'SUBMITTED', 'AUTHORISED'].entries()) {
      expect((await made({ xc_invoicestatus: firstOption + place })).invoice).toMatchObject({ status });
    }
    expect((await made({ xc_invoicestatus: firstOption + 2 }, { xc_arrivalstatus: firstOption })).invoice).toMatchObject({
      status: 'DRAFT',
    });
  });

  it('C10 [setting amounts are = Exclusive] [setting amounts are = Inclusive] [setting amounts are = No tax]: tax on top, within, or none', async () => {
    const totals = [];
    for (const place of [0, 1, 2]) {
      const { answer, invoice } = await made({ xc_amountsare: firstOption + place });
      totals.push([invoice?.lineAmountTypes, answer.xero?.subTotal, answer.xero?.totalTax, answer.xero?.total]);
    }
    expect(totals).toEqual([
      ['Exclusive', 200, 30, 230],
      ['Inclusive', 173.91, 26.09, 200],
      ['NoTax', 200, 0, 200],
    ]);
    const own = await made({ xc_amountsare: firstOption }, { xc_amountsare: firstOption + 2 });
    expect(own.answer.xero).toMatchObject({ total: 200 });
  });

  it('C3 P5 P10 [setting use xero invoice number = No] [setting use invoice name = No]: the number of the order', async () => {
    const { body, answer } = await made({ xc_usexeroinvoicenumber: false, xc_useinvoicename: false });
    expect(answer.writeBack?.xc_xeroinvoicenumber).toBe(body.record.ordernumber);
  });

  it('C4 P10 [setting use invoice name = Yes]: the name of the order', async () => {
    expect((await made({ xc_useinvoicename: true }, { name: 'Autumn order' })).invoice).toMatchObject({ number: 'Autumn order' });
  });

  it('C5 P10 [setting use xero invoice number = Yes]: Xero gives it, whatever else is set, and it comes back', async () => {
    const { answer, invoice, body } = await made({ xc_usexeroinvoicenumber: true, xc_useinvoicename: true });
    expect(invoice?.number).toMatch(/^INV-/);
    expect(answer.writeBack?.xc_xeroinvoicenumber).toBe(invoice?.number);
    expect(invoice?.number).not.toBe(body.record.ordernumber);
  });

  it('P11 C13 [setting description as reference = Yes] [setting description as reference = No]: the description, or nothing', async () => {
    const description = 'PO 4711, second delivery';
    expect((await made({ xc_descriptionasreference: true }, { description })).invoice).toMatchObject({ reference: description });
    expect((await made({ xc_descriptionasreference: false }, { description })).invoice?.reference ?? '').toBe('');
  });

  it('X7 D1: the account and tax rate of the organisation, where line and product have none', async () => {
    const settings = { _xc_defaultaccountid_value: account('260'), _xc_defaulttaxrateid_value: taxRate('NONE') };
    expect((await made(settings)).invoice?.lines).toMatchObject([{ accountCode: '260', taxType: 'NONE', taxAmount: 0 }]);
  });

  it('P7: two orders of one new customer are two invoices of one contact, which is made with the first', async () => {
    const first = orderBody();
    const answer = await at.sync(first);
    const second = await at.sync(orderBody({ customer: first.customer ?? {} }));
    expect(second.customer).toMatchObject({ xc_xerocontactid: answer.customer?.xc_xerocontactid });
    expect(at.writes.filter((call) => call === 'PUT Contacts')).toHaveLength(1);
  });

  it('P29 P30: success, failure and a skip by a person’s wish each leave an attempt; what nobody asked for leaves none', async () => {
    const outcomes = (answer: { log: { xc_outcome: number | null; xc_kind: number }[] }) =>
      answer.log.filter((row) => row.xc_kind === firstOption).map((row) => row.xc_outcome);
    expect(outcomes(await at.sync(orderBody()))).toEqual([firstOption]);
    expect(outcomes(await at.sync(orderBody({ lines: [line({ quantity: null })] })))).toEqual([firstOption + 7]);
    expect(outcomes(await at.sync(orderBody({ lines: [] })))).toEqual([firstOption + 6]);
    expect(outcomes(await at.sync(orderBody({ record: { xc_synctoxero: false } })))).toEqual([]);
  });

  it('X8 S3: tax that differs by a cent a line is a warning, by more a problem with both numbers; the invoice is sent either way', async () => {
    const taxed = (tax: number, totaltax: number) =>
      orderBody({ customer: bayside, lines: [line({ tax })], record: { totallineitemamount: 200, totaltax, totalamount: 200 + totaltax } });
    const near = await at.sync(taxed(30.01, 30.01));
    expect(near).toMatchObject({ outcome: 'created', problems: [], writeBack: { xc_xerototaltax: 30, xc_xerototal: 230 } });
    expect(near.warnings.map((one) => one.message).join()).toMatch(/tax/i);
    const far = await at.sync(taxed(20, 20));
    expect(far.outcome).toBe('created');
    expect(far.problems[0]?.message).toMatch(/20\.00.*30\.00|30\.00.*20\.00/);
    const none = await at.sync(orderBody({ customer: bayside }));
    expect([none.problems, none.warnings.filter((one) => one.code !== 'shared-contact')]).toEqual([[], []]);
  });
});

describe('traps of sending', () => {
  it('[trap: 429 by minute, by day, by concurrency] the first two are waited for or told, the third is tried again after a moment', async () => {
    const refuse = (problem: 'minute' | 'day' | 'concurrent', retryAfter?: number) =>
      at.xero.faults.add({ method: 'PUT', path: '/Invoices', kind: 'rate-limit', problem, ...(retryAfter && { retryAfter }) });
    refuse('minute', 90);
    expect(await at.call('invoices', orderBody({ customer: bayside }))).toMatchObject({ status: 429, retryAfter: '90' });
    at.clock.advance(91_000);
    refuse('day', 7200);
    const spent = await at.sync(orderBody({ customer: bayside }));
    expect(spent).toMatchObject({ outcome: 'failed', problems: [{ code: 'xero-day-limit', retryable: true }] });
    at.clock.advance(7_300_000);
    refuse('concurrent');
    const pushed = at.sync(orderBody({ customer: bayside }));
    let done = false;
    void pushed.finally(() => {
      done = true;
    });
    while (!done) {
      at.clock.advance(1000);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect((await pushed).outcome).toBe('created');
    expect(at.invoices).toHaveLength(1);
  });

  it('[trap: 200 with an error element that echoes the requested status] a refused create is a failure, whatever status Xero repeats', async () => {
    const settings = settingsRow({ xc_invoicestatus: firstOption + 2 });
    await at.sync(orderBody({ customer: bayside, settings, record: due }));
    at.xero.ui.setAccountStatus(organisationId, '200', 'ARCHIVED');
    const answer = await at.sync(orderBody({ customer: bayside, settings, record: due }));
    expect(answer).toMatchObject({ outcome: 'failed', xero: null, writeBack: null, problems: [{ owner: expect.any(String) }] });
    expect(at.writes).toEqual(['PUT Invoices', 'PUT Invoices']);
    expect(at.invoices).toHaveLength(1);
  });

  it('[trap: four-decimal prices both ways] C14: a price of four decimals is sent and read so, and an update keeps it', async () => {
    const lines = [line({ quantity: 36, priceperunit: 32.4375 })];
    const body = orderBody({ customer: bayside, lines });
    const answer = await at.sync(body);
    const invoice = at.books.documents.get(answer.xero?.invoiceId ?? '');
    expect(invoice?.lines).toMatchObject([{ quantity: 36, unitAmount: 32.4375, lineAmount: 1167.75 }]);
    expect((await at.sync(next(body, answer, { description: 'PO 9' }))).outcome).toBe('updated');
    expect(at.invoices[0]?.lines).toMatchObject([{ quantity: 36, unitAmount: 32.4375, lineAmount: 1167.75 }]);
    expect((await at.sync(next(body, answer, { description: 'PO 9' }))).outcome).toBe('unchanged');
  });
});
