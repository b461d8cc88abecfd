import { xeroDay } from '../../mapping/dates.ts';
import { sameGuid } from '../../mapping/ids.ts';
import type { Settlement } from '../../mapping/invoice-state.ts';
import { typeOf } from '../../xero/elements.ts';
import { paymentsOf } from '../../xero/queries.ts';
import { list } from '../../xero/reference-data.ts';
import { readOne } from '../../xero/requests.ts';
import type { XeroSession } from '../../xero/session.ts';
import type { WireCreditSummary, WireInvoice, WirePayment } from '../../xero/wire.ts';

/** Documents whose credit can be applied to an invoice; Xero answers all three in one form. */
const credits = { CreditNotes: 'credit-note', Prepayments: 'prepayment', Overpayments: 'overpayment' } as const;

/**
 * S1: everything applied to a document now. One call for the payments of an invoice or bill, since it shows neither their status nor where
 * they were paid to, one for each refund of a credit note, and one for each credit note, prepayment or overpayment on an invoice, whose
 * allocation has an id of its own. `known` payments are not read again.
 */
export async function settlementsOf(session: XeroSession, document: WireInvoice, known: Settlement[] | null = null): Promise<Settlement[]> {
  const kinds = Object.keys(credits) as (keyof typeof credits)[];
  const creditsOn = kinds.flatMap((path) => (document[path] ?? []).map((one) => creditOn(session, document, path, one)));
  return (await Promise.all([known ?? paymentsOn(session, document), ...creditsOn])).flat();
}

async function paymentsOn(session: XeroSession, document: WireInvoice): Promise<Settlement[]> {
  const payments = (await readPayments(session, document)).filter((one) => one.Status === 'AUTHORISED');
  const names = await accountNames(session, payments);
  return payments.map((payment) => ({
    kind: 'payment',
    id: payment.PaymentID ?? '',
    date: xeroDay(payment.Date) ?? '',
    amount: payment.Amount ?? 0,
    currencyRate: payment.CurrencyRate ?? null,
    reference: payment.Reference || null,
    paidTo: names(payment),
  }));
}

async function readPayments(session: XeroSession, document: WireInvoice): Promise<WirePayment[]> {
  const shown = document.Payments ?? [];
  if (typeOf(document) === 'credit-note') {
    const refunds = await Promise.all(shown.map((one) => readOne(session, 'Payments', one.PaymentID)));
    return refunds.filter((one) => one !== undefined);
  }
  const isPaid = shown.length > 0 || (document.AmountPaid ?? 0) > 0;
  return isPaid ? paymentsOf(session, document.InvoiceID ?? '') : [];
}

/** A list of payments names their accounts by id and code; the name is in the list of accounts, which is read again for a new account. */
async function accountNames(session: XeroSession, payments: WirePayment[]): Promise<(payment: WirePayment) => string | null> {
  if (payments.every((one) => one.Account?.Name)) return (payment) => payment.Account?.Name ?? null;
  const ids = payments.map((one) => one.Account?.AccountID);
  let accounts = await list(session, 'Accounts');
  if (ids.some((id) => !accounts.some((one) => sameGuid(one.AccountID, id)))) accounts = await list(session, 'Accounts', true);
  return ({ Account }) =>
    Account?.Name ?? accounts.find((one) => sameGuid(one.AccountID, Account?.AccountID))?.Name ?? Account?.Code ?? null;
}

async function creditOn(
  session: XeroSession,
  invoice: WireInvoice,
  path: keyof typeof credits,
  summary: WireCreditSummary,
): Promise<Settlement[]> {
  const id = summary.CreditNoteID ?? summary.PrepaymentID ?? summary.OverpaymentID ?? summary.ID ?? '';
  const credit = await readOne(session, path, id);
  const applied = (credit?.Allocations ?? []).filter((one) => sameGuid(one.Invoice?.InvoiceID, invoice.InvoiceID) && !one.IsDeleted);
  return applied.flatMap((allocation) => {
    if (!allocation.AllocationID) return [];
    return {
      kind: credits[path],
      id: allocation.AllocationID,
      date: xeroDay(allocation.Date ?? summary.Date) ?? '',
      amount: allocation.Amount ?? 0,
      currencyRate: credit?.CurrencyRate ?? null,
      reference: credit?.CreditNoteNumber || credit?.Reference || null,
      paidTo: null,
    };
  });
}
