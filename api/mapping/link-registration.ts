import { readInstant } from './dates.ts';
import { documentTypeOf, kindOf, type Link, readLink } from './links.ts';
import { asRows, guid, has, lookup, type Row, versionOf } from './row.ts';

/** Links as Dynamics has them, by what the register keeps of each. */
export interface Registration {
  /** How many rows were links of the organisation. */
  received: number;
  documents: ListedDocument[];
  /** Links to contacts and items. */
  others: (Listed<Link> & { xeroId: string })[];
  /** Links of contacts and items that tie nothing to Xero any more. */
  ended: Listed<Link>[];
}

type Kind = 'contact' | 'item';
type Listed<Of extends Link> = Of & { kind: Kind };

interface ListedDocument {
  table: string;
  rowId: string;
  generation: number;
  type: ReturnType<typeof documentTypeOf>;
  xeroId: string;
  createdByUs: boolean;
  versionNumber: number | undefined;
  /** UpdatedDateUTC of the state that Dynamics shows; null while it shows none. */
  shownOn: Date | null;
}

const tableName = /^[a-z][a-z0-9_]{0,127}$/;

/** Reads the links of one organisation among anything that a body may carry; what is none, or another's, is left out. Never throws. */
export function readRegistration(organisationId: string, links: unknown, rows: unknown): Registration {
  const shown = shownByRow(asRows(rows));
  const read = asRows(links)
    .map(readLink)
    .filter((link) => tableName.test(link.table) && link.rowId !== '' && link.xeroType !== null)
    .filter((link) => link.organisationId === null || link.organisationId === organisationId);
  const registration: Registration = { received: read.length, documents: [], others: [], ended: [] };
  for (const link of read) {
    const kind = kindOf(link.xeroType);
    const { xeroId } = link;
    if (kind === 'document') registration.documents.push(...(xeroId ? [documentOf(link, xeroId, shown)] : []));
    else if (xeroId) registration.others.push({ ...link, kind, xeroId });
    else registration.ended.push({ ...link, kind });
  }
  return registration;
}

function documentOf(link: Link, xeroId: string, shown: Map<string, Date | null>): ListedDocument {
  const { table, rowId, generation, createdByUs } = link;
  const ofRow = shown.get(`${table}|${rowId}`);
  return {
    ...{ table, rowId, generation, xeroId, createdByUs },
    type: documentTypeOf(link),
    versionNumber: versionOf(link.row, 'xc_versionsent'),
    shownOn: ofRow === undefined ? readInstant(link.xeroUpdatedOn) : ofRow,
  };
}

/** The newest state that each order or Dynamics invoice shows. An order that is closed shows its state on its Dynamics invoice. */
function shownByRow(rows: Row[]): Map<string, Date | null> {
  const shown = new Map<string, Date | null>();
  const add = (table: string, id: string | null, at: Date | null) => {
    const before = shown.get(`${table}|${id}`) ?? null;
    if (id) shown.set(`${table}|${id}`, before && (!at || before > at) ? before : at);
  };
  for (const row of rows) {
    if (!has(row, 'xc_xeroupdatedon')) continue;
    const at = readInstant(row.xc_xeroupdatedon);
    const invoiceId = guid(row, 'invoiceid');
    if (invoiceId) add('invoice', invoiceId, at);
    add('salesorder', lookup(row, 'salesorderid'), at);
  }
  return shown;
}
