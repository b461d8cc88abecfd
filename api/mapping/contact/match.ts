import type { WireContact } from '../../xero/wire.ts';
import { normaliseGuid, sameGuid } from '../ids.ts';
import { type ProblemKey, problem, type Values, type Warning, warning } from '../problems.ts';
import type { Settings } from '../settings.ts';
import { comparable } from '../text-limits.ts';
import type { ContactMatch, MatchedBy } from '../types.ts';
import { accountNumber, contactName } from './contact.ts';
import { type Customer, customerName } from './customer.ts';

/** Xero: a contact with no status is active. */
const isActive = (contact: WireContact): boolean => contact.ContactStatus === undefined || contact.ContactStatus === 'ACTIVE';
const nameOf = (contact: WireContact): string => contact.Name ?? contact.ContactID ?? '';

/**
 * C29 C30 M1: which of the Xero contacts found is the customer's: the stored id first, then our own ContactNumber, then the match
 * by name or account number among active contacts. A merged contact is followed (`follow` names one that is still to be read).
 * Archived or erased ones that are the customer's own are problems; an archived contact of the same name is nobody's.
 */
export function matchContact(candidates: WireContact[], customer: Customer, settings: Settings): ContactMatch {
  const stored = candidates.find((one) => sameGuid(one.ContactID, customer.storedContactId));
  if (stored) return resolve(stored, candidates, 'stored id');
  const numbered = candidates.filter((one) => sameGuid(one.ContactNumber, customer.id));
  const own = numbered.find(isActive) ?? numbered[0];
  if (own) return resolve(own, candidates, 'contact number');
  return settings.matchContactsBy === 'Account number' ? byAccountNumber(candidates, customer) : byName(candidates, customer);
}

const refused = (key: ProblemKey, values: Values): ContactMatch => ({ kind: 'problem', problem: problem(key, values) });

function resolve(contact: WireContact, candidates: WireContact[], by: MatchedBy): ContactMatch {
  const seen = new Set<string>();
  let current = contact;
  while (!isActive(current)) {
    const next = normaliseGuid(current.MergedToContactID);
    if (current.ContactStatus === 'GDPRREQUEST') return refused('contact-erased', { name: nameOf(current) });
    if (!next || seen.has(next)) return refused('contact-archived', { name: nameOf(current) });
    seen.add(next);
    const followed = candidates.find((one) => sameGuid(one.ContactID, next));
    if (!followed) return { kind: 'follow', contactId: next };
    current = followed;
  }
  return { kind: 'found', contact: current, by };
}

function byName(candidates: WireContact[], customer: Customer): ContactMatch {
  const name = comparable(contactName(customerName(customer.row, customer.table)));
  const same = candidates.filter((one) => name !== '' && comparable(one.Name) === name);
  return choose(same, customer, candidates, 'name');
}

function byAccountNumber(candidates: WireContact[], customer: Customer): ContactMatch {
  const number = comparable(accountNumber(customer.row, customer.table));
  const same = candidates.filter((one) => number !== '' && comparable(one.AccountNumber) === number);
  const active = same.filter(isActive);
  const name = comparable(customerName(customer.row, customer.table));
  const exact = active.filter((one) => comparable(one.Name) === name);
  return choose(active.length > 1 && exact.length === 1 ? exact : same, customer, candidates, 'account number');
}

function choose(same: WireContact[], customer: Customer, candidates: WireContact[], by: MatchedBy): ContactMatch {
  const active = same.filter(isActive);
  if (active.length > 1) return refused('contact-ambiguous', { name: customerName(customer.row, customer.table), by });
  if (active[0]) return { kind: 'found', contact: active[0], by };
  const merged = same.find((one) => one.ContactStatus === 'ARCHIVED' && normaliseGuid(one.MergedToContactID));
  return merged ? resolve(merged, candidates, by) : { kind: 'none' };
}

/** C29: what the log says of a contact that was found rather than made. */
export function matchWarnings(match: ContactMatch, customer: Customer): Warning[] {
  if (match.kind !== 'found' || match.by === 'stored id' || match.by === 'contact number') return [];
  const name = nameOf(match.contact);
  const other = normaliseGuid(match.contact.ContactNumber);
  const shared = other !== null && other !== customer.id ? [warning('shared-contact', { name })] : [];
  return [warning('contact-matched', { name, by: match.by }), ...shared];
}
