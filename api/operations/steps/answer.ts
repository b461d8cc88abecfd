import { answerStatus, documentName, outcomeMessage, type SyncAnswer, type SyncAnswerInput, syncAnswer } from '../../mapping/answer.ts';
import { type Customer, customerName } from '../../mapping/customer.ts';
import { sameGuid } from '../../mapping/ids.ts';
import { contactLink, documentLink } from '../../mapping/link-row.ts';
import { findLink, type Link } from '../../mapping/links.ts';
import { distinct, type Warning } from '../../mapping/problems.ts';
import { asRow, has, text, yesNo } from '../../mapping/row.ts';
import type { InvoiceDocument, Outcome } from '../../mapping/types.ts';
import { customerWriteBack } from '../../mapping/write-back.ts';
import type { RowKey } from '../../store/documents.ts';
import type { RowMemory } from '../../store/row-memory.ts';
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
  /** Of the row, where the body says it. */
  versionNumber: number | undefined;
  memory: RowMemory;
  /** Where another operation than SyncInvoice asks. */
  operation?: string;
  shortCode?: string;
  /** `sent`: what its link shall keep of it; undefined keeps what it has. */
  contact?: { customer: Customer; contact: WireContact; createdByUs: boolean; sent?: string | undefined };
  warnings: Warning[];
}

type Ending = Pick<Written, 'outcome'> & Partial<Written> & { message?: string; statusOf?: Outcome };

/** The whole answer for how it ended: status and log always, links and write-backs for what is in Xero. */
export function answer(course: Course, ending: Ending): SyncAnswer {
  const { document, shortCode, warnings } = course;
  const { organisationId } = course.row;
  const now = course.services.clock.now();
  const { outcome, xero, problems = [] } = ending;
  const sentence = ending.message ?? outcomeMessage(outcome, xero, course.contact?.contact.Name);
  // Only the row and the log are read by people.
  const message = [sentence, ...distinct(warnings).map((one) => one.message)].join('\n');
  const isWithdrawn = outcome === 'withdrawn';
  const { operation } = course;
  const said = { outcome, message, problems, warnings, statusOf: ending.statusOf, ...(operation ? { operation } : {}) };
  const input: SyncAnswerInput = { document, organisationId, shortCode, xero, isWithdrawn, now, ...said };
  const links = [...contactLinks(course, now), ...documentLinks(course, ending, input)];
  return syncAnswer({ ...input, links, customer: customerOf(course) });
}

function documentLinks(course: Course, { outcome, xero, sent }: Ending, input: SyncAnswerInput): SyncAnswer['links'] {
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
  const status = answerStatus(input);
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
  const outcome = createdByUs ? 'created' : 'linked';
  const status = answerStatus({ document: { ...document, record: customer.row }, outcome, message, now });
  const xeroUpdatedOn = contact.UpdatedDateUTC;
  const version = sent === undefined ? undefined : text(customer.row, 'versionnumber');
  return [contactLink({ organisationId, table, rowId, name, contactId, createdByUs, sent, version, xeroUpdatedOn, status, previous })];
}

/** P33: nothing where the customer's row already names the contact. */
function customerOf({ contact: found, shortCode }: Course): SyncAnswer['customer'] {
  if (!found) return null;
  const { customer, contact } = found;
  const fresh = customerWriteBack(customer, contact.ContactID ?? '', shortCode);
  const same = sameGuid(customer.row.xc_xerocontactid, fresh?.xc_xerocontactid) && customer.row.xc_xerourl === fresh?.xc_xerourl;
  return same ? null : fresh;
}
