import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadContract } from '../../api/http/contract.ts';
import { organisationId, type System, startSystem } from './system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.close());

const environmentUrl = 'https://contoso.crm.dynamics.com';
const guid = fc.constantFrom('11111111-2222-3333-4444-555555555555', '{11111111-2222-3333-4444-555555555555}', 'x', organisationId);
/** What a column may hold, and what it may not. */
const value = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double(),
  fc.integer(),
  fc.string(),
  guid,
  fc.constantFrom('2026-05-04', '2026-05-04T10:00:00Z', '/Date(1)/', '-1'),
  fc.object({ maxDepth: 2 }),
  fc.array(fc.integer()),
);
const columns =
  'salesorderid name ordernumber description statecode statuscode totalamount versionnumber duedate datefulfilled quantity priceperunit extendedamount productdescription productid _customerid_value transactioncurrencyid xc_synctoxero xc_xeroinvoiceid xc_mode xc_organisationid xc_xeroid xc_sent xc_generation xc_toggled xc_xerotype xc_accountcodeid accountid emailaddress1'.split(
    ' ',
  );
const row = fc.dictionary(fc.oneof(fc.constantFrom(...columns), fc.string()), value, { maxKeys: 12 });
const rows = fc.oneof(fc.array(row, { maxLength: 4 }), fc.constant([]));
const document = fc.record(
  {
    table: fc.constantFrom('salesorder', 'invoice', 'x_custom'),
    entitySet: fc.constantFrom('salesorders', 'invoices'),
    record: row,
    lines: rows,
    customer: fc.option(row),
    people: rows,
    products: rows,
    links: rows,
    problem: fc.option(row),
    settings: fc.option(
      fc
        .record({
          xc_organisationid: fc.constantFrom(organisationId, undefined),
          xc_mode: fc.constantFrom(272000000, 272000001),
          xc_environmenturl: fc.constantFrom(environmentUrl, null, 'x'),
        })
        .chain((own) => row.map((more) => ({ ...more, ...own }))),
    ),
    mappings: rows,
    environmentUrl: fc.constantFrom(environmentUrl, 'x', 'http://'),
    invoiceId: fc.uuid(),
    type: fc.constantFrom('invoice', 'bill', 'credit-note'),
    dynamicsInvoice: fc.option(row),
    dynamicsInvoiceLines: rows,
    payments: rows,
  },
  { requiredKeys: ['table', 'entitySet', 'record', 'lines', 'environmentUrl', 'invoiceId'] },
);
const body = fc.oneof({ weight: 1, arbitrary: fc.jsonValue() }, { weight: 1, arbitrary: fc.string() }, { weight: 4, arbitrary: document });

describe('R3: any JSON against any operation', () => {
  for (const operation of loadContract()) {
    it(`${operation.id} never answers 5xx, and says a problem where it refuses`, async () => {
      const path = (id: string) => operation.path.replace(':organisationId', organisationId).replace(':invoiceId', encodeURIComponent(id));
      const takes = operation.takesBody ? body : fc.constant(undefined);
      await fc.assert(
        fc.asyncProperty(takes, fc.oneof(fc.string({ minLength: 1 }), fc.uuid()), fc.string(), async (sent, id, state) => {
          const query =
            operation.id === 'WhenInvoiceChanges' ? `?triggerState=${encodeURIComponent(state)}&onlySynced=${encodeURIComponent(id)}` : '';
          const init = operation.takesBody ? { method: 'POST', body: typeof sent === 'string' ? sent : JSON.stringify(sent) } : {};
          // A minute for each call: what is tried here are the answers, not the limits of Xero.
          system.clock.advance(61_000);
          const response = await system.call(path(id) + query, init);
          const text = await response.text();
          expect(response.status, text).toBeLessThan(500);
          if (response.status >= 400) {
            expect(response.headers.get('content-type')).toContain('application/json');
            expect(Object.keys(JSON.parse(text)).sort()).toEqual(['code', 'detail', 'fix', 'owner', 'retryable', 'title']);
          }
        }),
        { numRuns: operation.takesBody ? 150 : 30 },
      );
    });
  }
});
