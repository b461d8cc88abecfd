import { mapContact } from '../../mapping/contact/contact.ts';
import { type Customer, customerName, customerOf } from '../../mapping/contact/customer.ts';
import { matchWarnings } from '../../mapping/contact/match.ts';
import { mapInvoice } from '../../mapping/invoice/invoice.ts';
import { itemCodes } from '../../mapping/invoice/products.ts';
import { storedContact } from '../../mapping/links.ts';
import { distinct, type Problem, problem, type Warning } from '../../mapping/problems.ts';
import { asRows } from '../../mapping/row.ts';
import type { DocumentSettings } from '../../mapping/settings.ts';
import type { ContactMatch, InvoiceDocument, MappedInvoice, Reference } from '../../mapping/types.ts';
import { list, organisation } from '../../xero/reference-data.ts';
import type { XeroSession } from '../../xero/session.ts';
import type { WireContact } from '../../xero/wire.ts';
import { findContact } from './find-contact.ts';

/** Everything that is known of a document before anything is written to Xero. */
export interface Prepared {
  settings: DocumentSettings;
  reference: Reference;
  customer: Customer | null;
  match: ContactMatch;
  /** The contact to make first, where there is none. */
  newContact: WireContact | null;
  mapped: MappedInvoice;
  /** E3: every blocker at once. */
  problems: Problem[];
  warnings: Warning[];
}

/** What a list that is up to an hour old can be wrong about. */
const mayBeOutdated =
  /^(currency-unknown|branding-theme-unknown|date-locked|(account|tax-rate|tracking)-(unknown|archived)|(account|tax)-not-usable)$/;

/** Reads what mapping needs and maps the document; where a list that was kept may be the reason for a problem, it is read again first. */
export async function prepare(
  session: XeroSession,
  document: InvoiceDocument,
  settings: DocumentSettings,
  generation: number,
): Promise<Prepared> {
  const [reference, found] = await Promise.all([readReference(session, document), contactOf(session, document, settings)]);
  const input = { document, settings, contactId: found.contactId, generation, now: session.clock.now() };
  const first = mapInvoice({ ...input, reference });
  const outdated = first.items.length > 0 || first.problems.some((one) => mayBeOutdated.test(one.code));
  const fresh = outdated ? await readReference(session, document, true) : reference;
  const mapped = outdated ? mapInvoice({ ...input, reference: fresh }) : first;
  return {
    ...found,
    settings,
    reference: fresh,
    mapped,
    problems: distinct([...found.problems, ...mapped.problems]),
    warnings: distinct([...found.warnings, ...mapped.warnings]),
  };
}

interface FoundContact extends Pick<Prepared, 'customer' | 'match' | 'newContact' | 'problems' | 'warnings'> {
  contactId?: string;
}

async function contactOf(session: XeroSession, document: InvoiceDocument, settings: DocumentSettings): Promise<FoundContact> {
  const none = { match: { kind: 'none' } as const, newContact: null, warnings: [] };
  const read = customerOf(document, settings);
  if ('problem' in read) return { ...none, customer: null, problems: [read.problem] };
  const { organisationId } = settings;
  const storedContactId = storedContact(read.row, document.links, { organisationId, table: read.table, rowId: read.id });
  const customer = { ...read, storedContactId };
  const match = await findContact(session, customer, settings);
  if (match.kind === 'problem') return { ...none, customer, match, problems: [match.problem] };
  if (match.kind === 'found') {
    const warnings = matchWarnings(match, customer);
    return { customer, match, newContact: null, problems: [], warnings, contactId: match.contact.ContactID };
  }
  if (settings.createContacts === 'Never') {
    return { ...none, customer, problems: [problem('contact-missing', { name: customerName(customer.row, customer.table) })] };
  }
  const { payload, problems, warnings } = mapContact(customer, settings);
  return { customer, match, newContact: payload, problems, warnings };
}

/**
 * What mapping has to know of the organisation, read at the same time and kept up to an hour; `refresh` asks Xero again.
 * Items and tracking categories only where a line names some: each list not kept costs a call.
 */
async function readReference(session: XeroSession, document: InvoiceDocument, refresh = false): Promise<Reference> {
  const withItems = itemCodes(document).length > 0;
  const withTracking = asRows(document.lines).some(hasTracking);
  const [org, accounts, taxRates, currencies, brandingThemes, trackingCategories, items] = await Promise.all([
    organisation(session, refresh),
    list(session, 'Accounts', refresh),
    list(session, 'TaxRates', refresh),
    list(session, 'Currencies', refresh),
    list(session, 'BrandingThemes', refresh),
    withTracking ? list(session, 'TrackingCategories', refresh) : [],
    withItems ? list(session, 'Items', refresh) : [],
  ]);
  return { organisation: org, accounts, taxRates, currencies, brandingThemes, trackingCategories, items };
}

function hasTracking(line: Record<string, unknown>): boolean {
  return Object.entries(line).some(([column, value]) => /^_?xc_tracking[12]id(_value)?$/.test(column) && value !== null);
}
