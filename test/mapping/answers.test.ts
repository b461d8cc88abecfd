import { describe, expect, it } from 'vitest';
import { linkId } from '../../api/mapping/ids.ts';
import { documentName, outcomeMessage, previewAnswer, syncAnswer } from '../../api/mapping/invoice/answer.ts';
import { mapInvoice } from '../../api/mapping/invoice/invoice.ts';
import { customerWriteBack } from '../../api/mapping/invoice/write-back.ts';
import { contactLink, documentLink } from '../../api/mapping/link-row.ts';
import { findLink } from '../../api/mapping/links.ts';
import { problem as known, type Problem } from '../../api/mapping/problems.ts';
import { codes, contactId, input, now, orderDocument, orderId, organisationId, xeroInvoice, xeroInvoiceId } from './fixtures.ts';

const customerMissing = () => known('customer-missing');
const problem = (code: string, message: string, fix: string, owner: Problem['owner']): Problem => ({
  code,
  message,
  fix,
  owner,
  retryable: false,
  retryAfter: null,
  original: null,
});

const answer = (more: Partial<Parameters<typeof syncAnswer>[0]> = {}, document = orderDocument()) =>
  syncAnswer({
    document,
    organisationId,
    operation: 'SyncInvoice',
    shortCode: '!abc',
    outcome: 'created',
    message: outcomeMessage('created', xeroInvoice()),
    xero: xeroInvoice(),
    now,
    ...more,
  });

const open = (more: object = {}) => ({
  xc_logid: orderId,
  xc_name: 'Problem: ORD-01001',
  xc_code: 'customer-missing',
  xc_message: 'No customer.',
  xc_repeats: 2,
  xc_operation: 'SyncInvoice',
  ...more,
});

describe('an answer of SyncInvoice', () => {
  it('P5 P16 X5 P29: a created invoice comes with every column the operation owns', () => {
    const { xero, status, writeBack, log, problems } = answer();
    expect(xero).toMatchObject({
      invoiceId: xeroInvoiceId,
      status: 'AUTHORISED',
      total: 115,
      amountDue: 115,
      updatedOn: '2026-03-01T21:20:00.123Z',
    });
    expect(status).toEqual({
      xc_syncstatus: 272000002,
      xc_syncmessage: 'Created in Xero as ORD-01001.',
      xc_lastsyncedon: now.toISOString(),
    });
    expect(writeBack).toEqual({
      xc_xeroinvoiceid: xeroInvoiceId,
      xc_xeroinvoicenumber: 'ORD-01001',
      xc_xeroduedate: '2026-03-31',
      xc_xerourl: `https://go.xero.com/app/!abc/invoicing/view/${xeroInvoiceId}`,
      xc_xerototal: 115,
      xc_xerototaltax: 15,
    });
    expect(problems).toEqual([]);
    expect(log).toHaveLength(1);
    expect(log[0]).toMatchObject({
      xc_kind: 272000000,
      xc_outcome: 272000000,
      xc_table: 'salesorder',
      xc_rowid: orderId,
      xc_operation: 'SyncInvoice',
      xc_repeats: null,
    });
  });

  it('E1: a failure is an attempt and the row’s one problem, whose id is the row’s', () => {
    const both = [customerMissing(), known('xero-day-limit', { retryAfter: '2026-03-01T23:00:00Z', original: 'timeout' })];
    const { status, writeBack, xero, log } = answer({ outcome: 'failed', message: '', xero: null, problems: both });
    expect([writeBack, xero]).toEqual([null, null]);
    expect(status).toMatchObject({ xc_syncstatus: 272000003, xc_lastsyncedon: null });
    expect(status.xc_syncmessage).toContain('Choose an account or contact');
    expect(log.map((row) => [row.xc_kind, row.xc_logid === orderId, row.xc_repeats])).toEqual([
      [272000000, false, null],
      [272000001, true, 1],
    ]);
    expect(log[1]).toMatchObject({
      xc_code: 'customer-missing',
      xc_owner: 272000000,
      xc_retryable: false,
      xc_retryafter: '2026-03-01T23:00:00.000Z',
      xc_retry: false,
      xc_resolvedon: null,
    });
    expect(JSON.parse(log[1]?.xc_original ?? '')).toMatchObject([{ code: 'customer-missing' }, { original: 'timeout' }]);
  });

  it('E1: repeats of the same problem are counted, another one begins anew', () => {
    const failed = (problems: ReturnType<typeof problem>[]) =>
      answer({ outcome: 'failed', xero: null, problems }, orderDocument({}, undefined, { problem: open() })).log.at(-1)?.xc_repeats;
    expect([failed([customerMissing()]), failed([problem('other', 'm', 'f', 'Sales')])]).toEqual([3, 1]);
  });

  it.each([
    ['created', [272000000, 272000001]],
    ['unchanged', [272000001]],
    ['skipped', [272000000]],
  ] as const)('E1: %s closes the open problem or leaves it', (outcome, kinds) => {
    const { log } = answer({ outcome }, orderDocument({}, undefined, { problem: open() }));
    expect(log.map((row) => row.xc_kind)).toEqual(kinds);
    if (outcome !== 'skipped') {
      expect(log.at(-1)).toMatchObject({
        xc_logid: orderId,
        xc_code: 'customer-missing',
        xc_message: 'No customer.',
        xc_repeats: 2,
        xc_resolvedon: now.toISOString(),
      });
    }
  });

  it('E1: a problem that is resolved, or that reconciling found, is not closed again', () => {
    for (const problem of [open({ xc_resolvedon: '2026-01-01T00:00:00Z' }), open({ xc_operation: 'ReconcileInvoice' }), {}, null]) {
      expect(answer({ outcome: 'unchanged' }, orderDocument({}, undefined, { problem })).log).toEqual([]);
    }
  });

  it('U1 E1: sent with a problem is Problem on the row; skipped keeps the time of the last sync', () => {
    const document = orderDocument({ xc_lastsyncedon: '2026-02-02T00:00:00Z' });
    const status = (outcome: 'updated' | 'skipped', problems: ReturnType<typeof problem>[] = []) =>
      answer({ outcome, message: 'm', problems }, document).status;
    expect(status('updated', [problem('tax-differs', 'm.', 'f.', 'Finance')])).toMatchObject({
      xc_syncstatus: 272000003,
      xc_syncmessage: 'm. f.',
    });
    expect(status('skipped')).toEqual({ xc_syncstatus: 272000005, xc_syncmessage: 'm', xc_lastsyncedon: '2026-02-02T00:00:00.000Z' });
  });

  it('P29: nobody asked, nothing is logged; texts fit their columns', () => {
    expect(answer({ outcome: 'skipped', quiet: true }).log).toEqual([]);
    const long = answer(
      { outcome: 'failed', problems: [problem('x', '🎉'.repeat(4000), 'f', 'Sales')] },
      orderDocument({ ordernumber: 'n'.repeat(300) }),
    );
    for (const row of long.log) {
      expect(row.xc_message.length).toBeLessThanOrEqual(4000);
      expect(row.xc_message.isWellFormed()).toBe(true);
      expect(row.xc_name.length).toBeLessThanOrEqual(200);
    }
    expect(documentName(orderDocument({ ordernumber: null, name: null }))).toBe(orderId);
  });

  it('E3: a preview holds the payload, the contact, the items, the totals and all problems', () => {
    const mapped = mapInvoice(input(orderDocument({ ordernumber: null })));
    const preview = previewAnswer({
      outcome: 'created',
      mapped,
      contact: { Name: 'A' },
      problems: [customerMissing(), ...mapped.problems],
    });
    expect(preview).toMatchObject({ payload: { Type: 'ACCREC' }, contact: { Name: 'A' }, items: [], expected: { total: 115 } });
    expect(codes(preview.problems)).toEqual(['customer-missing', 'number-missing']);
    expect(previewAnswer({ outcome: 'failed' })).toMatchObject({
      payload: null,
      contact: null,
      items: [],
      expected: null,
    });
  });
});

