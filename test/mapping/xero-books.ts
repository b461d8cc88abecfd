import { sentOf } from '../../api/mapping/merge/sent.ts';
import type { MappedInvoice } from '../../api/mapping/types.ts';
import type { WireInvoice, WireLine } from '../../api/xero/wire.ts';
import { guidOf, xeroInvoiceId } from './fixtures.ts';

let ids = 9000;

/** A line as Xero keeps it: an id, the account's tax rate, ids of the tracking, and what Xero works out. */
export function storedLine(line: WireLine, before?: WireLine): WireLine {
  const kept = { ...before, ...structuredClone(line) };
  const isPriced = kept.Quantity !== undefined;
  return {
    ...kept,
    LineItemID: line.LineItemID ?? guidOf(++ids),
    ...(isPriced
      ? { TaxType: kept.TaxType ?? 'OUTPUT2', TaxAmount: line.TaxAmount ?? (kept.Quantity ?? 0) * (kept.UnitAmount ?? 0) * 0.15 }
      : {}),
    Tracking: (kept.Tracking ?? []).map((one) => ({ ...one, TrackingCategoryID: guidOf(1), TrackingOptionID: guidOf(2) })),
  };
}

/** The invoice as Xero keeps what was created. */
export function stored(payload: WireInvoice): WireInvoice {
  return {
    ...structuredClone(payload),
    InvoiceID: xeroInvoiceId,
    Contact: { ...payload.Contact, Name: 'Contoso Ltd' },
    Date: '/Date(1772409600000+0000)/',
    DateString: '2026-03-02T00:00:00',
    BrandingThemeID: guidOf(700),
    LineItems: (payload.LineItems ?? []).map((line) => storedLine(line)),
  };
}

/** What Xero makes of an update: fields that are left out stay, lines that are not named are gone, those without an id are new. */
export function updated(before: WireInvoice, { LineItems, ...header }: WireInvoice): WireInvoice {
  const there = before.LineItems ?? [];
  const lines = LineItems?.map((line) =>
    storedLine(
      line,
      there.find((one) => one.LineItemID === line.LineItemID),
    ),
  );
  return { ...before, ...structuredClone(header), LineItems: lines ?? there };
}

/** Xero's invoice and what is remembered of it, just created from what was mapped. */
export function created(mapped: MappedInvoice) {
  const xero = stored(mapped.payload);
  return { xero, sent: sentOf(mapped.payload, mapped.lineRowIds, xero) };
}
