import { describe, expect, it } from 'vitest';
import { house, line, next, orderBody, productLine, settingsRow } from './house.ts';

const at = house();
const tables = async () =>
  Promise.all(['documents', 'intents', 'changes'].map(async (table) => (await at.database.query(`select * from ${table}`)).length));

describe('PreviewInvoice', () => {
  it('E3: the payload, the contact, the items and the totals, exactly as a sync then sends them, and nothing is written', async () => {
    const body = orderBody({ lines: [line(), productLine('LAMP-1')] });
    const preview = await at.preview(body);
    expect(preview).toMatchObject({
      outcome: 'created',
      contact: { Name: 'Tasman Tools', ContactNumber: body.customer?.accountid },
      items: [{ Code: 'LAMP-1' }],
      expected: { currency: 'NZD', subTotal: 400, totalTax: 60, total: 460 },
      problems: [],
    });
    expect(at.writes).toEqual([]);
    expect(await tables()).toEqual([0, 0, 0]);

    const answer = await at.sync(body);
    expect(answer.xero).toMatchObject({ subTotal: 400, totalTax: 60, total: 460 });
    const sent = JSON.parse(answer.links.at(-1)?.xc_sent ?? '{}').payload;
    expect(sent).toEqual({ ...preview.payload, Contact: { ContactID: at.invoices[0]?.contactId } });
  });

  it('E3: every blocker at once', async () => {
    const lines = [line({ quantity: null }), line({ priceperunit: null })];
    const preview = await at.preview(orderBody({ lines, settings: settingsRow({ xc_createcontacts: 272000002 }) }));
    expect(preview.outcome).toBe('failed');
    expect(preview.problems.map((one) => one.code)).toEqual(['contact-missing', 'quantity-missing', 'price-missing']);
    expect(at.writes).toEqual([]);
  });

  it('U1: an order that is in Xero: what an update would send, or nothing', async () => {
    const body = orderBody();
    const again = next(body, await at.sync(body));
    expect(await at.preview(again)).toMatchObject({ outcome: 'unchanged', problems: [] });
    const changed = { ...again, lines: [{ ...again.lines[0], quantity: 5 }] };
    const preview = await at.preview(changed);
    expect(preview).toMatchObject({ outcome: 'updated', payload: { LineItems: [{ Quantity: 5, LineItemID: expect.any(String) }] } });
    expect(at.writes).toEqual(['PUT Contacts', 'PUT Invoices']);
  });

  it('X16: Read-only says that a sync would not send it', async () => {
    const preview = await at.preview(orderBody({ settings: settingsRow({ xc_mode: 272000000 }) }));
    expect(preview).toMatchObject({ outcome: 'created', warnings: [{ code: 'not-sent' }], problems: [] });
  });

  it('settings null is organisation-missing without a call', async () => {
    expect(await at.preview(orderBody({ settings: null }))).toMatchObject({
      outcome: 'failed',
      problems: [{ code: 'organisation-missing' }],
    });
    expect(at.calls).toEqual([]);
  });
});
