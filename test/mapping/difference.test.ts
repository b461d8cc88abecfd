import { describe, expect, it } from 'vitest';
import { brandingThemeId } from '../../api/mapping/ids.ts';
import { mapInvoice } from '../../api/mapping/invoice/invoice.ts';
import { mergeInvoice } from '../../api/mapping/merge/merge-invoice.ts';
import { readSent, writeSent } from '../../api/mapping/merge/sent.ts';
import type { Sent } from '../../api/mapping/types.ts';
import type { WireInvoice, WireLine } from '../../api/xero/wire.ts';
import {
  account,
  contactId,
  guidOf,
  input,
  line,
  orderDocument,
  organisationId,
  reference,
  taxRate,
  tracking,
  xeroInvoiceId,
} from './fixtures.ts';
import { created, updated } from './xero-books.ts';

const lines = [
  line(1),
  line(2, { manualdiscountamount: 5, _xc_tracking1id_value: tracking(801), _xc_taxrateid_value: taxRate('OUTPUT2') }),
];
const map = (record: object = {}, rows: object[] = lines, date = new Date('2026-03-01T22:30:00Z')) =>
  mapInvoice(input(orderDocument({ description: 'PO 7', ...record }, rows), { contactId, now: date }));

const { xero, sent } = created(map());
const [first, second] = xero.LineItems as [WireLine, WireLine];
const merge = (now: ReturnType<typeof map>, there: WireInvoice = xero, last: Sent | null = sent) =>
  mergeInvoice({
    sent: last && readSent(writeSent(last)),
    now,
    xero: there,
    accounts: reference.accounts,
    updatePaidBills: false,
    names: { ...reference, customer: 'Bayside Club' },
  });
const withLine = (index: number, more: WireLine): WireInvoice => ({
  ...xero,
  LineItems: xero.LineItems?.map((one, place) => (place === index ? { ...one, ...more } : one)),
});
const approved = (there: WireInvoice): WireInvoice => ({ ...there, Status: 'AUTHORISED', AmountPaid: 0 });

