import { type ContactAnswer, type ContactContext, type ContactEnding, contactAnswer } from '../mapping/contact/answer.ts';
import { customerName } from '../mapping/contact/customer.ts';
import { type ContactDecision, type ContactRecord, decideContact } from '../mapping/contact/decision.ts';
import { nobody } from '../mapping/ids.ts';
import { findLink } from '../mapping/links.ts';
import { asRow, guid } from '../mapping/row.ts';
import type { Operation } from './operation.ts';
import { readBody } from './steps/body.ts';
import { type ContactCourse, runContact } from './steps/contact-course.ts';
import { syncOwnContact } from './steps/own-contact.ts';
import { linksWithParent } from './steps/parent-link.ts';
import { syncPerson } from './steps/person-contact.ts';

/** How long a contact waits for its account, which is being made in Xero: in part of the time of the call. */
const longestWait = 70_000;

/**
 * One account or contact as it is now: a Xero contact of its own, made exactly once or updated, with the account's contacts as its persons;
 * or one of the persons of its account's Xero contact; or both (P31-P40). Answers what to write back.
 */
export const syncContact: Operation<ContactRecord, ContactAnswer> = async (call, services) => {
  const { organisationId, settings, home } = readBody(call);
  const startedAt = services.clock.now();
  const deadline = new Date(startedAt.getTime() + longestWait);
  const body = { ...call.body, links: await linksWithParent({ ...services, deadline }, home, call.body) };
  const context = contextOf(body, organisationId, startedAt);
  const decision = decideContact(body, organisationId, settings);
  if (decision.kind === 'end') return { body: contactAnswer(context, decision) };

  const { settings: known } = decision;
  return {
    body: await runContact(call, services, home, { settings: known, links: body.links, context }, (course) => sync(course, decision)),
  };
};

function contextOf(body: ContactRecord, organisationId: string, now: Date): ContactContext {
  const { table, problem } = body;
  const record = asRow(body.record) ?? {};
  const rowId = guid(record, `${table}id`) ?? nobody;
  const link = findLink(body.links, { organisationId, table, rowId, kind: 'contact' });
  const name = customerName(record, table) || rowId;
  return { organisationId, table, rowId, name, record, link, operation: 'SyncContact', problem, shortCode: undefined, warnings: [], now };
}

async function sync(course: ContactCourse, decision: Extract<ContactDecision, { kind: 'sync' }>): Promise<ContactEnding> {
  const { own, parent } = decision;
  const asItself = own && (await syncOwnContact(course, decision, own));
  if (asItself && (!parent || asItself.outcome === 'failed')) return asItself;
  const asPerson = parent ? await syncPerson(course, decision, parent) : null;
  if (asItself && asPerson) return both(asItself, asPerson);
  return asPerson ?? { outcome: 'skipped', quiet: true };
}

/** A contact that is a Xero contact and a person of its account's: what it is itself comes first. */
function both(own: ContactEnding, person: ContactEnding): ContactEnding {
  const { outcome, message } = own.outcome === 'unchanged' && person.outcome !== 'skipped' ? person : own;
  const parentRowId = person.link?.parentRowId;
  return {
    ...own,
    ...{ outcome, message },
    link: own.link && parentRowId ? { ...own.link, parentRowId } : (own.link ?? person.link),
    others: [...(own.others ?? []), ...(person.others ?? [])],
    problems: [...(own.problems ?? []), ...(person.problems ?? [])],
  };
}
