import { describe, expect, it } from 'vitest';
import { diffInvoice } from '../../api/mapping/difference.ts';
import { mapInvoice } from '../../api/mapping/invoice.ts';
import { readSent, sentOf, writeSent } from '../../api/mapping/sent.ts';
import type { WireInvoice, WireLine } from '../../api/xero/wire.ts';
import { account, contactId, guidOf, input, line, orderDocument, taxRate, tracking, xeroInvoiceId } from './fixtures.ts';

const lines = [
  line(1),
  line(2, { manualdiscountamount: 5, _xc_tracking1id_value: tracking(801), _xc_taxrateid_value: taxRate('OUTPUT2') }),
];
const map = (record: object = {}, rows: object[] = lines, date = new Date('2026-03-01T22:30:00Z')) =>
  mapInvoice(input(orderDocument({ description: 'PO 7', ...record }, rows), { contactId, now: date }));

/** The invoice as Xero keeps it: what was sent, with ids, amounts and account defaults. */
function stored(payload: WireInvoice): WireInvoice {
  return {
    ...structuredClone(payload),
    InvoiceID: xeroInvoiceId,
    Contact: { ...payload.Contact, Name: 'Contoso Ltd' },
    Date: '/Date(1772409600000+0000)/',
    DateString: '2026-03-02T00:00:00',
    BrandingThemeID: guidOf(700),
    LineItems: (payload.LineItems ?? []).map((one, index) => ({
      ...structuredClone(one),
      LineItemID: guidOf(9001 + index),
      TaxType: one.TaxType ?? 'OUTPUT2',
      TaxAmount: 15,
      LineAmount: 100,
      Tracking: (one.Tracking ?? []).map((choice) => ({ ...choice, TrackingCategoryID: guidOf(1), TrackingOptionID: guidOf(2) })),
    })),
  };
}

const before = map();
const xero = stored(before.payload);
const sent = sentOf(before.payload, before.lineRowIds, xero);
const diff = (now: ReturnType<typeof map>, there: WireInvoice = xero) =>
  diffInvoice({ sent: readSent(writeSent(sent)) ?? sent, now, xero: there });
const withLine = (index: number, more: WireLine): WireInvoice => ({
  ...xero,
  LineItems: xero.LineItems?.map((one, place) => (place === index ? { ...one, ...more } : one)),
});

describe('a linked order that changes', () => {
  it('U1: no difference is unchanged, whatever finance did and however late it is', () => {
    expect(diff(map())).toEqual({ kind: 'unchanged' });
    expect(diff(map({}, lines, new Date('2026-05-05T00:00:00Z')))).toEqual({ kind: 'unchanged' });
    expect(diff(map(), { ...xero, Status: 'PAID', Reference: 'finance' })).toEqual({ kind: 'unchanged' });
  });

  it('U1: a changed header field alone is sent', () => {
    expect(diff(map({ description: 'PO 8', xc_duedate: '2026-06-01' }))).toEqual({
      kind: 'update',
      payload: { InvoiceID: xeroInvoiceId, DueDate: '2026-06-01', Reference: 'PO 8' },
    });
    expect(diff(map({ description: null }))).toMatchObject({ payload: { Reference: '' } });
    expect(diff(map({ datefulfilled: '2026-02-01' }))).toMatchObject({ payload: { Date: '2026-02-01' } });
  });

  it('U1: changed lines go with their LineItemIDs, new ones without, and lines of others untouched', () => {
    const foreign = { LineItemID: guidOf(9999), Description: 'Added by finance', Quantity: 1, UnitAmount: 5, LineAmount: 5, Tracking: [] };
    const there = { ...xero, LineItems: [foreign, ...(xero.LineItems ?? [])] };
    const changed = diff(map({}, [line(1, { priceperunit: 90 }), line(3)]), there);
    expect(changed).toEqual({
      kind: 'update',
      payload: {
        InvoiceID: xeroInvoiceId,
        LineItems: [
          { LineItemID: guidOf(9001), Description: 'Line 1', Quantity: 1, UnitAmount: 90, AccountCode: '200' },
          { Description: 'Line 3', Quantity: 1, UnitAmount: 100, AccountCode: '200' },
          foreign,
        ],
      },
    });
  });

  it('U1: a line that lost its discount is sent anew, for Xero keeps what an update leaves out', () => {
    const changed = diff(map({}, [lines[0] as object, { ...lines[1], manualdiscountamount: 0 }]));
    const sentLines = changed.kind === 'update' ? changed.payload.LineItems : [];
    expect(sentLines?.map((one) => one.LineItemID)).toEqual([guidOf(9001), undefined]);
  });

  it.each([
    ['the account of a line', withLine(0, { AccountCode: '260' }), ['lines']],
    ['the text of a line', withLine(1, { Description: 'better' }), ['lines']],
    ['a deleted line', { ...xero, LineItems: xero.LineItems?.slice(1) }, ['lines']],
    ['the reference and due date', { ...xero, Reference: 'finance', DueDate: '/Date(1780272000000+0000)/' }, ['due date', 'reference']],
    ['the contact', { ...xero, Contact: { ContactID: guidOf(77) } }, ['contact']],
    ['the status', { ...xero, Status: 'SUBMITTED' as const }, ['status']],
  ])('U1: when finance changed %s, nothing is sent and the fields are named', (_, there, fields) => {
    expect(diff(map({ description: 'PO 8' }), there)).toEqual({ kind: 'finance-changed', fields });
  });

  it.each(['AUTHORISED', 'PAID', 'VOIDED', 'DELETED'] as const)('U1: an invoice that is %s is closed', (Status) => {
    expect(diff(map({ description: 'PO 8' }), { ...xero, Status })).toEqual({ kind: 'closed', status: Status });
  });

  it('U1: another customer or account is a difference', () => {
    const moved = { ...map(), payload: { ...map().payload, Contact: { ContactID: guidOf(5) } } };
    expect(diff(moved)).toEqual({ kind: 'update', payload: { InvoiceID: xeroInvoiceId, Contact: { ContactID: guidOf(5) } } });
    const coded = map({}, [line(1, { _xc_accountcodeid_value: account('260') }), lines[1] as object]);
    expect(diff(coded)).toMatchObject({
      payload: { LineItems: [{ LineItemID: guidOf(9001), AccountCode: '260' }, { LineItemID: guidOf(9002) }] },
    });
  });

  it('what a link kept is read back; what is not ours is nothing', () => {
    expect(readSent(writeSent(sent))).toEqual(JSON.parse(JSON.stringify(sent)));
    for (const json of [null, '', '{', '[]', '7', '{"payload":{}}', '{"lines":{},"payload":7}']) expect(readSent(json)).toBeNull();
    const old = readSent(JSON.stringify({ payload: before.payload, lines: sent.lines }));
    expect(old && diffInvoice({ sent: old, now: map({ description: 'PO 8' }), xero })).toMatchObject({ kind: 'update' });
  });
});
