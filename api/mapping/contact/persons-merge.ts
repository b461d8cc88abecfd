import type { WirePerson } from '../../xero/wire.ts';
import { comparable } from '../text-limits.ts';
import { mergeTexts, mergeValue, textsOf } from './difference.ts';
import { type ChosenPerson, mostPersons } from './people.ts';
import type { SentPerson } from './sent.ts';

export interface PersonsInput {
  /** Those known from before, gone ones included. */
  base: SentPerson[];
  /** Those that Dynamics wants now, at most five, in order. */
  now: ChosenPerson[];
  /** Row ids of all contacts the call knows of the account: what is not among them may be unknown to it. */
  listed: ReadonlySet<string>;
  /** Row ids that are certainly no persons of it any more. */
  removed: ReadonlySet<string>;
  /** The row the call is about: it is added even where it was known and left out before. */
  focus: string | null;
  /** The newest Dataverse versionnumber among the rows of the call. */
  asOf: number | undefined;
  startedAt: Date;
  at: Date;
  xero: WirePerson[];
}

export interface PersonsChange {
  /** The whole list to send; null when Xero has it already. Never empty: Xero keeps what it has then. */
  persons: WirePerson[] | null;
  /** What to keep for the next time. */
  people: SentPerson[];
  /** Persons that finance added and that found no place among five. */
  leftOut: WirePerson[];
  /** Persons changed on both sides; Dynamics won. */
  clashes: WirePerson[];
  /** The last person, which is to go and which Xero keeps. */
  stuck: WirePerson | null;
}

/** How long a person that went is remembered, so that a call that was made from an older state does not bring it back. */
const rememberedFor = 15 * 60_000;

/**
 * P32 P35 P37: the persons of a Xero contact merged three ways, since Xero replaces the whole list. Ours first, in order; persons that were
 * never ours stay, up to Xero's five. A person that finance changed or took away stays so until it changes in Dynamics. A call whose rows
 * are older than what was sent of a person neither removes it nor brings it back.
 */
export function mergePersons(input: PersonsInput): PersonsChange {
  const { base, listed, removed, focus, asOf, xero } = input;
  const [at, startedAt] = [input.at.toISOString(), input.startedAt.toISOString()];
  const [known, gone] = [base.filter((one) => !one.gone), base.filter((one) => one.gone)];
  const wentLater = (id: string) => gone.some((one) => one.id === id && startedAt < one.at);
  const now = input.now.filter((one) => !removed.has(one.id) && !wentLater(one.id));
  const free = [...xero];
  const inXero = claimAll([...base], free);
  const clashes: WirePerson[] = [];
  const ours: WirePerson[] = [];
  const people: SentPerson[] = [];
  const dropped: WirePerson[] = [];

  for (const wanted of now) {
    const before = known.find((one) => one.id === wanted.id);
    const returned = gone.find((one) => one.id === wanted.id);
    const isOlder = before?.version !== undefined && wanted.version !== undefined && wanted.version < before.version;
    const current = isOlder ? before.person : wanted.person;
    const there = inXero.get(before ?? returned ?? null) ?? (before ? undefined : claim(current, free));
    const changed = !before || !same(current, before.person);
    const kept = isOlder || (before && !changed) ? before : undefined;
    const isMet = before?.met && !changed && focus !== wanted.id;
    people.push(kept ? withVersion(kept, wanted, isOlder, Boolean(isMet)) : { ...wanted, at });
    if (!there) {
      // Finance took it away, or it was never sent.
      if (!before || changed || (before.met && focus === wanted.id)) ours.push(current);
      continue;
    }
    const merged = before ? mergePerson(before.person, current, there) : { person: current, clash: false };
    if (merged.clash) clashes.push(current);
    ours.push(merged.person);
  }

  for (const before of known.filter((one) => !now.some((wanted) => wanted.id === one.id))) {
    const there = inXero.get(before);
    const isUnknown = !listed.has(before.id) && !removed.has(before.id);
    const isNewer = (asOf !== undefined && before.version !== undefined && asOf < before.version) || startedAt < before.at;
    if (isUnknown && isNewer && ours.length < mostPersons) {
      people.push(before);
      if (there) ours.push(there);
      continue;
    }
    // What was only met there is finance's.
    if (there && before.met) free.push(there);
    if (there && !before.met) dropped.push(there);
    people.push({ ...before, at, gone: true });
  }
  for (const before of gone.filter((one) => !people.some((other) => other.id === one.id))) {
    const there = inXero.get(before);
    if (there) dropped.push(there);
    people.push(before);
  }

  const foreign = xero.filter((one) => free.includes(one));
  const all = [...ours, ...foreign];
  const list = all.slice(0, mostPersons);
  const stuck = list.length === 0 ? (dropped.at(-1) ?? null) : null;
  const result = stuck ? [stuck] : list;
  const remembered = new Date(input.at.getTime() - rememberedFor).toISOString();
  return {
    persons: sameList(result, xero) ? null : result,
    people: people.filter((one) => !one.gone || one.at >= remembered || (stuck !== null && inXero.get(one) === stuck)),
    leftOut: all.slice(mostPersons),
    clashes,
    stuck,
  };
}

