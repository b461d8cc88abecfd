import type { WireInvoice } from '../../xero/wire.ts';
import { dataverseDay, xeroDay } from '../dates.ts';
import { sameGuid } from '../ids.ts';
import type { Settlement } from '../invoice-state.ts';
import { readMoney, sum, zero } from '../money.ts';
import { asRows, decimal, firstOption, guid, number, type Row, text } from '../row.ts';

/**
 * The payments of a document as the rows in Dynamics already tell them, or null where they don't: a document shows of its payments all but
 * the account's name, and Xero's payments can't be changed, only deleted. Spares reading them again.
 */
export function knownPayments(xero: WireInvoice, payments: unknown): Settlement[] | null {
  const rows = asRows(payments);
  const shown = xero.Payments ?? [];
  const paid = readMoney(xero.AmountPaid) ?? zero;
  if (!sum(shown.map((one) => readMoney(one.Amount) ?? zero)).eq(paid)) return null;
  const known = shown.map((one) => {
    const row = rows.find((row) => sameGuid(row.xc_xeroid, one.PaymentID));
    return row && tellsTheSame(row, one) ? settlementOf(row, one.PaymentID) : null;
  });
  return known.every((one) => one !== null) ? known : null;
}

function tellsTheSame(row: Row, { Date: date, Amount, Reference }: NonNullable<WireInvoice['Payments']>[number]): boolean {
  const day = dataverseDay(row.xc_date, undefined);
  return (
    number(row, 'xc_state') === firstOption &&
    number(row, 'xc_kind') === firstOption &&
    text(row, 'xc_paidto') !== null &&
    day !== null &&
    day === xeroDay(date) &&
    decimal(row, 'xc_amount')?.eq(readMoney(Amount) ?? zero) === true &&
    (Reference === undefined || text(row, 'xc_reference') === (Reference.trim() || null))
  );
}

function settlementOf(row: Row, id: string): Settlement {
  return {
    kind: 'payment',
    id: guid({ id }, 'id') ?? id,
    date: dataverseDay(row.xc_date, undefined) ?? '',
    amount: number(row, 'xc_amount') ?? 0,
    currencyRate: number(row, 'xc_currencyrate'),
    reference: text(row, 'xc_reference'),
    paidTo: text(row, 'xc_paidto'),
  };
}
