import { mapItem } from '../../mapping/item/item.ts';
import { lookupsOf } from '../../mapping/lookups.ts';
import { distinct, type Problem, type Warning, warning } from '../../mapping/problems.ts';
import { expanded, type Row, text } from '../../mapping/row.ts';
import type { Settings } from '../../mapping/settings.ts';
import { list, organisation } from '../../xero/reference-data.ts';
import type { XeroSession } from '../../xero/session.ts';
import type { WireItem } from '../../xero/wire.ts';

interface PreparedItem {
  item: WireItem;
  problems: Problem[];
  warnings: Warning[];
}

/** A product as a Xero item, with everything that stands in its way (D1); where a kept list may be the reason, it is read again first. */
export async function prepareItem(session: XeroSession, product: Row, settings: Settings): Promise<PreparedItem> {
  const first = await mapped(session, product, settings, false);
  return first.problems.some((one) => /^(account|tax)-/.test(one.code)) ? mapped(session, product, settings, true) : first;
}

async function mapped(session: XeroSession, row: Row, settings: Settings, refresh: boolean): Promise<PreparedItem> {
  const [org, accounts, taxRates] = await Promise.all([
    organisation(session, refresh),
    list(session, 'Accounts', refresh),
    list(session, 'TaxRates', refresh),
  ]);
  const lookups = lookupsOf(settings.organisationId, { accounts, taxRates, brandingThemes: [], trackingCategories: [] });
  const problems: Problem[] = [];
  const warnings: Warning[] = [];
  // Xero keeps prices of items in the organisation's own currency.
  const currency = text(expanded(row, 'transactioncurrencyid'), 'isocurrencycode');
  const isForeign = currency !== null && org.BaseCurrency !== undefined && currency !== org.BaseCurrency;
  if (isForeign) warnings.push(warning('item-price-left-out', { code: text(row, 'productnumber'), currency, base: org.BaseCurrency }));
  const item = mapItem(isForeign ? { ...row, price: null } : row, { settings, lookups, problems, warnings });
  return { item, problems: distinct(problems), warnings };
}