/** Which person of Xero each one known is: exactly the same, else by e-mail, else by name. What is found is taken off the list. */
function claimAll(known: SentPerson[], free: WirePerson[]): Map<SentPerson | null, WirePerson> {
  const found = new Map<SentPerson | null, WirePerson>();
  for (const alike of [same, sameEmail, sameName]) {
    for (const one of known) {
      if (found.has(one)) continue;
      const index = free.findIndex((person) => alike(person, one.person));
      if (index >= 0) for (const person of free.splice(index, 1)) found.set(one, person);
    }
  }
  return found;
}

function claim(person: WirePerson, free: WirePerson[]): WirePerson | undefined {
  const one: SentPerson = { id: '', person, at: '' };
  return claimAll([one], free).get(one);
}

const texts = ['FirstName', 'LastName', 'EmailAddress'] as const;
const same = (one: WirePerson, other: WirePerson): boolean =>
  texts.every((field) => (one[field] ?? '') === (other[field] ?? '')) &&
  (one.IncludeInEmails ?? false) === (other.IncludeInEmails ?? false);
const sameEmail = (one: WirePerson, other: WirePerson): boolean =>
  comparable(one.EmailAddress) !== '' && comparable(one.EmailAddress) === comparable(other.EmailAddress);
const nameOf = (one: WirePerson): string => comparable(`${one.FirstName ?? ''} ${one.LastName ?? ''}`);
const sameName = (one: WirePerson, other: WirePerson): boolean => nameOf(one) !== '' && nameOf(one) === nameOf(other);

function mergePerson(base: WirePerson, now: WirePerson, xero: WirePerson): { person: WirePerson; clash: boolean } {
  const merged = mergeTexts(texts, base, now, xero);
  const mails = mergeValue(base.IncludeInEmails ?? false, now.IncludeInEmails ?? false, xero.IncludeInEmails ?? false);
  return {
    person: { ...textsOf(merged.filter((one) => one.value !== '')), IncludeInEmails: mails.value },
    clash: mails.clash || merged.some((one) => one.clash),
  };
}

/** The same person as before, with the newest version of its row that is known. */
function withVersion(before: SentPerson, wanted: ChosenPerson, isOlder: boolean, isMet: boolean): SentPerson {
  const { met: _met, ...sent } = before;
  const version = isOlder ? before.version : (wanted.version ?? before.version);
  return { ...sent, ...(version === undefined ? {} : { version }), ...(isMet ? { met: true } : {}) };
}

/** Whether two lists have the same persons, in whatever order. */
function sameList(one: WirePerson[], other: WirePerson[]): boolean {
  const keys = (list: WirePerson[]) =>
    list.map((person) => JSON.stringify([...texts.map((field) => person[field] ?? ''), person.IncludeInEmails ?? false]));
  return keys(one).sort().join('\n') === keys(other).sort().join('\n');
}
