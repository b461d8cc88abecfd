import { itemCodes } from '../../mapping/products.ts';
import { asRows } from '../../mapping/row.ts';
import type { InvoiceDocument, Reference } from '../../mapping/types.ts';
import { list, organisation } from '../../xero/reference-data.ts';
import type { XeroSession } from '../../xero/session.ts';

/**
 * What mapping has to know of the organisation, read at the same time and kept up to an hour; `refresh` asks Xero again.
 * Items and tracking categories only where a line names some: each list not kept costs a call.
 */
export async function readReference(session: XeroSession, document: InvoiceDocument, refresh = false): Promise<Reference> {
  const withItems = itemCodes(document).length > 0;
  const withTracking = asRows(document.lines).some((line) => hasTracking(line));
  const [org, accounts, taxRates, currencies, brandingThemes, trackingCategories, items] = await Promise.all([
    organisation(session, refresh),
    list(session, 'accounts', refresh),
    list(session, 'taxRates', refresh),
    list(session, 'currencies', refresh),
    list(session, 'brandingThemes', refresh),
    withTracking ? list(session, 'trackingCategories', refresh) : [],
    withItems ? list(session, 'items', refresh) : [],
  ]);
  return { organisation: org, accounts, taxRates, currencies, brandingThemes, trackingCategories, items };
}

function hasTracking(line: Record<string, unknown>): boolean {
  return Object.entries(line).some(([column, value]) => /^_?xc_tracking[12]id(_value)?$/.test(column) && value !== null);
}
