import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { house } from './house.ts';
import { accountBody, contactBody, personRow, removalBody } from './people.ts';

const at = house();

/** Values that trip code: wrong types, huge, negative, empty, control characters, broken surrogates, nested. */
const odd = fc.oneof(
  fc.constantFrom(
    null,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '<script>',
    -1,
    0,
    1e300,
    2 ** 53,
    true,
    [],
    {},
    '{',
    'a|b|c',
    '{"people":[{"id":1}]}',
  ),
  fc.constantFrom('{"payload":{"Name":5,"Addresses":"x","Phones":[1]}}', '{"at":7,"people":[{"id":"x","person":{}}]}'),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 2 }),
);
const ofRow = ['name', 'fullname', 'firstname', 'emailaddress1', 'telephone1', 'address1_country', 'statecode', 'versionnumber'];
const lookups = [
  '_parentcustomerid_value',
  '_primarycontactid_value',
  'primarycontactid',
  'createdon',
  'xc_includeinxeroemails',
  'xc_syncrequestedon',
];
const ofLink = [
  'xc_linkid',
  'xc_xeroid',
  'xc_sent',
  'xc_versionsent',
  'xc_xerotype',
  'xc_table',
  'xc_rowid',
  'xc_parentrowid',
  'xc_createdbyus',
];
const some = (names: string[]) =>
  fc.uniqueArray(fc.tuple(fc.constantFrom(...names), odd), { maxLength: 3, selector: ([name]) => name }).map(Object.fromEntries);

const rows = fc.record({ record: some([...ofRow, ...lookups]), person: some([...ofRow, ...lookups]), link: some(ofLink) });

describe('any JSON about accounts and contacts', () => {
  it('R3: SyncContact and RemoveContact never end in a 5xx, whatever the rows hold', async () => {
    const base = accountBody({ name: 'Any' });
    const made = (await at.call('contacts', base)).body as { links: Record<string, unknown>[]; writeBack: Record<string, unknown> };
    await fc.assert(
      fc.asyncProperty(rows, async ({ record, person, link }) => {
        at.clock.advance(10_000);
        const account = { ...base.record, ...made.writeBack, ...record };
        const people = [personRow(base.record, person)];
        const links = [{ ...made.links[0], ...link }];
        const one = { ...base, record: account, people, links };
        const bodies: [string, unknown][] = [
          ['contacts', one],
          ['contacts', contactBody(people[0] as Record<string, unknown>, account, { people, links })],
          ['contact-removals', removalBody({ ...links[0], xc_table: 'contact' }, { formerParent: account, formerPeople: people, links })],
        ];
        for (const [path, body] of bodies) {
          const answer = await at.call(path, body);
          expect(answer.status, JSON.stringify([answer.body, body])).toBeLessThan(500);
        }
      }),
      { numRuns: 40 },
    );
  });
});
