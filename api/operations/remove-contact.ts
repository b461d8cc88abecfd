import { type ContactAnswer, type ContactContext, type ContactEnding, contactAnswer } from '../mapping/contact/answer.ts';
import { decideRemoval, type RemovalDecision } from '../mapping/contact/removal.ts';
import { readLink } from '../mapping/links.ts';
import { asRow, text } from '../mapping/row.ts';
import type { Operation, Schemas } from './operation.ts';
import { archiveContact } from './steps/archive-contact.ts';
import { readBody } from './steps/body.ts';
import { type ContactCourse, runContact } from './steps/contact-course.ts';
import { removePerson } from './steps/remove-person.ts';

/**
 * P35: an account or contact was deleted, or (with `record`) a contact has left its account: archives or unlinks the Xero contact that it
 * was, takes it off the persons of the account it belonged to, and ends its link.
 */
export const removeContact: Operation<Schemas['ContactRemoval'], ContactAnswer> = async (call, services) => {
  const { organisationId, settings, home } = readBody(call);
  const { body } = call;
  const record = asRow(body.link) ?? {};
  const link = readLink(record);
  const row = { organisationId, table: body.table, rowId: link.rowId || organisationId, name: text(record, 'xc_name') ?? link.rowId };
  const about = { ...row, record, link, operation: 'RemoveContact', problem: body.problem };
  const context: ContactContext = { ...about, shortCode: undefined, warnings: [], now: services.clock.now() };
  const decision = decideRemoval(body, link, organisationId, settings);
  if (decision.kind === 'end') return { body: contactAnswer(context, decision) };
  const { settings: known } = decision;
  return {
    body: await runContact(call, services, home, { settings: known, links: body.links, context }, (course) => remove(course, decision)),
  };
};

async function remove(course: ContactCourse, decision: Extract<RemovalDecision, { kind: 'remove' }>): Promise<ContactEnding> {
  const { own, formerParent, owner } = decision;
  const asItself = own === null ? null : await archiveContact(course, owner, own);
  if (!formerParent) return asItself ?? { outcome: 'removed', quiet: true, link: { ...decision.kept, parentRowId: null } };
  const asPerson = await removePerson(course, { id: owner.rowId, name: text(owner.link.row, 'xc_name') ?? '' }, formerParent);
  if (asPerson.outcome === 'failed') return asPerson;
  const says = asItself && asItself.outcome !== 'skipped' ? asItself : asPerson;
  return {
    ...says,
    link: { ...(asItself?.link ?? decision.kept), parentRowId: null },
    others: asPerson.others ?? [],
    problems: [...(asItself?.problems ?? []), ...(asPerson.problems ?? [])],
  };
}
