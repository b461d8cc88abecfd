import type { WireContact } from '../../xero/wire.ts';
import { toIso } from '../dates.ts';
import { contactLink, type LinkRow } from '../link-row.ts';
import type { Link } from '../links.ts';
import type { Problem, Warning } from '../problems.ts';
import { number, text } from '../row.ts';
import { type About, said } from '../said.ts';
import { type SyncStatus, syncStatuses } from '../status.ts';
import type { Outcome, Schemas } from '../types.ts';
import { contactAddress } from '../xero-links.ts';

export type ContactAnswer = Schemas['ContactAnswer'];

/** How a call about an account or contact ended. */
export interface ContactEnding {
  outcome: Outcome;
  /** What happened, in a plain sentence; without it the usual one. Problems speak for themselves. */
  message?: string | undefined;
  /** The Xero contact that the row is, or is a person of. */
  contact?: WireContact | undefined;
  /** Whether that contact is the row's own: then the row shows it. */
  isOwn?: boolean;
  /** What of the row's own link is new; undefined where nothing is. */
  link?:
    | Pick<Parameters<typeof contactLink>[0], 'contactId' | 'createdByUs' | 'parentRowId' | 'sent' | 'version' | 'xeroUpdatedOn'>
    | undefined;
  /** Links of other rows, complete. */
  others?: LinkRow[];
  problems?: Problem[] | undefined;
  quiet?: boolean | undefined;
}

export interface ContactContext extends About {
  table: 'account' | 'contact';
  organisationId: string;
  link: Link | null;
  shortCode: string | undefined;
  warnings: Warning[];
}

/** A whole answer about an account or contact: status, write-back, links and log follow from how it ended. */
export function contactAnswer(context: ContactContext, ending: ContactEnding): ContactAnswer {
  const { link: previous, shortCode, warnings, ...about } = context;
  const { organisationId, table, rowId, name } = about;
  const { outcome, contact, isOwn = false, link, others = [], problems, quiet } = ending;
  const url = contact?.ContactID ? contactAddress(shortCode, contact.ContactID) : null;
  const parts = said(about, { outcome, message: ending.message ?? sentenceOf(outcome, contact), problems, warnings, url, quiet });
  const own = link && contactLink({ organisationId, table, rowId, name, status: parts.status, previous, ...link });
  return {
    ...parts,
    xero: contact ? xeroContact(organisationId, contact, url) : null,
    writeBack: isOwn && contact?.ContactID ? { xc_xerocontactid: contact.ContactID, xc_xerourl: url } : null,
    links: [...(own ? [own] : []), ...others],
  };
}

function sentenceOf(outcome: Outcome, contact: WireContact | undefined): string {
  const who = contact?.Name ? ` "${contact.Name}"` : '';
  const sentences: Partial<Record<Outcome, string>> = {
    created: `The contact${who} was created in Xero.`,
    updated: `The contact${who} was updated in Xero.`,
    unchanged: `The contact${who} is in Xero; nothing had to be sent.`,
    linked: `Linked to the contact${who} in Xero.`,
    removed: 'Removed in Dynamics.',
    failed: 'Not sent to Xero.',
  };
  return sentences[outcome] ?? 'Nothing was sent.';
}

function xeroContact(organisationId: string, contact: WireContact, url: string | null): ContactAnswer['xero'] {
  return {
    organisationId,
    contactId: contact.ContactID ?? '',
    name: contact.Name ?? '',
    contactNumber: contact.ContactNumber || null,
    status: contact.ContactStatus ?? 'ACTIVE',
    updatedOn: toIso(contact.UpdatedDateUTC),
    url,
  };
}

/** The status of a link whose own row this call was not about: as it was. */
export function formerStatus(link: Link | null): SyncStatus {
  return {
    xc_syncstatus: number(link?.row, 'xc_syncstatus') ?? syncStatuses.synced,
    xc_syncmessage: text(link?.row, 'xc_syncmessage') ?? 'In Xero.',
    xc_lastsyncedon: toIso(link?.row.xc_lastsyncedon),
  };
}

/** The link of a contact that is a person of its account's Xero contact: so its account is known when the contact is gone (P35). */
export function personLink(input: {
  organisationId: string;
  rowId: string;
  name: string;
  parentRowId: string;
  previous: Link | null;
  now: Date;
}) {
  const { now, previous, parentRowId, ...row } = input;
  const message = 'One of the contact persons of its account in Xero.';
  const fresh = { xc_syncstatus: syncStatuses.synced, xc_syncmessage: message, xc_lastsyncedon: now.toISOString() };
  return contactLink({
    ...{
      ...row,
      table: 'contact',
      previous,
      parentRowId,
      contactId: previous?.xeroId ?? null,
      createdByUs: previous?.createdByUs ?? false,
    },
    status: previous ? formerStatus(previous) : fresh,
  });
}
