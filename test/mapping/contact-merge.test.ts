import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allPlainFields, contactDifference } from '../../api/mapping/contact/difference.ts';
import { mergePersons, type PersonsInput } from '../../api/mapping/contact/persons-merge.ts';
import { newerSent, readSentContact, type SentPerson, writeSentContact } from '../../api/mapping/contact/sent.ts';
import type { WireAddress, WireContact, WirePerson, WirePhone } from '../../api/xero/wire.ts';
import { guidOf } from './fixtures.ts';

const word = fc.constantFrom('', 'a', 'b', 'c');
const address = (AddressType: WireAddress['AddressType']) =>
  fc.record({ City: word, AddressLine1: word }).map((parts): WireAddress => ({ AddressType, ...parts }));
const phone = (PhoneType: WirePhone['PhoneType']) => word.map((PhoneNumber): WirePhone => ({ PhoneType, PhoneNumber }));
const contact: fc.Arbitrary<WireContact> = fc.record({
  ...{ Name: fc.constantFrom('a', 'b', 'c'), AccountNumber: word, FirstName: word, LastName: word, EmailAddress: word },
  Addresses: fc.tuple(address('POBOX'), address('STREET')),
  Phones: fc.tuple(phone('DEFAULT'), phone('FAX'), phone('MOBILE')),
});

/** As Xero does it: what is left out stays, slots by their type. */
function applied(xero: WireContact, { Addresses = [], Phones = [], ...plain }: WireContact): WireContact {
  return {
    ...xero,
    ...plain,
    Addresses: xero.Addresses?.map((slot) => ({ ...slot, ...Addresses.find((one) => one.AddressType === slot.AddressType) })) ?? [],
    Phones: xero.Phones?.map((slot) => ({ ...slot, ...Phones.find((one) => one.PhoneType === slot.PhoneType) })) ?? [],
  };
}
const flat = (one: WireContact): Record<string, unknown> => ({
  ...Object.fromEntries(allPlainFields.map((field) => [field, one[field] ?? ''])),
  ...Object.fromEntries(
    (one.Addresses ?? []).flatMap((slot) => [
      [`${slot.AddressType} city`, slot.City ?? ''],
      [`${slot.AddressType} line`, slot.AddressLine1 ?? ''],
    ]),
  ),
  ...Object.fromEntries((one.Phones ?? []).map((slot) => [slot.PhoneType, slot.PhoneNumber ?? ''])),
});
const differ = (base: WireContact | undefined, now: WireContact, xero: WireContact) =>
  contactDifference({ base, now, xero, fields: allPlainFields, withSlots: true });

describe('P34: a contact merged three ways', () => {
  it('what Dynamics changed is sent, everything else stays as Xero has it', () => {
    fc.assert(
      fc.property(contact, contact, contact, (base, now, xero) => {
        const { changes } = differ(base, now, xero);
        const [before, wanted, there, after] = [flat(base), flat(now), flat(xero), flat(applied(xero, changes))];
        for (const field of Object.keys(wanted)) expect(after[field]).toBe(wanted[field] === before[field] ? there[field] : wanted[field]);
        if ('Name' in changes) expect(now.Name).not.toBe(base.Name);
      }),
    );
  });

  it('a second time there is nothing to send, and with no difference there never was', () => {
    fc.assert(
      fc.property(fc.option(contact, { nil: undefined }), contact, contact, (base, now, xero) => {
        const first = differ(base, now, xero);
        expect(differ(now, now, applied(xero, first.changes)).changes).toEqual({});
        expect(differ(base, now, now)).toEqual({ changes: {}, clashes: [] });
      }),
    );
  });

  it('without a record nothing is emptied', () => {
    fc.assert(
      fc.property(contact, contact, (now, xero) => {
        const after = flat(applied(xero, differ(undefined, now, xero).changes));
        const [wanted, there] = [flat(now), flat(xero)];
        for (const field of Object.keys(wanted)) expect(after[field]).toBe(wanted[field] || there[field]);
      }),
    );
  });

  it('a clash is a field that both sides changed to something else', () => {
    const base = { Name: 'a', AccountNumber: '1', EmailAddress: 'e' };
    expect(differ(base, { ...base, AccountNumber: '2' }, { ...base, AccountNumber: '3' }).clashes).toEqual(['account number']);
    expect(differ(base, { ...base, AccountNumber: '2' }, { ...base, AccountNumber: '2' }).clashes).toEqual([]);
    expect(differ(base, base, { ...base, AccountNumber: '3' })).toEqual({ changes: {}, clashes: [] });
  });
});

const names = ['Ann', 'Bob', 'Cid', 'Dan', 'Eve', 'Fay', 'Gil'];
const personOf = (n: number, EmailAddress = `${n}@x.example`): WirePerson => ({
  FirstName: names[n] ?? '',
  LastName: 'Lee',
  EmailAddress,
  IncludeInEmails: false,
});
const at = new Date('2026-03-01T10:00:00Z');
const earlier = '2026-03-01T09:00:00.000Z';
const sent = (n: number, more: Partial<SentPerson> = {}): SentPerson => ({
  id: guidOf(n),
  person: personOf(n),
  at: earlier,
  version: n,
  ...more,
});
const chosen = (n: number) => ({ id: guidOf(n), person: personOf(n), version: n });
const merge = (input: Partial<PersonsInput> & Pick<PersonsInput, 'now' | 'xero'>) =>
  mergePersons({
    ...{ base: [], removed: new Set<string>(), focus: null, asOf: 1000, startedAt: at, at },
    listed: new Set(input.now.map((one) => one.id)),
    ...input,
  });
