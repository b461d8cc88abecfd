import { type Customer, customerName } from '../../mapping/contact/customer.ts';
import { sameGuid } from '../../mapping/ids.ts';
import { documentName, outcomeMessage, type SyncAnswer, syncAnswer } from '../../mapping/invoice/answer.ts';
import { customerWriteBack } from '../../mapping/invoice/write-back.ts';
import { contactLink, documentLink } from '../../mapping/link-row.ts';
import { findLink, isElsewhere } from '../../mapping/links.ts';
import { asRow, guid, has, lookup, text, yesNo } from '../../mapping/row.ts';
import { type SyncStatus, syncStatus } from '../../mapping/status.ts';
import type { Outcome } from '../../mapping/types.ts';
import type { Course } from './course.ts';
import { problemsOfFailure } from './failure.ts';
import type { Written } from './update-invoice.ts';

/** How a sync ended; `quiet`: nobody asked, so nothing is logged. */
type Ending = Pick<Written, 'outcome'> & Partial<Written> & { message?: string; statusOf?: Outcome; quiet?: boolean };

/** The whole answer for how it ended: status and log always, links and write-backs for what is in Xero. */
export function answer(course: Course, ending: Ending): SyncAnswer {
  const { document, shortCode, warnings, operation } = course;
  const { organisationId } = course.row;
  const now = course.services.clock.now();
  const message = ending.message ?? outcomeMessage(ending.outcome, ending.xero, course.contact?.contact.Name);
  const said = syncAnswer({ ...ending, message, document, organisationId, shortCode, operation, warnings, now });
  return { ...said, links: [...contactLinks(course, now), ...documentLinks(course, ending, said.status)], customer: customerOf(course) };
}

/** What the work answers; what Xero refused for good is a problem of the row. */
export async function orFailed(course: Course, work: () => Promise<SyncAnswer>): Promise<SyncAnswer> {
  try {
    return await work();
  } catch (error) {
    const problems = problemsOfFailure(error, course.services.clock.now());
    // Xero refused what the kept lists allowed.
    course.session.forget();
    return answer(course, { outcome: 'failed', problems });
  }
}

function documentLinks(course: Course, { outcome, xero, sent }: Ending, status: SyncStatus): SyncAnswer['links'] {
  const isWithdrawn = outcome === 'withdrawn';
  if (!xero && !isWithdrawn) return [];
  const { document, link } = course;
  const { organisationId, rowId, generation } = course.row;
  const record = asRow(document.record) ?? {};
  const seen = has(record, 'xc_synctoxero') ? yesNo(record, 'xc_synctoxero') === true : (link?.toggled ?? false);
  const toggled = seen && !isWithdrawn;
  const known = link !== null && sameGuid(link.xeroId, xero?.InvoiceID) && link.toggled === toggled;
  // Each link row is a call of the flow; one that says nothing new is not worth it.
  if (outcome === 'unchanged' && known && !sent) return [];
  const version = text(record, 'versionnumber');
  const name = documentName(document);
  const { table } = document;
  const row = { organisationId, table, rowId, name, toggled, generation };
  return [documentLink({ ...row, xero: xero ?? null, sent, version, status, previous: link, isWithdrawn })];
}

function contactLinks(course: Course, now: Date): SyncAnswer['links'] {
  if (!course.contact) return [];
  const { document } = course;
  const { organisationId } = course.row;
  const { customer, contact, createdByUs, sent } = course.contact;
  const { table, id: rowId } = customer;
  const contactId = contact.ContactID ?? '';
  const previous = findLink(document.links, { organisationId, table, rowId, kind: 'contact' });
  if (sameGuid(previous?.xeroId, contactId)) return [];
  const name = customerName(customer.row, table);
  const message = createdByUs ? 'Created in Xero.' : 'Linked to the contact in Xero.';
  const status = syncStatus('linked', message, [], customer.row, now);
  const xeroUpdatedOn = contact.UpdatedDateUTC;
  const version = sent === undefined ? undefined : text(customer.row, 'versionnumber');
  return [contactLink({ organisationId, table, rowId, name, contactId, createdByUs, sent, version, xeroUpdatedOn, status, previous })];
}

/** P33 X1: nothing where the customer's row already names the contact, or the one it is in the organisation it belongs to. */
function customerOf(course: Course): SyncAnswer['customer'] {
  const { contact: found, shortCode } = course;
  if (!found || belongsElsewhere(course, found.customer)) return null;
  const { customer, contact } = found;
  const fresh = customerWriteBack(customer, contact.ContactID ?? '', shortCode);
  const same = sameGuid(customer.row.xc_xerocontactid, fresh?.xc_xerocontactid) && customer.row.xc_xerourl === fresh?.xc_xerourl;
  return same ? null : fresh;
}

/** X1: whether the customer's row names its contact in another organisation, and belongs there by its own choice or by default. */
function belongsElsewhere({ document, row: { organisationId } }: Course, { table, id: rowId, row }: Customer): boolean {
  const home = lookup(row, 'xc_organisationid');
  const isHome = home === null ? yesNo(asRow(document.settings) ?? {}, 'xc_isdefault') === true : home === organisationId;
  const stored = guid(row, 'xc_xerocontactid');
  return !isHome && stored !== null && isElsewhere(stored, document.links, { organisationId, table, rowId, kind: 'contact' });
}
