import { xeroDay } from '../../mapping/dates.ts';
import { sameGuid } from '../../mapping/ids.ts';
import type { Settlement } from '../../mapping/invoice-state.ts';
import { paymentsOf } from '../../xero/queries.ts';
import { list } from '../../xero/reference-data.ts';
import { readOne } from '../../xero/requests.ts';
import type { XeroSession } from '../../xero/session.ts';
import type { WireCreditSummary, WireInvoice, WirePayment } from '../../xero/wire.ts';

/** Documents whose credit can be applied to an invoice; Xero answers all three in one form. */
const credits = { CreditNotes: 'credit-note', Prepayments: 'prepayment', Overpayments: 'overpayment' } as const;

/**
 * S1: everything applied to an invoice now. One call for its payments, since the invoice shows neither their status nor where they were
 * paid to, and one for each credit note, prepayment or overpayment on it, whose allocation has an id of its own.
 */
export async function settlementsOf(session: XeroSession, invoice: WireInvoice): Promise<Settlement[]> {
  const kinds = Object.keys(credits) as (keyof typeof credits)[];
  const creditsOn = kinds.flatMap((path) => (invoice[path] ?? []).map((one) => creditOn(session, invoice, path, one)));
  return (await Promise.all([paymentsOn(session, invoice), ...creditsOn])).flat();
}

async function paymentsOn(session: XeroSession, invoice: WireInvoice): Promise<Settlement[]> {
  const couldBePaid = invoice.Status === 'AUTHORISED' || invoice.Status === 'PAID';
  if (!couldBePaid && !invoice.Payments?.length) return [];
  const payments = (await paymentsOf(session, invoice.InvoiceID ?? '')).filter((one) => one.Status === 'AUTHORISED');
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
