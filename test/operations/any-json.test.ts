import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { house, line, orderBody, productLine } from './house.ts';

const at = house();

/** Values that trip code: wrong types, huge, negative, empty, control characters, broken surrogates, nested. */
const odd = fc.oneof(
  fc.constantFrom(null, '', ' ', '\u0000', '\ud800', '<script>', -1, 0, 1e300, 2 ** 53, true, [], {}, '2026-02-30', '{', 'a|b|c'),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 2 }),
);

const columns = [
  'salesorderid',
  'ordernumber',
  'name',
  'statecode',
  'versionnumber',
  'xc_synctoxero',
  'description',
  'datefulfilled',
  'xc_duedate',
];
const more = [
  'transactioncurrencyid',
  'totalamount',
  'discountamount',
  'freightamount',
  'xc_xeroupdatedon',
  'xc_documenttype',
  'xc_brandingthemeid',
];
const ofLine = [
  'quantity',
  'priceperunit',
  'productid',
  'productdescription',
  'manualdiscountamount',
  'tax',
  '_xc_accountcodeid_value',
  'xc_tracking1id',
];
const ofCustomer = ['accountid', 'name', 'accountnumber', 'emailaddress1', 'address1_country', 'xc_xerocontactid', 'telephone1'];
const ofLink = [
  'xc_linkid',
  'xc_xeroid',
  'xc_sent',
  'xc_generation',
  'xc_versionsent',
  'xc_xerotype',
  'xc_toggled',
  'xc_table',
  'xc_rowid',
];
const some = (names: string[]) =>
  fc.uniqueArray(fc.tuple(fc.constantFrom(...names), odd), { maxLength: 3, selector: ([name]) => name }).map(Object.fromEntries);

const call = fc.record({
  record: some([...columns, ...more]),
  line: some(ofLine),
  customer: some(ofCustomer),
  link: some(ofLink),
  entitySet: odd,
});

describe('any JSON', () => {
  it.each(['invoices', 'invoice-previews'])('R3: POST %s never ends in a 5xx, whatever the rows hold', async (path) => {
    await fc.assert(
      fc.asyncProperty(call, async ({ record, line: change, customer, link, entitySet }) => {
        const body = orderBody({ record, lines: [line(change), productLine('DESK-OAK', change)], customer });
        const rowId = body.record.salesorderid;
        const links = [
          {
            xc_table: 'salesorder',
            xc_rowid: rowId,
            xc_xerotype: 272000002,
            _xc_organisationid_value: body.settings?.xc_organisationid,
            ...link,
          },
        ];
        at.clock.advance(10_000);
        const answer = await at.call(path, { ...body, links, entitySet: typeof entitySet === 'string' ? entitySet : 'salesorders' });
        expect(answer.status, JSON.stringify([answer.body, body.record, change, customer, link])).toBeLessThan(500);
      }),
      { numRuns: 60 },
    );
  });

  it('R3: a body that is anything at all is answered with a problem', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('invoices', 'invoice-previews', 'invoice-reconciliations'), fc.jsonValue(), async (path, body) => {
        expect(await at.call(path, body)).toMatchObject({ status: 400, body: { code: expect.any(String), fix: expect.any(String) } });
      }),
      { numRuns: 60 },
    );
  });
});
