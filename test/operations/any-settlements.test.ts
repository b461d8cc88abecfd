import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money, sum, toNumber } from '../../api/mapping/money.ts';
import { baysideId, house, line, orderBody, organisationId } from './house.ts';
import { type Request, reconcile, request, synced, written } from './reconciling.ts';

const at = house();

const act = fc.record({
  what: fc.constantFrom('pay', 'pay', 'credit', 'prepayment', 'overpayment', 'undo', 'undo', 'arrive', 'late', 'void'),
  /** Of what is open, in hundredths. */
  part: fc.constantFrom(1, 33, 50, 100),
  which: fc.nat(20),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** What happened to the invoice in Xero and can be taken back. */
type Undo = () => unknown;

function happen({ what, part, which }: Act, id: string, done: Undo[]): void {
  const { ui } = at.xero;
  const stored = at.books.documents.get(id);
  const open = openOf(id);
  const amount = Math.round(open * part) / 100;
  if (what === 'undo') return void done.splice(which % Math.max(1, done.length), 1)[0]?.();
  if (what === 'void') return void (done.length === 0 && part === 1 && ui.voidInvoice(organisationId, id));
  if (stored?.status !== 'AUTHORISED' || amount <= 0) return;
  if (what === 'pay') {
    const { PaymentID } = ui.recordPayment(organisationId, { invoiceId: id, amount });
    done.push(() => ui.deletePayment(organisationId, String(PaymentID)));
    return;
  }
  const sourceId = creditOf(what, amount);
  const before = new Set(at.books.allocations.all().map((one) => one.id));
  ui.allocateCredit(organisationId, { sourceId, invoiceId: id, amount });
  const made = at.books.allocations.all().find((one) => !before.has(one.id));
  done.push(() => ui.removeAllocation(organisationId, sourceId, made?.id ?? ''));
}

function creditOf(what: Act['what'], amount: number): string {
  const { ui } = at.xero;
  if (what !== 'credit') {
    const type = what === 'prepayment' ? 'RECEIVE-PREPAYMENT' : 'RECEIVE-OVERPAYMENT';
    return String(ui.recordAdvance(organisationId, { type, contactId: baysideId, amount }).ID);
  }
  const note = ui.createDocument(organisationId, {
    Type: 'ACCRECCREDIT',
    Contact: { ContactID: baysideId },
    Status: 'AUTHORISED',
    LineAmountTypes: 'NoTax',
    LineItems: [{ Description: 'Returned', Quantity: 1, UnitAmount: amount, AccountCode: '200' }],
  });
  return String(note.CreditNoteID);
}

const openOf = (id: string): number => {
  const total = money(at.books.documents.get(id)?.total ?? 0);
  const paid = at.books.payments.filter((one) => one.documentId === id && one.status === 'AUTHORISED');
  const credits = at.books.allocations.filter((one) => one.invoiceId === id);
  return toNumber(total.minus(sum([...paid, ...credits].map((one) => money(one.amount)))));
};

describe('any settlements', () => {
  it('R4 S1 S2 P17 P25: whatever is paid, credited, taken back or voided, and whenever it arrives, the rows balance and the state is right', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 10 }), async (acts) => {
        const order = await synced(
          at,
          orderBody({ customer: { name: 'Bayside Club' }, lines: [line({ quantity: 1, priceperunit: 99.99 })] }),
        );
        at.xero.ui.approveInvoice(organisationId, order.id);
        const done: Undo[] = [];
        let rows = request(order);
        let earlier: Request = rows;
        for (const one of acts) {
          at.clock.advance(7000);
          if (one.what === 'arrive') {
            earlier = rows;
            rows = written(rows, await reconcile(at, rows));
          } else if (one.what === 'late') {
            // A run that read its rows before the last one wrote: what it answers is right for what there is now.
            const answer = await reconcile(at, { ...earlier, dynamicsInvoice: rows.dynamicsInvoice });
            rows = written(rows, { ...answer, dynamicsInvoiceLines: [] });
          } else happen(one, order.id, done);
        }
        at.clock.advance(7000);
        rows = written(rows, await reconcile(at, rows));

        const stored = at.books.documents.get(order.id);
        // Voided before anybody looked, there is no Dynamics invoice; then the order tells.
        const invoice = (rows.dynamicsInvoice ?? rows.record) as Record<string, number>;
        const applied = (rows.payments ?? []).filter((row) => row.xc_state === 272000000);
        const settled = sum(applied.map((row) => money(row.xc_amount as number)));
        const isVoid = stored?.status === 'VOIDED';
        expect(invoice.xc_amountdue).toBe(isVoid ? 0 : openOf(order.id));
        expect(settled.eq(money(invoice.xc_amountpaid ?? 0).plus(invoice.xc_amountcredited ?? 0))).toBe(true);
        if (!isVoid)
          expect(
            money(invoice.xc_xerototal ?? 0)
              .minus(settled)
              .eq(invoice.xc_amountdue ?? -1),
          ).toBe(true);
        expect(invoice.statecode).toBe(stored?.status === 'PAID' ? 2 : 0);
        const paidState = stored?.status === 'PAID' ? 2 : settled.gt(0) ? 1 : 0;
        expect(invoice.xc_paymentstatus).toBe(272000000 + (isVoid ? 3 : paidState));
        // The address of the online invoice may come with one pass more.
        rows = written(rows, await reconcile(at, rows));
        expect(await reconcile(at, rows)).toMatchObject({ outcome: 'unchanged', payments: [], states: [], problems: [] });
      }),
      { numRuns: 12 },
    );
  });
});
