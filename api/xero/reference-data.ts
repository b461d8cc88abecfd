import { listed } from './elements.ts';
import { XeroError } from './error.ts';
import { type Elements, fourDecimals } from './requests.ts';
import type { XeroRequest, XeroSession } from './session.ts';
import type { WireAction, WireOrganisation } from './wire.ts';

type ListPath = 'Accounts' | 'TaxRates' | 'Currencies' | 'BrandingThemes' | 'TrackingCategories' | 'Items';

const queries: { [Path in ListPath]?: XeroRequest['query'] } = { TrackingCategories: { includeArchived: true }, Items: fourDecimals };

/** A list of the organisation, archived entries included, kept up to an hour; `refresh` asks Xero again. */
export function list<Path extends ListPath>(session: XeroSession, path: Path, refresh = false): Promise<Elements[Path][]> {
  const load = async () => listed<Elements[Path]>(await session.send({ method: 'GET', path, query: queries[path] }), path);
  return session.cached(path, load, refresh);
}

/** The organisation itself: base currency, time zone, lock dates, payment terms, short code; kept up to an hour. */
export function organisation(session: XeroSession, refresh = false): Promise<WireOrganisation> {
  return session.cached('Organisation', () => organisationNow(session), refresh);
}

/** The organisation as it is at this moment. */
export async function organisationNow(session: XeroSession): Promise<WireOrganisation> {
  const [row] = listed<WireOrganisation>(await session.send({ method: 'GET', path: 'Organisation' }), 'Organisations');
  if (!row) throw new XeroError('malformed', { status: 200, messages: ["Xero's answer has no organisation."] });
  return row;
}

/** What the signed-in user may do in the organisation, and what its plan allows, as it is at this moment. */
export async function actions(session: XeroSession): Promise<WireAction[]> {
  return listed<WireAction>(await session.send({ method: 'GET', path: 'Organisation/Actions' }), 'Actions');
}
