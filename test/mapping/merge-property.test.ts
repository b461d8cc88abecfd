import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeInvoice } from '../../api/mapping/merge/merge-invoice.ts';
import { readSent, writeSent } from '../../api/mapping/merge/sent.ts';
import type { MappedInvoice, Sent } from '../../api/mapping/types.ts';
import type { WireInvoice, WireLine } from '../../api/xero/wire.ts';
import { guidOf, reference } from './fixtures.ts';
import { stored, storedLine, updated } from './xero-books.ts';

type Now = Pick<MappedInvoice, 'payload' | 'lineRowIds' | 'dateIsToday'>;
const texts = ['Desk', 'Chair', 'Lamp', 'Shelf'];
const lineChange = fc.oneof(
  fc.record({ field: fc.constant('Quantity' as const), value: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ field: fc.constant('UnitAmount' as const), value: fc.constantFrom(10, 12.5, 99.9999) }),
  fc.record({ field: fc.constant('AccountCode' as const), value: fc.constantFrom('200', '260', '270') }),
  fc.record({ field: fc.constant('Description' as const), value: fc.constantFrom('Red', 'Green', 'Blue') }),
);
const edit = fc.oneof(
  fc.record({
    kind: fc.constant('header' as const),
    field: fc.constantFrom('Reference' as const, 'DueDate' as const),
    value: fc.constantFrom('2031-01-01', '2031-02-02', '2031-03-03'),
  }),
  fc.record({ kind: fc.constant('line' as const), place: fc.nat(5), change: lineChange }),
  fc.record({ kind: fc.constant('add' as const), text: fc.constantFrom(...texts), quantity: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant('delete' as const), place: fc.nat(5) }),
);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ by: fc.constant('sales' as const), edit }) },
  { weight: 3, arbitrary: fc.record({ by: fc.constant('finance' as const), edit }) },
  { weight: 2, arbitrary: fc.record({ by: fc.constant('sync' as const), isLost: fc.boolean() }) },
);

function apply(
  invoice: WireInvoice,
  change: typeof edit extends fc.Arbitrary<infer T> ? T : never,
  made: (line: WireLine) => void,
  gone: (place: number) => void,
): void {
  const lines = invoice.LineItems ?? [];
  if (change.kind === 'header') Object.assign(invoice, { [change.field]: change.value });
  else if (change.kind === 'add') made({ Description: change.text, Quantity: change.quantity, UnitAmount: 10, AccountCode: '200' });
  else if (lines.length === 0) return;
  else if (change.kind === 'delete') {
    if (lines.length > 1) gone(change.place % lines.length);
  } else Object.assign(lines[change.place % lines.length] as WireLine, { [change.change.field]: change.change.value });
}

/** Dynamics, Xero and what is remembered, through any edits; `statuses` of the Xero invoice may be a draft or an approved one. */
class World {
  now: Now;
  xero: WireInvoice;
  sent: Sent;
  count = 2;

  constructor() {
    const LineItems = ['Desk', 'Chair'].map((Description): WireLine => ({ Description, Quantity: 1, UnitAmount: 10, AccountCode: '200' }));
    const payload: WireInvoice = {
      Type: 'ACCREC',
      InvoiceNumber: 'ORD-1',
      Reference: 'PO 1',
      CurrencyCode: 'NZD',
      DueDate: '2031-01-01',
      LineItems,
    };
    this.now = { payload, lineRowIds: [guidOf(1), guidOf(2)], dateIsToday: false };
    this.xero = { ...stored(payload), Status: 'DRAFT' };
    this.sent = mergeInvoice({ ...this.input(null), sent: null }).sentAfter(this.xero) as Sent;
  }

  input(sent: Sent | null) {
    const remembered = sent && readSent(writeSent(sent));
    return {
      sent: remembered,
      now: this.now,
      xero: this.xero,
      accounts: reference.accounts,
      updatePaidBills: false,
      names: { ...reference, customer: undefined },
    };
  }

  bySales(change: Parameters<typeof apply>[1]): void {
    const now = structuredClone(this.now);
    const add = (line: WireLine) => {
      now.payload.LineItems?.push(line);
      now.lineRowIds.push(guidOf(++this.count));
    };
    apply(now.payload, change, add, (place) => {
      now.payload.LineItems?.splice(place, 1);
      now.lineRowIds.splice(place, 1);
    });
    this.now = now;
  }

  byFinance(change: Parameters<typeof apply>[1]): void {
    const xero = structuredClone(this.xero);
    apply(
      xero,
      change,
      (line) => xero.LineItems?.push(storedLine(line)),
      (place) => xero.LineItems?.splice(place, 1),
    );
    this.xero = xero;
  }

