import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bayside, invoice, openWorld, type World } from './world.ts';

let world: World;
let strict: World;
beforeAll(async () => {
  world = await openWorld({ strict: false });
  strict = await openWorld();
});
afterAll(async () => {
  await world.close();
  await strict.close();
});

const paths = [
  ['PUT', '/Contacts'],
  ['POST', '/Contacts'],
  ['POST', `/Contacts/${bayside}`],
  ['PUT', '/Items'],
  ['POST', '/Items?unitdp=4'],
  ['PUT', '/Invoices'],
  ['POST', '/Invoices?summarizeErrors=false'],
  ['PUT', '/CreditNotes'],
  ['PUT', '/Payments'],
  ['POST', '/Payments'],
  ['PUT', `/Contacts/${bayside}/History`],
] as const;

const fields =
  'Name ContactID ContactNumber Contact Type Status LineItems Date DueDate Amount Invoice InvoiceID Account Code Reference ContactPersons Addresses Phones PaymentTerms Sales Day UnitAmount Quantity LineItemID AccountCode TaxType Tracking CurrencyCode Url Total LineAmountTypes SalesDetails UnitPrice Details';
const values = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    'ACCREC',
    'DRAFT',
    'AUTHORISED',
    '200',
    'OUTPUT2',
    bayside,
    '2026-09-14',
    -1,
    0,
    1e21,
    '',
    '/Date(x)/',
    'NZD',
    '__proto__',
  ),
);
const { element } = fc.letrec<{ element: Record<string, unknown>; value: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, values, tie('element'), fc.array(tie('element'), { maxLength: 2 })),
  element: fc.dictionary(fc.constantFrom(...fields.split(' ')), tie('value'), { maxKeys: 8 }),
}));

const good = [
  invoice({ Status: 'AUTHORISED' }),
  { Name: 'Fuzz', ContactPersons: [{ FirstName: 'A' }], Addresses: [{ AddressType: 'POBOX', City: 'B' }] },
  { Code: 'FUZZ', SalesDetails: { UnitPrice: 1 } },
];
/** Something that Xero takes, with one field or one field of its first line made anything. */
const bent = fc
  .tuple(fc.constantFrom(...good), fc.constantFrom(...fields.split(' ')), values, fc.boolean())
  .map(([one, field, value, inside]) => {
    const copy = structuredClone(one) as Record<string, unknown> & { LineItems?: Record<string, unknown>[] };
    if (inside && copy.LineItems?.[0]) copy.LineItems[0][field] = value;
    else copy[field] = value;
    return copy;
  });

it('any JSON against any write is an answer of Xero, never a 5xx', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), fc.oneof(element, bent, fc.jsonValue()), async ([method, path], body) => {
      for (const one of [world, strict]) {
        const reply = await one.call(method, path, JSON.stringify(body));
        expect([200, 400, 404]).toContain(reply.status);
        if (reply.status === 400) expect(typeof reply.body.Message).toBe('string');
      }
    }),
    { numRuns: 400 },
  );
});

it('any where clause is 200 or 400', async () => {
  const piece = fc.constantFrom(
    'Name',
    '==',
    '"a"',
    '(',
    ')',
    'AND',
    '||',
    '!',
    '.',
    'Contains',
    'guid',
    'DateTime',
    '1',
    ',',
    'null',
    'Date',
    '\\',
    '"',
    ' ',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 9 }).map((all) => all.join(' ')),
      ),
      async (where) => {
        const reply = await world.call('GET', `/Contacts?where=${encodeURIComponent(where)}`);
        expect([200, 400]).toContain(reply.status);
      },
    ),
    { numRuns: 300 },
  );
});