describe('a linked order that changes', () => {
  it('E1: contact, branding theme and tax rate are called by their names', () => {
    const [theme] = reference.brandingThemes;
    const now = map({ _xc_brandingthemeid_value: theme && brandingThemeId(organisationId, theme.BrandingThemeID ?? '') }, [
      line(1, { _xc_taxrateid_value: taxRate('NONE') }),
      lines[1] as object,
    ]);
    now.payload.Contact = { ContactID: guidOf(4711) };
    const there = { ...withLine(0, { TaxType: 'OUTPUT2' }), BrandingThemeID: guidOf(815), AmountPaid: 1, AmountCredited: 1 };
    const { problems } = merge(now, { ...approved(there), AmountCredited: 1, Contact: { ContactID: contactId, Name: 'Old Club' } });
    expect(problems).toMatchObject([{ code: 'invoice-paid' }, { code: 'changed-in-xero' }]);
    expect(problems[1]?.message).toContain(`branding theme another theme in Xero, ${theme?.Name} in Dynamics`);
    const tax = (type: string) => reference.taxRates.find((one) => one.TaxType === type)?.Name;
    expect(problems[0]?.message).toContain('contact Old Club → Bayside Club');
    expect(problems[0]?.message).toContain(`tax rate ${tax('OUTPUT2')} → ${tax('NONE')}`);
    const emptied = merge(
      map(),
      { ...xero, BrandingThemeID: theme?.BrandingThemeID },
      merge(now).sentAfter({ ...xero, BrandingThemeID: theme?.BrandingThemeID }),
    );
    expect(emptied.warnings.map((one) => one.message).join(' ')).toContain(`${theme?.Name}`);
  });

  it('U1: no difference sends nothing, whatever finance did and however late it is', () => {
    const nothing = { update: undefined, problems: [], warnings: [] };
    expect(merge(map())).toMatchObject(nothing);
    expect(merge(map({}, lines, new Date('2026-05-05T00:00:00Z')))).toMatchObject(nothing);
    expect(merge(map(), { ...xero, Status: 'PAID', Reference: 'finance' })).toMatchObject(nothing);
    expect(merge(map(), { ...xero, LineItems: [{ ...second, AccountCode: '260' }] })).toMatchObject(nothing);
    expect(merge(map()).sentAfter(xero)).toEqual(sent);
  });

  it('U1: a changed header field alone is sent', () => {
    expect(merge(map({ description: 'PO 8', xc_duedate: '2026-06-01' })).update).toEqual({
      InvoiceID: xeroInvoiceId,
      DueDate: '2026-06-01',
      Reference: 'PO 8',
    });
    expect(merge(map({ description: null })).update).toEqual({ InvoiceID: xeroInvoiceId, Reference: '' });
    expect(merge(map({ datefulfilled: '2026-02-01' })).update).toEqual({ InvoiceID: xeroInvoiceId, Date: '2026-02-01' });
  });

  it('U1 C10: other amounts go with every line as Xero has it, and a tax that was taken off is put back', () => {
    const answered = { ...first, ValidationErrors: [] } as WireLine;
    const inclusive = merge(map({ xc_amountsare: 272000001 }), { ...xero, LineItems: [answered, second] });
    const { LineAmount: _, TaxAmount: __, ...kept } = first as WireLine & Record<string, unknown>;
    expect(inclusive.update).toMatchObject({ LineAmountTypes: 'Inclusive' });
    expect(inclusive.update?.LineItems?.[0]).toEqual(kept);

    const untaxed = map({ xc_amountsare: 272000002 });
    const none: WireInvoice = {
      ...xero,
      LineAmountTypes: 'NoTax',
      LineItems: xero.LineItems?.map((one) => ({ ...one, TaxType: 'NONE', TaxAmount: 0 })),
    };
    const last = merge(untaxed).sentAfter(none) ?? null;
    const back = merge(map(), none, last).update;
    const account = reference.accounts.find((one) => one.Code === first.AccountCode);
    expect(back?.LineAmountTypes).toBe('Exclusive');
    expect(back?.LineItems?.map((one) => one.TaxType)).toEqual([account?.TaxType, 'OUTPUT2']);
    expect(
      merge(map({}, [lines[0] as object, line(2, { ...lines[1], _xc_taxrateid_value: taxRate('NONE') })]), none, last).warnings,
    ).toEqual([]);
  });

  it("U1: finance's coding and text survive a change of quantity, and lines of others go back with all their fields", () => {
    const foreign = {
      LineItemID: guidOf(9999),
      Description: 'Added by finance',
      Quantity: 1,
      UnitAmount: 5,
      LineAmount: 5,
      TaxAmount: 0.5,
    };
    const there = withLine(0, { AccountCode: '260', TaxType: 'NONE', Description: 'Better', Tracking: [{ Name: 'Team', Option: 'Blue' }] });
    const { update, warnings } = merge(map({}, [line(1, { quantity: 3 }), lines[1] as object]), {
      ...there,
      LineItems: [foreign, ...(there.LineItems ?? [])],
    });
    expect(warnings).toEqual([]);
    expect(update?.LineItems?.[0]).toEqual(foreign);
    expect(update?.LineItems?.[1]).toEqual({
      LineItemID: first.LineItemID,
      Description: 'Better',
      Quantity: 3,
      UnitAmount: 100,
      AccountCode: '260',
      TaxType: 'NONE',
      Tracking: [{ Name: 'Team', Option: 'Blue' }],
    });
    expect(update?.LineItems?.[2]).toEqual(second);
  });

  it('U1: new lines come after the one before them, deleted ones go, in the order of Dynamics where it changed there', () => {
    const foreign = { LineItemID: guidOf(9999), Description: 'Added by finance', Quantity: 1, UnitAmount: 5 };
    const there = { ...xero, LineItems: [first, foreign, second] };
    const added = merge(map({}, [line(1), line(3, { lineitemnumber: 1.5 }), lines[1] as object]), there);
    expect(added.update?.LineItems?.map((one) => one.Description)).toEqual(['Line 1', 'Line 3', 'Added by finance', 'Line 2']);
    const turned = merge(map({}, [line(1, { lineitemnumber: 9 }), lines[1] as object]), there);
    expect(turned.update?.LineItems?.map((one) => one.Description)).toEqual(['Line 2', 'Added by finance', 'Line 1']);
    const removed = merge(map({}, [line(1)]), there);
    expect(removed.update?.LineItems).toEqual([first, foreign]);
  });

  it('U1: a line that lost its discount is made anew, for Xero keeps what an update leaves out', () => {
    const { update } = merge(map({}, [lines[0] as object, { ...lines[1], manualdiscountamount: 0 }]));
    expect(update?.LineItems?.map((one) => one.LineItemID)).toEqual([first.LineItemID, undefined]);
    expect(update?.LineItems?.[1]).not.toHaveProperty('DiscountAmount');
  });

  it.each([
    ['an account', withLine(0, { AccountCode: '299' }), [line(1, { _xc_accountcodeid_value: account('260') })], 'account', '299', '260'],
    ['a quantity', withLine(0, { Quantity: 4 }), [line(1, { quantity: 3 })], 'quantity', '4', '3'],
    ['a line that finance deleted', { ...xero, LineItems: [second] }, [line(1, { quantity: 3 })], 'the line', 'deleted', '3 × 100'],
    ['a line that sales deleted', withLine(0, { Quantity: 4 }), [], 'the line', '4 × 100', 'deleted'],
  ] as [string, WireInvoice, object[], string, string, string][])(
    'U1: %s changed on both sides: Dynamics wins on a draft and says so, else a problem names both values',
    (_, there, mine, field, inXero, here) => {
      const now = map({ description: 'PO 8' }, [...mine, lines[1] as object]);
      const onDraft = merge(now, there);
      expect(onDraft.warnings).toMatchObject([{ code: 'finance-overruled' }]);
      for (const part of [field, inXero, here]) expect(onDraft.warnings[0]?.message).toContain(part);
      expect(onDraft.problems).toEqual([]);
      const onApproved = merge(now, approved(there));
      expect(onApproved.problems).toMatchObject([{ code: 'changed-in-xero', owner: 'Finance' }]);
      for (const part of [field, inXero, here]) expect(onApproved.problems[0]?.message).toContain(part);
      expect(onApproved.update).toEqual({ InvoiceID: xeroInvoiceId, Reference: 'PO 8' });
      const again = merge(now, updated(approved(there), onApproved.update ?? {}), onApproved.sentAfter(approved(there)) ?? null);
      expect(again).toMatchObject({ update: undefined, problems: onApproved.problems });
    },
  );

  it('U1: what both sides changed to the same is no conflict', () => {
    expect(merge(map({ description: 'PO 8' }), approved({ ...xero, Reference: 'PO 8' }))).toMatchObject({
      update: undefined,
      problems: [],
    });
  });

  it('U1: a due date that is emptied stays in Xero, which is said once', () => {
    const dated = created(map({ xc_duedate: '2026-06-01' }));
    const emptied = merge(map(), dated.xero, dated.sent);
    expect(emptied).toMatchObject({ update: undefined, problems: [], warnings: [{ code: 'kept-in-xero' }] });
    expect(merge(map(), dated.xero, emptied.sentAfter(dated.xero))).toMatchObject({ update: undefined, warnings: [] });
  });

  it('C17: of an approved invoice that nothing was paid of everything may change', () => {
    const now = { ...map({ description: 'PO 8' }, [line(1, { quantity: 3 }), line(4)]) };
    const { update, problems } = merge(now, approved(xero));
    expect(problems).toEqual([]);
    expect(update).toMatchObject({
      Reference: 'PO 8',
      LineItems: [{ LineItemID: first.LineItemID, Quantity: 3 }, { Description: 'Line 4' }],
    });
  });

  it('U1: another customer or account is a difference', () => {
    const moved = { ...map(), payload: { ...map().payload, Contact: { ContactID: guidOf(5) } } };
    expect(merge(moved).update).toEqual({ InvoiceID: xeroInvoiceId, Contact: { ContactID: guidOf(5) } });
    const coded = merge(map({}, [line(1, { _xc_accountcodeid_value: account('260') }), lines[1] as object]));
    // The tax rate was the former account's: Xero takes the new one's on a line that is new.
    expect(coded.update?.LineItems).toMatchObject([{ AccountCode: '260' }, { LineItemID: second.LineItemID }]);
    expect(coded.update?.LineItems?.[0]).not.toHaveProperty('TaxType');
  });

  it('U1: without a record of what was sent, lines are known by what they say; what differs is said', () => {
    expect(merge(map(), xero, null)).toMatchObject({ update: undefined, problems: [], warnings: [] });
    const changed = merge(map({ description: 'PO 8' }, [line(1, { quantity: 3 }), lines[1] as object]), xero, null);
    expect(changed.update).toMatchObject({ Reference: 'PO 8', LineItems: [{ LineItemID: first.LineItemID, Quantity: 3 }, second] });
    expect(changed.warnings).toHaveLength(2);
    expect(merge(map({ description: 'PO 8' }), approved(xero), null)).toMatchObject({
      update: undefined,
      problems: [{ code: 'changed-in-xero' }],
    });
    const strange = { ...xero, LineItems: [{ ...first, Description: 'Something else' }] };
    expect(merge(map(), strange, null)).toMatchObject({ update: undefined, problems: [{ code: 'changed-in-xero' }] });
  });

  it('what a link kept is read back; what is not ours is nothing', () => {
    expect(readSent(writeSent(sent))).toEqual(JSON.parse(JSON.stringify(sent)));
    for (const json of [null, '', '{', '[]', '7', '{"payload":{}}', '{"lines":{},"payload":7}']) expect(readSent(json)).toBeNull();
    const old = readSent(JSON.stringify({ payload: map().payload, lines: sent.lines }));
    expect(old && merge(map({ description: 'PO 8' }), xero, old).update).toMatchObject({ Reference: 'PO 8' });
  });
});