  /** One sync; answers everything it said. With `isLost` Xero does it and nobody hears so. */
  sync(isLost: boolean): { said: string; wasSent: boolean } {
    const merge = mergeInvoice(this.input(this.sent));
    if (merge.update) this.xero = updated(this.xero, merge.update);
    this.sent = isLost && merge.update ? { ...this.sent, pending: merge.pending } : (merge.sentAfter(this.xero) ?? this.sent);
    const said = [...merge.problems, ...merge.warnings].map((one) => one.message).join('\n');
    return { said: isLost ? '' : said, wasSent: merge.update !== undefined };
  }

  lineOf(row: string | undefined): WireLine | undefined {
    const id = this.sent.lines[row ?? ''];
    return this.xero.LineItems?.find((line) => line.LineItemID === id);
  }
}

describe('U1: any interleaving of edits by sales and finance', () => {
  it('U1: loses no edit of either side unseen on a draft, and a second run of the same state sends nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const world = new World();
        for (const one of steps) {
          if (one.by === 'sales') world.bySales(one.edit);
          else if (one.by === 'finance') world.byFinance(one.edit);
          else world.sync(one.isLost);
        }
        const before = structuredClone({ xero: world.xero, now: world.now, sent: world.sent });
        const { said } = world.sync(false);
        // Every line and field of Dynamics that was changed is in Xero; on a draft nothing of it is left out.
        const merge = mergeInvoice(world.input(world.sent));
        expect(merge).toMatchObject({ update: undefined, problems: [], warnings: [] });
        // What finance had in Xero is there still, or the sync said what became of it.
        for (const line of before.xero.LineItems ?? []) {
          const row = Object.entries(before.sent.lines).find(([, id]) => id === line.LineItemID)?.[0];
          // A line that lost a field is made anew, under another id.
          const after = row === undefined ? world.xero.LineItems?.find((one) => one.LineItemID === line.LineItemID) : world.lineOf(row);
          const known = before.sent.answer?.LineItems?.find((one) => one.LineItemID === line.LineItemID);
          for (const field of ['Quantity', 'UnitAmount', 'AccountCode', 'Description'] as const) {
            const byFinance = row === undefined || before.sent.pending === undefined ? line[field] !== known?.[field] : false;
            if (byFinance && row !== undefined && after?.[field] !== line[field]) expect(said).toContain(String(line[field]));
            if (row === undefined && before.sent.pending === undefined) expect(after?.[field]).toEqual(line[field]);
          }
        }
        if (
          before.sent.pending === undefined &&
          before.xero.Reference !== before.sent.answer?.Reference &&
          world.xero.Reference !== before.xero.Reference
        ) {
          expect(said).toContain(before.xero.Reference);
        }
        // What sales changed is in Xero.
        world.now.lineRowIds.forEach((row, index) => {
          const mine = world.now.payload.LineItems?.[index];
          const then = before.sent.payload.LineItems?.[before.sent.rows.indexOf(row)];
          const there = world.lineOf(row);
          if (!then || before.sent.pending) return;
          for (const field of ['Quantity', 'UnitAmount', 'AccountCode', 'Description'] as const) {
            if (mine?.[field] !== then[field]) expect(there?.[field]).toEqual(mine?.[field]);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it('U1: after approval every edit that is not in Xero is named in the problem, again and again', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.record({ by: fc.constant('sales' as const), edit }), fc.record({ by: fc.constant('finance' as const), edit })),
          { maxLength: 8 },
        ),
        (steps) => {
          const world = new World();
          world.xero = { ...world.xero, Status: 'AUTHORISED', AmountPaid: 0 };
          for (const one of steps) one.by === 'sales' ? world.bySales(one.edit) : world.byFinance(one.edit);
          const { said } = world.sync(false);
          const again = world.sync(false);
          expect(again).toEqual({ said, wasSent: false });
          world.now.lineRowIds.forEach((row, index) => {
            const mine = world.now.payload.LineItems?.[index];
            const before = new World().now.payload.LineItems?.[index];
            const there = world.lineOf(row);
            for (const field of ['Quantity', 'UnitAmount', 'AccountCode', 'Description'] as const) {
              if (
                index < 2 &&
                before &&
                mine?.[field] !== before[field] &&
                world.now.lineRowIds[index] === guidOf(index + 1) &&
                there?.[field] !== mine?.[field]
              ) {
                expect(said).toMatch(there ? new RegExp(`${mine?.[field]} in Dynamics`) : /deleted in Xero/);
              }
            }
          });
        },
      ),
      { numRuns: 200 },
    );
  });
});