describe('link rows', () => {
  const status = { xc_syncstatus: 272000002, xc_syncmessage: 'ok', xc_lastsyncedon: null };
  const base = {
    organisationId,
    table: 'salesorder',
    rowId: orderId,
    name: 'ORD-01001',
    toggled: true,
    generation: 1,
    xero: xeroInvoice(),
    version: '77',
    status,
    previous: null,
  };

  it('N1 N2: a document’s link is complete, and what is not sent is kept', () => {
    const sent = { payload: { Type: 'ACCREC' as const }, rows: [], lines: {} };
    const row = documentLink({ ...base, sent });
    expect(row).toMatchObject({
      xc_linkid: linkId(organisationId, 'salesorder', orderId, 'document'),
      xc_xerotype: 272000002,
      xc_xeroid: xeroInvoiceId,
      xc_versionsent: '77',
      xc_toggled: true,
      xc_createdbyus: true,
    });
    expect(Object.values(row).every((value) => value !== undefined)).toBe(true);
    const found = findLink([{ ...row, _xc_organisationid_value: organisationId }], {
      organisationId,
      table: 'salesorder',
      rowId: orderId.toUpperCase(),
      kind: 'document',
    });
    expect(found).toMatchObject({ xeroId: xeroInvoiceId, sent: JSON.stringify(sent), generation: 1 });
    const next = documentLink({ ...base, xero: null, version: '78', previous: found });
    expect(next).toMatchObject({ xc_xeroid: xeroInvoiceId, xc_sent: JSON.stringify(sent), xc_versionsent: '77' });
  });

  it('P33 C28: a contact’s link remembers who made the contact', () => {
    const contact = { organisationId, table: 'account' as const, rowId: orderId, name: 'Contoso', contactId, status, previous: null };
    const made = contactLink({ ...contact, createdByUs: true });
    expect(made).toMatchObject({ xc_xerotype: 272000000, xc_createdbyus: true, xc_xeroid: contactId });
    const previous = findLink([made], { organisationId, table: 'account', rowId: orderId, kind: 'contact' });
    expect(contactLink({ ...contact, createdByUs: false, previous }).xc_createdbyus).toBe(true);
    expect(contactLink({ ...contact, contactId: orderId, createdByUs: false, previous }).xc_createdbyus).toBe(false);
    expect(customerWriteBack({ table: 'account', id: orderId }, contactId, undefined)).toMatchObject({
      table: 'account',
      xc_xerocontactid: contactId,
    });
  });
});
