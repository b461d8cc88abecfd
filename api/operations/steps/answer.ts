import { answerStatus, documentName, outcomeMessage, type SyncAnswer, type SyncAnswerInput, syncAnswer } from '../../mapping/answer.ts';
import { type Customer, customerName } from '../../mapping/customer.ts';
import { sameGuid } from '../../mapping/ids.ts';
import { contactLink, documentLink } from '../../mapping/link-row.ts';
import { findLink, type Link } from '../../mapping/links.ts';
import { distinct, type Warning } from '../../mapping/problems.ts';
import { asRow, has, text, yesNo } from '../../mapping/row.ts';
import type { InvoiceDocument } from '../../mapping/types.ts';
import { customerWriteBack } from '../../mapping/write-back.ts';
import type { RowKey } from '../../store/documents.ts';
import type { XeroSession } from '../../xero/session.ts';
import type { WireContact } from '../../xero/wire.ts';
import type { Services } from '../operation.ts';
import type { Written } from './update-invoice.ts';

/** What has come of a row so far; filled as the sync goes on, so that a failure on the way still answers what was done. */
export interface Course {
  services: Services;
  session: XeroSession;
  document: InvoiceDocument;
  row: RowKey;
  link: Link | null;
  shortCode?: string;
  contact?: { customer: Customer; contact: WireContact; createdByUs: boolean };
  warnings: Warning[];
}

type Ending = Pick<Written, 'outcome'> & Partial<Written> & { message?: string };

/** The whole answer for how it ended: status and log always, links and write-backs for what is in Xero. */
export function answer(course: Course, ending: Ending): SyncAnswer {
  const { document, shortCode, warnings } = course;
  const { organisationId } = course.row;
  const now = course.services.clock.now();
  const { outcome, xero, problems = [] } = ending;
  const sentence = ending.message ?? outcomeMessage(outcome, xero, course.contact?.contact.Name);
  // Only the row and the log are read by people.
  const message = [sentence, ...distinct(warnings).map((one) => one.message)].join('\n');
  const input: SyncAnswerInput = { document, organisationId, shortCode, outcome, message, xero, problems, warnings, now };
  const links = [...contactLinks(course, now), ...documentLinks(course, ending, input)];
  return syncAnswer({ ...input, links, customer: customerOf(course) });
}

function documentLinks(course: Course, { outcome, xero, sent }: Ending, input: SyncAnswerInput): SyncAnswer['links'] {
  if (!xero) return [];
  const { document, link } = course;
  const { organisationId, rowId, generation } = course.row;
  const record = asRow(document.record) ?? {};
  const toggled = has(record, 'xc_synctoxero') ? yesNo(record, 'xc_synctoxero') === true : (link?.toggled ?? false);
  const known = link !== null && sameGuid(link.xeroId, xero.InvoiceID) && link.toggled === toggled;
  // Each link row is a call of the flow; one that says nothing new is not worth it.
  if (outcome === 'unchanged' && known && !sent) return [];
  const version = text(record, 'versionnumber');
  const name = documentName(document);
  const status = answerStatus(input);
  const { table } = document;
  return [documentLink({ organisationId, table, rowId, name, toggled, generation, xero, sent, version, status, previous: link })];
}

function contactLinks(course: Course, now: Date): SyncAnswer['links'] {
  if (!course.contact) return [];
  const { document } = course;
  const { organisationId } = course.row;
  const { customer, contact, createdByUs } = course.contact;
  const { table, id: rowId } = customer;
  const contactId = contact.ContactID ?? '';
  const previous = findLink(document.links, { organisationId, table, rowId, kind: 'contact' });
  if (sameGuid(previous?.xeroId, contactId)) return [];
  const name = customerName(customer.row, table);
  const message = createdByUs ? 'Created in Xero.' : 'Linked to the contact in Xero.';
  const outcome = createdByUs ? 'created' : 'linked';
  const status = answerStatus({ document: { ...document, record: customer.row }, outcome, message, now });
  const xeroUpdatedOn = contact.UpdatedDateUTC;
  return [contactLink({ organisationId, table, rowId, name, contactId, createdByUs, xeroUpdatedOn, status, previous })];
}

/** P33: nothing where the customer's row already names the contact. */
function customerOf({ contact: found, shortCode }: Course): SyncAnswer['customer'] {
  if (!found) return null;
  const { customer, contact } = found;
  const fresh = customerWriteBack(customer, contact.ContactID ?? '', shortCode);
  const same = sameGuid(customer.row.xc_xerocontactid, fresh?.xc_xerocontactid) && customer.row.xc_xerourl === fresh?.xc_xerourl;
  return same ? null : fresh;
}
