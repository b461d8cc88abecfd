import { dataverseDay, dayIn, toIso } from '../dates.ts';
import { paymentId, sameGuid } from '../ids.ts';
import type { Settlement } from '../invoice-state.ts';
import { decimal, firstOption, guid, lookup, number, type Row, text } from '../row.ts';
import { byText, firstCharacters } from '../text-limits.ts';
import type { Schemas } from '../types.ts';
import { amountOf } from '../xero-document.ts';
import { differs, toSecond } from './columns.ts';

export type PaymentRow = Schemas['PaymentRow'];

export interface PaymentContext {
  organisationId: string;
  xeroInvoiceId: string;
  currency: string;
  /** The Dynamics invoice that is there or about to be made. */
  invoiceId: string | null;
  /** The order, used only without a Dynamics invoice. */
  orderId: string | null;
  accountId: string | null;
  currencyRowId: string | null;
  now: Date;
}

/** What people call the kinds, in the order of xc_kind's options. */
const titles: Record<Settlement['kind'], string> = {
  payment: 'Payment',
  'credit-note': 'Credit note',
  prepayment: 'Prepayment',
  overpayment: 'Overpayment',
};
const applied = firstOption;
const reversed = firstOption + 1;

/**
 * P18–P24 S1: the payment rows to write: those that are new or differ; a row of ours that Xero no longer has becomes Reversed with
 * the time, and is never deleted; one that came back is Applied again. `rows` of other Xero invoices are left alone.
 */
export function paymentRows(settlements: Settlement[], rows: Row[], context: PaymentContext): PaymentRow[] {
  const stored = new Map<string, Row>();
  for (const row of rows) {
    const id = guid(row, 'xc_paymentid');
    const invoice = guid(row, 'xc_xeroinvoiceid');
    if (id && (!invoice || sameGuid(invoice, context.xeroInvoiceId))) stored.set(id, row);
  }
  const sorted = [...settlements].sort(byDateThenId).map((settlement) => appliedRow(settlement, context));
  const wanted = new Map(sorted.map((row) => [row.xc_paymentid, row]));
  const written = [...wanted].filter(([id, row]) => rowDiffers(stored.get(id), row)).map(([, row]) => row);
  const gone = [...stored]
    .filter(([id, row]) => !wanted.has(id) && number(row, 'xc_state') !== reversed)
    .map(([id, row]) => reversedRow(id, row, context));
  return [...written, ...gone];
}

const byDateThenId = byText((one: Settlement) => `${one.date}|${one.id}`);

function appliedRow(settlement: Settlement, context: PaymentContext): PaymentRow {
  const { kind, id, date, amount, currencyRate, reference, paidTo } = settlement;
  return {
    xc_paymentid: paymentId(context.organisationId, kind, id, context.xeroInvoiceId),
    xc_name: firstCharacters([titles[kind], date, reference].filter(Boolean).join(' '), 200),
    ...places(context),
    xc_kind: firstOption + Object.keys(titles).indexOf(kind),
    xc_xeroid: id,
    xc_date: date,
    xc_amount: amountOf(amount),
    xc_currencyrate: currencyRate ?? null,
    xc_reference: reference ? firstCharacters(reference, 255) : null,
    xc_paidto: paidTo ? firstCharacters(paidTo, 200) : null,
    xc_state: applied,
    xc_reversedon: null,
  };
}

/** What every payment row of the invoice says alike. */
function places(context: PaymentContext) {
  return {
    xc_organisationid: context.organisationId,
    xc_xeroinvoiceid: context.xeroInvoiceId,
    xc_invoiceid: context.invoiceId,
    xc_salesorderid: context.invoiceId ? null : context.orderId,
    xc_accountid: context.accountId,
    transactioncurrencyid: context.currencyRowId,
    xc_currency: context.currency,
  };
}

/** The row as it was, reversed now. */
function reversedRow(id: string, row: Row, context: PaymentContext): PaymentRow {
  return {
    xc_paymentid: id,
    xc_name: text(row, 'xc_name') ?? titles.payment,
    ...places(context),
    xc_kind: number(row, 'xc_kind') ?? firstOption,
    xc_xeroid: guid(row, 'xc_xeroid') ?? id,
    xc_date: dataverseDay(row.xc_date, undefined) ?? dayIn(context.now, undefined),
    xc_amount: decimal(row, 'xc_amount')?.toNumber() ?? 0,
    xc_currencyrate: number(row, 'xc_currencyrate'),
    xc_reference: text(row, 'xc_reference'),
    xc_paidto: text(row, 'xc_paidto'),
    xc_state: reversed,
    xc_reversedon: toIso(row.xc_reversedon) ?? toSecond(context.now),
  };
}

const lookups = ['xc_organisationid', 'xc_invoiceid', 'xc_salesorderid', 'xc_accountid', 'transactioncurrencyid'];

function rowDiffers(before: Row | undefined, row: PaymentRow): boolean {
  const { xc_paymentid: _, xc_name: __, ...columns } = row;
  const ids = Object.fromEntries(lookups.map((column) => [column, lookup(before, column)]));
  return before === undefined || differs({ ...before, ...ids }, columns);
}