const some = (from: number, to: number) => fc.uniqueArray(fc.integer({ min: from, max: to }), { maxLength: 5 });

describe('P32 P37: persons merged three ways', () => {
  it('wanted ones are there, removed ones are not, finance’s stay while there is room, at most five', () => {
    fc.assert(
      fc.property(some(0, 4), some(0, 4), some(5, 9), (before, now, finance) => {
        const foreign = finance.map((n): WirePerson => ({ FirstName: `Clerk ${n}` }));
        const xero = [...foreign, ...before.map((n) => personOf(n))].slice(0, 5);
        const { persons, people, leftOut, stuck } = merge({ base: before.map((n) => sent(n)), now: now.map(chosen), xero });
        const after = persons ?? xero;
        expect(after.length).toBeLessThanOrEqual(5);
        const inXero = (n: number) => xero.some((one) => one.FirstName === names[n]);
        const isThere = (n: number) => after.some((one) => one.FirstName === names[n]);
        // One that finance took away stays away.
        for (const n of now) expect(isThere(n)).toBe(inXero(n) || !before.includes(n));
        for (const n of before.filter((one) => !now.includes(one))) expect(isThere(n) && stuck === null).toBe(false);
        for (const one of foreign.filter((clerk) => xero.includes(clerk))) expect(after.includes(one) || leftOut.includes(one)).toBe(true);
        expect(people.filter((one) => !one.gone).map((one) => one.id)).toEqual(now.map((n) => guidOf(n)));
        const again = merge({ base: people, now: now.map(chosen), xero: after });
        expect([again.persons, again.leftOut, again.clashes]).toEqual([null, [], []]);
      }),
    );
  });

  it('never sends an empty list: Xero keeps the last one', () => {
    const { persons, stuck, people } = merge({ base: [sent(0), sent(1)], now: [], xero: [personOf(0), personOf(1)] });
    expect([persons, stuck]).toEqual([[personOf(1)], personOf(1)]);
    const next = merge({ base: people, now: [chosen(2)], xero: [personOf(1)] });
    expect([next.persons, next.stuck]).toEqual([[personOf(2)], null]);
    expect(merge({ now: [], xero: [personOf(0)] })).toMatchObject({ persons: null, stuck: null });
  });

  it('calls in any order, each knowing what was saved before it: everybody is there at the end', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (order) => {
        let [people, xero]: [SentPerson[], WirePerson[]] = [[], []];
        for (const n of order) {
          const now = [0, 1, 2, 3, 4].filter((one) => one <= n).map(chosen);
          const result = merge({ base: people, now, xero, asOf: n, focus: guidOf(n) });
          people = result.people;
          xero = result.persons ?? xero;
        }
        expect(xero.map((one) => one.FirstName).sort()).toEqual(names.slice(0, 5));
      }),
    );
  });

  it('a call that began before a removal does not bring the person back; a later one may', () => {
    const removed = merge({ base: [sent(0), sent(1)], now: [chosen(1)], removed: new Set([guidOf(0)]), xero: [personOf(0), personOf(1)] });
    const base = removed.people;
    const began = (ms: number) => merge({ base, now: [chosen(0), chosen(1)], xero: [personOf(1)], startedAt: new Date(at.getTime() + ms) });
    expect(began(-1).persons).toBeNull();
    expect(began(1).persons).toEqual([personOf(0), personOf(1)]);
  });

  it('what was only met there is never taken off', () => {
    const base = [sent(0, { met: true })];
    expect(merge({ base, now: [], xero: [personOf(0)] })).toMatchObject({ persons: null, stuck: null });
    expect(merge({ base, now: [chosen(0)], xero: [] }).persons).toBeNull();
    expect(merge({ base, now: [chosen(0)], xero: [], focus: guidOf(0) }).persons).toEqual([personOf(0)]);
  });
});

describe('xc_sent of a contact’s link', () => {
  it('is read as it was written; anything else is nothing', () => {
    const kept = { at: at.toISOString(), shared: true, payload: { Name: 'A' }, people: [sent(1, { met: true }), sent(2, { gone: true })] };
    expect(readSentContact(writeSentContact(kept))).toEqual(kept);
    for (const odd of [null, '', '{', '[]', '{}', '"x"', '{"payload":[]}', '{"lines":{}}']) expect(readSentContact(odd)).toBeNull();
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(() => readSentContact(json)).not.toThrow();
      }),
    );
  });

  it('P34: the newer of two counts', () => {
    const [older, newer] = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'].map((time) => ({ at: time, people: [] }));
    expect([newerSent(older ?? null, newer ?? null), newerSent(newer ?? null, older ?? null), newerSent(null, older ?? null)]).toEqual([
      newer,
      newer,
      older,
    ]);
  });
});
