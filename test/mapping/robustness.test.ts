import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapContact } from '../../api/mapping/contact/contact.ts';
import { customerOf } from '../../api/mapping/contact/customer.ts';
import { matchContact } from '../../api/mapping/contact/match.ts';
import { syncAnswer } from '../../api/mapping/invoice/answer.ts';
import { decide } from '../../api/mapping/invoice/decide.ts';
import type { Settlement } from '../../api/mapping/invoice-state.ts';
import { mergeInvoice } from '../../api/mapping/merge/merge-invoice.ts';
import { readSent } from '../../api/mapping/merge/sent.ts';
import type { ReconcileInput } from '../../api/mapping/reconcile/input.ts';
import { reconcile } from '../../api/mapping/reconcile/reconcile.ts';
import { readSettings } from '../../api/mapping/settings.ts';
import {
  accountId,
  guidOf,
  now,
  orderDocument,
  orderId,
  organisationId,
  settings,
  settingsRow,
  xeroInvoice,
  xeroInvoiceId,
} from './fixtures.ts';

const value = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    '',
    orderId,
    accountId,
    xeroInvoiceId,
    organisationId,
    272000000,
    272000001,
    '2026-03-01',
    '/Date(1)/',
    true,
    0,
    -1,
    '12.5',
  ),
  fc.string({ unit: 'grapheme' }),
  fc.double(),
  fc.object({ maxDepth: 1 }),
  fc.array(fc.integer(), { maxLength: 2 }),
);

/** A row of the named columns with anything in them. */
const row = (columns: string): fc.Arbitrary<object> => fc.record(Object.fromEntries(columns.split(' ').map((column) => [column, value])));

const customerColumns =
  'accountid contactid name fullname firstname lastname accountnumber emailaddress1 telephone1 address1_line1 address1_country primarycontactid _primarycontactid_value createdon statecode';
const orderColumns =
  'salesorderid name ordernumber statecode xc_synctoxero xc_syncrequestedon xc_xeroinvoiceid customerid customerid_account xc_syncstatus xc_lastsyncedon xc_xeroupdatedon xc_amountpaid pricelevelid discountamount';
const linkColumns =
  'xc_linkid _xc_organisationid_value xc_table xc_rowid xc_xerotype xc_xeroid xc_toggled xc_generation xc_sent xc_versionsent';
const paymentColumns = 'xc_paymentid xc_xeroinvoiceid xc_state xc_date xc_amount xc_kind xc_xeroid xc_reversedon xc_reference';
const logColumns = 'xc_logid xc_code xc_message xc_repeats xc_operation xc_resolvedon xc_owner xc_outcome';

describe('R3: whatever the rows hold, nothing throws and everything can be answered', () => {
  it('deciding, the customer and its contact', () => {
    fc.assert(
      fc.property(
        row(orderColumns),
        row(customerColumns),
        fc.array(row(customerColumns), { maxLength: 3 }),
        fc.array(row(linkColumns), { maxLength: 2 }),
        row(logColumns),
        (record, customer, people, links, problem) => {
          const document = orderDocument(record, [{}], { customer, people, links, problem });
          const decision = decide({ document, organisationId, settings: settings() });
          expect(['sync', 'preview', 'end']).toContain(decision.kind);
          const who = customerOf(document, settings());
          if (!('problem' in who)) {
            expect(typeof mapContact(who, settings()).payload.Name).toBe('string');
            matchContact([{ ContactID: accountId, Name: 'x' }, {}], who, settings());
          }
          const answer = syncAnswer({
            document,
            organisationId,
            operation: 'SyncInvoice',
            outcome: 'failed',
            message: 'm',
            problems: 'problem' in who ? [who.problem] : [],
            now,
          });
          expect(JSON.stringify(answer)).not.toContain('undefined');
          for (const log of answer.log) expect(Object.values(log)).not.toContain(undefined);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('settings of any row', () => {
    const columns =
      'xc_organisationid xc_mode xc_sourcedocument xc_autosync xc_people xc_invoicestatus xc_amountsare xc_brandingthemeid xc_keeplogdays';
    fc.assert(
      fc.property(row(columns), (any) => {
        expect(() => readSettings(any as Record<string, unknown>)).not.toThrow();
      }),
    );
  });

  it('what a link kept', () => {
    const payload = fc.object({ maxDepth: 2 });
    fc.assert(
      fc.property(payload, fc.object({ maxDepth: 1 }), (before, lines) => {
        const sent = readSent(JSON.stringify({ payload: before, lines }));
        const mapped = { payload: { LineItems: [{ Description: 'a' }] }, lineRowIds: ['a'], dateIsToday: false };
        const merge = mergeInvoice({
          sent,
          now: mapped,
          xero: xeroInvoice({ Status: 'DRAFT' }),
          accounts: [],
          updatePaidBills: false,
          names: { brandingThemes: [], taxRates: [], customer: undefined },
        });
        expect(merge.sentAfter(xeroInvoice())).toMatchObject({ rows: ['a'] });
      }),
    );
  });

  it('reconciling', () => {
    const settlement = fc.record({
      kind: fc.constantFrom<Settlement['kind']>('payment', 'credit-note'),
      id: fc.constantFrom(guidOf(1), guidOf(2)),
      date: fc.constant('2026-03-01'),
      amount: fc.double(),
      currencyRate: fc.constant(null),
      reference: fc.option(fc.string()),
      paidTo: fc.option(fc.string()),
    });
    const xero = fc.record({
      Status: fc.constantFrom('DRAFT' as const, 'AUTHORISED' as const, 'PAID' as const, 'VOIDED' as const),
      Total: fc.double(),
      AmountPaid: fc.double(),
      AmountDue: fc.option(fc.double(), { nil: undefined }),
      DueDate: fc.option(fc.string(), { nil: undefined }),
      UpdatedDateUTC: fc.option(fc.string(), { nil: undefined }),
      Url: fc.option(fc.string(), { nil: undefined }),
    });
    fc.assert(
      fc.property(
        row(orderColumns),
        fc.option(row(`invoiceid ${orderColumns}`)),
        fc.array(row(paymentColumns), { maxLength: 3 }),
        row(logColumns),
        fc.array(settlement, { maxLength: 3 }),
        xero,
        (record, dynamicsInvoice, payments, problem, settlements, changes) => {
          const answer = reconcile({
            request: {
              invoiceId: xeroInvoiceId,
              type: 'invoice',
              table: 'salesorder',
              record,
              lines: [record],
              customer: record,
              dynamicsInvoice,
              dynamicsInvoiceLines: [record],
              payments,
              problem,
              settings: settingsRow(),
              environmentUrl: 'https://contoso.crm.dynamics.com',
            } as ReconcileInput['request'],
            organisationId,
            xero: xeroInvoice(changes),
            settlements,
            generation: 1,
            now,
          });
          for (const part of [answer.dynamicsInvoice, answer.order, ...answer.payments, ...answer.dynamicsInvoiceLines, ...answer.log]) {
            if (part) expect(Object.values(part)).not.toContain(undefined);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
