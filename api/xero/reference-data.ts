import { listed } from './elements.ts';
import { XeroError } from './error.ts';
import type { XeroSession } from './session.ts';
import type {
  WireAccount,
  WireBrandingTheme,
  WireCurrency,
  WireItem,
  WireOrganisation,
  WireTaxRate,
  WireTrackingCategory,
} from './wire.ts';

interface Lists {
  accounts: WireAccount[];
  taxRates: WireTaxRate[];
  currencies: WireCurrency[];
  brandingThemes: WireBrandingTheme[];
  trackingCategories: WireTrackingCategory[];
  items: WireItem[];
}

export type ListName = keyof Lists;

const requests: { [Name in ListName]: { path: string; query?: Record<string, string | number | boolean> } } = {
  accounts: { path: 'Accounts' },
  taxRates: { path: 'TaxRates' },
  currencies: { path: 'Currencies' },
  brandingThemes: { path: 'BrandingThemes' },
  trackingCategories: { path: 'TrackingCategories', query: { includeArchived: true } },
  items: { path: 'Items', query: { unitdp: 4 } },
};

/** A list of the organisation, archived entries included, kept up to an hour; `refresh` asks Xero again. */
export function list<Name extends ListName>(session: XeroSession, name: Name, refresh = false): Promise<Lists[Name]> {
  const { path, query } = requests[name];
  const load = async () => listed<Lists[Name][number]>(await session.send({ method: 'GET', path, query }), path) as Lists[Name];
  return session.cached(name, load, refresh);
}

/** The organisation itself: base currency, time zone, lock dates, payment terms, short code; kept up to an hour. */
export function organisation(session: XeroSession, refresh = false): Promise<WireOrganisation> {
  const load = async () => {
    const [row] = listed<WireOrganisation>(await session.send({ method: 'GET', path: 'Organisation' }), 'Organisations');
    if (!row) throw new XeroError('malformed', { status: 200, messages: ["Xero's answer has no organisation."] });
    return row;
  };
  return session.cached('organisation', load, refresh);
}