describe('an update whose answer was lost', () => {
  const now = map({ description: 'PO 8' }, [line(1, { quantity: 3 }), lines[1] as object, line(3)]);
  const lost = merge(now);
  const there = approved(updated(xero, lost.update ?? {}));
  const pending = { ...sent, pending: lost.pending };

  it('U1: is no change of finance when another edit follows', () => {
    const next = map({ description: 'PO 9' }, [line(1, { quantity: 5 }), lines[1] as object, line(3, { quantity: 2 })]);
    const { update, problems } = merge(next, there, pending);
    expect(problems).toEqual([]);
    expect(update).toMatchObject({
      Reference: 'PO 9',
      LineItems: [{ Quantity: 5 }, {}, { Quantity: 2, LineItemID: there.LineItems?.[2]?.LineItemID }],
    });
    expect(update?.LineItems).toHaveLength(3);
  });

  it('U1: is undone where the row went back meanwhile', () => {
    expect(merge(map(), there, pending).update).toMatchObject({ Reference: 'PO 7', LineItems: [{ Quantity: 1 }, {}] });
  });

  it('U1: is sent again where it never arrived', () => {
    expect(merge(now, xero, pending).update).toEqual(lost.update);
    expect(merge(now, there, pending)).toMatchObject({ update: undefined, problems: [], warnings: [] });
  });
});
