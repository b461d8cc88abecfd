import { describe, expect, it } from 'vitest';
import { baysideId, house, line, next, orderBody, organisationId, productLine, settingsRow } from './house.ts';

const at = house();

describe('SyncInvoice', () => {
  it('P1 P4 X5: creates the draft, its contact first, and answers what to write back', async () => {
    const body = orderBody();
    const answer = await at.sync(body);
    expect(at.writes).toEqual(['PUT Contacts', 'PUT Invoices']);
    const [invoice] = at.invoices;
    expect(invoice).toMatchObject({ status: 'DRAFT', total: 230, number: body.record.ordernumber });
    expect(invoice?.url).toContain(`etn=salesorder&id=${body.record.salesorderid}`);
    expect(answer).toMatchObject({
      outcome: 'created',
      problems: [],
      xero: { invoiceId: invoice?.id, status: 'DRAFT', total: 230 },
      writeBack: { xc_xeroinvoiceid: invoice?.id, xc_xeroinvoicenumber: body.record.ordernumber, xc_xerototal: 230, xc_xerototaltax: 30 },
      customer: { table: 'account', id: body.customer?.accountid, xc_xerocontactid: invoice?.contactId },
      status: { xc_syncstatus: 272000002 },
    });
    expect(answer.links.map((one) => [one.xc_table, one.xc_xeroid, one.xc_createdbyus])).toEqual([
      ['account', invoice?.contactId, true],
      ['salesorder', invoice?.id, true],
    ]);
    expect(answer.log).toHaveLength(1);
  });

  it('C29: a contact of the same name is used, not renamed, and the log says so', async () => {
    const answer = await at.sync(orderBody({ customer: { name: '  BAYSIDE   club ' } }));
    expect(at.writes).toEqual(['PUT Invoices']);
    expect(at.invoices[0]?.contactId).toBe(baysideId);
    expect(at.books.contacts.get(baysideId)?.name).toBe('Bayside Club');
    expect(answer.warnings.map((one) => one.code)).toContain('contact-matched');
    expect(answer.links[0]).toMatchObject({ xc_table: 'account', xc_createdbyus: false });
  });

  it('P6 P39: items in Xero are used, missing ones are made once', async () => {
    const lines = [productLine('desk-oak', { quantity: 1 }), productLine('LAMP-1'), productLine('LAMP-1')];
    const answer = await at.sync(orderBody({ lines }));
    expect(answer.outcome).toBe('created');
    expect(at.writes).toEqual(['PUT Contacts', 'PUT Items', 'PUT Invoices']);
    expect(at.invoices[0]?.lines.map((one) => one.itemCode)).toEqual(['DESK-OAK', 'LAMP-1', 'LAMP-1']);
  });

  it('F1: with linked contact and kept lists a new order is two reads and one write', async () => {
    const first = orderBody();
    const answer = await at.sync(first);
    const again = next(first, answer);
    at.xero.calls.length = 0;
    const second = orderBody({ links: again.links, customer: again.customer ?? {} });
    expect((await at.sync(second)).outcome).toBe('created');
    expect(at.calls.map((call) => call.split('/')[0])).toEqual(['GET Contacts', 'GET Invoices', 'PUT Invoices']);
  });

  it('E3: every blocker at once, and nothing is written to Xero', async () => {
    const lines = [line({ quantity: null }), line({ _xc_accountcodeid_value: '11111111-2222-3333-4444-555555555555' })];
    const body = orderBody({
      record: { transactioncurrencyid: { isocurrencycode: 'EUR' } },
      lines,
      settings: settingsRow({ xc_createcontacts: 272000002 }),
    });
    const answer = await at.sync(body);
    expect(answer.outcome).toBe('failed');
    expect(answer.problems.map((one) => one.code).sort()).toEqual([
      'account-unknown',
      'contact-missing',
      'currency-unknown',
      'quantity-missing',
    ]);
    expect(answer.writeBack).toBeNull();
    expect(answer.status.xc_syncstatus).toBe(272000003);
    expect(answer.log.map((one) => one.xc_kind)).toEqual([272000000, 272000001]);
    expect(at.writes).toEqual([]);
  });

  it('E3: what was mended in Xero is seen at the next try, though lists are kept', async () => {
    const body = orderBody({ record: { transactioncurrencyid: { isocurrencycode: 'EUR' } } });
    expect((await at.sync(body)).outcome).toBe('failed');
    at.xero.ui.addCurrency(organisationId, { Code: 'EUR', Description: 'Euro', rate: 0.5 });
    at.clock.advance(6000);
    expect((await at.sync(body)).outcome).toBe('created');
  });

  it('M1: an archived contact is a problem with its fix', async () => {
    at.xero.ui.archiveContact(organisationId, baysideId);
    const answer = await at.sync(orderBody({ customer: { name: 'Bayside Club', xc_xerocontactid: baysideId } }));
    expect(answer.problems.map((one) => one.code)).toEqual(['contact-archived']);
    expect(at.writes).toEqual([]);
  });

  it('M1: an archived homonym is nobody, a new contact is made [trap: archived homonym]', async () => {
    at.xero.ui.archiveContact(organisationId, baysideId);
    expect((await at.sync(orderBody({ customer: { name: 'Bayside Club' } }))).outcome).toBe('created');
    expect(at.writes).toEqual(['PUT Contacts', 'PUT Invoices']);
  });

  it('M1: a merged contact is followed [trap: merged contact]', async () => {
    const council = 'e0000000-0000-4000-8000-000000000002';
    at.xero.ui.mergeContact(organisationId, baysideId, council);
    const answer = await at.sync(orderBody({ customer: { name: 'Bayside Club', xc_xerocontactid: baysideId } }));
    expect(answer).toMatchObject({ outcome: 'created', customer: { xc_xerocontactid: council } });
    expect(at.invoices[0]?.contactId).toBe(council);
  });

  it('settings of another organisation are 400; without settings nothing is called', async () => {
    const other = { xc_organisationid: '11111111-2222-3333-4444-555555555555' };
    expect(await at.call('invoices', orderBody({ settings: other }))).toMatchObject({ status: 400 });
    const answer = await at.sync(orderBody({ settings: null }));
    expect(answer).toMatchObject({ outcome: 'failed', problems: [{ code: 'organisation-missing' }] });
    expect(at.calls).toEqual([]);
  });

  it('P14: a Dynamics invoice goes to Xero where the settings say so; with its order in Xero it is the same sale', async () => {
    const invoiceid = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
    const record = { invoiceid, invoicenumber: 'INV-9001', datedelivered: '2026-11-01', salesorderid: undefined };
    const of = { table: 'invoice', entitySet: 'invoices', lines: [{ ...line(), invoicedetailid: invoiceid }] };
    const answer = await at.sync(orderBody({ ...of, record, settings: settingsRow({ xc_sourcedocument: 272000001 }) }));
    expect(answer).toMatchObject({ outcome: 'created', writeBack: { xc_xeroinvoicenumber: 'INV-9001' } });
    expect(at.invoices[0]?.url).toContain(`etn=invoice&id=${invoiceid}`);
    const order = { salesorderid: invoiceid, xc_xeroinvoiceid: answer.writeBack?.xc_xeroinvoiceid };
    const sale = { ...record, invoiceid: '11111111-2222-4333-8444-555555555555', _salesorderid_value: invoiceid, salesorderid: order };
    expect(await at.sync(orderBody({ ...of, record: sale }))).toMatchObject({ outcome: 'linked', problems: [] });
    expect(at.invoices).toHaveLength(1);
  });

  it('P14 N1: a Dynamics invoice that was made from an order and has lost sight of it is still the same sale', async () => {
    const order = orderBody();
    const made = await at.sync(order);
    const invoiceid = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
    const record = { ...made.writeBack, invoiceid, invoicenumber: 'INV-9002', salesorderid: undefined, xc_synctoxero: false };
    const of = { table: 'invoice', entitySet: 'invoices', record, lines: [{ ...line(), invoicedetailid: invoiceid }] };
    const orphan = orderBody({ ...of, settings: settingsRow({ xc_sourcedocument: 272000002 }) });
    expect(await at.sync(orphan)).toMatchObject({ outcome: 'linked', writeBack: null, links: [], log: [] });

    // A new store knows it by the mark in Xero.
    await at.database.query('truncate documents, intents');
    expect(await at.preview(orphan)).toMatchObject({ outcome: 'linked' });
    const byHand = await at.sync({ ...orphan, record: { ...orphan.record, xc_synctoxero: true } });
    expect(byHand).toMatchObject({ outcome: 'linked', log: [{ xc_message: expect.stringContaining('one sale, one Xero invoice') }] });
    expect(at.writes.filter((call) => call.endsWith('Invoices'))).toEqual(['PUT Invoices']);
  });

  it('N1: a Dynamics invoice whose own document nobody remembers finds it again by its mark', async () => {
    const invoiceid = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
    const record = { invoiceid, invoicenumber: 'INV-9003', salesorderid: undefined };
    const of = { table: 'invoice', entitySet: 'invoices', record, lines: [{ ...line(), invoicedetailid: invoiceid }] };
    const body = orderBody({ ...of, settings: settingsRow({ xc_sourcedocument: 272000001 }) });
    const made = await at.sync(body);
    await at.database.query('truncate documents, intents');
    const again = await at.sync({ ...next(body, made), links: [] });
    expect(again).toMatchObject({
      outcome: 'linked',
      writeBack: made.writeBack,
      links: expect.arrayContaining([expect.objectContaining({ xc_rowid: invoiceid })]),
    });
    expect(at.writes.filter((call) => call.endsWith('Invoices'))).toEqual(['PUT Invoices']);
  });

  it('X16: Read-only is previewed and logged, nothing is written', async () => {
    const answer = await at.sync(orderBody({ settings: settingsRow({ xc_mode: 272000000 }) }));
    expect(answer).toMatchObject({ outcome: 'skipped', problems: [] });
    expect(answer.log).toHaveLength(1);
    expect(at.writes).toEqual([]);
  });

  it('N2: an older state of the row sends nothing', async () => {
    const body = orderBody();
    await at.sync(body);
    const older = { ...body, record: { ...body.record, versionnumber: 999, description: 'old' } };
    const answer = await at.sync(older);
    expect(answer).toMatchObject({ outcome: 'unchanged', warnings: [{ code: 'superseded' }], links: [] });
    expect(at.writes.filter((call) => call === 'PUT Invoices')).toHaveLength(1);
  });

  it('W1: a new invoice is in the stream, so that its status comes to the row', async () => {
    await at.sync(orderBody());
    const changes = await at.database.query<{ xero_id: string }>('select xero_id from changes where organisation = $1', [organisationId]);
    expect(changes.map((one) => one.xero_id)).toEqual([at.invoices[0]?.id]);
  });
});
