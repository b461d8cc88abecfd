import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { linksToXeroId } from '../../api/store/contact-links.ts';
import { findByRow, findByXeroId } from '../../api/store/documents.ts';
import { organisationId } from './house.ts';
import { environment, minute, polling } from './polling.ts';

const { answer, at, begin, drain, invoice, read } = polling();

type Row = Record<string, unknown>;
const environmentUrl = `https://${environment}`;

const link = (more: Row = {}): Row => ({
  xc_linkid: randomUUID(),
  _xc_organisationid_value: organisationId,
  xc_table: 'salesorder',
  xc_rowid: randomUUID(),
  xc_xerotype: 272000002,
  xc_xeroid: randomUUID(),
  xc_createdbyus: true,
  xc_generation: 1,
  xc_versionsent: '7',
  ...more,
});
const contact = (more: Row = {}) => link({ xc_table: 'account', xc_xerotype: 272000000, ...more });

async function register(body: Row) {
  const { status, body: answered } = await at.call('link-registrations', { environmentUrl, ...body });
  expect(status, JSON.stringify(answered)).toBe(200);
  return answered as { received: number; new: number; registerIncomplete: boolean };
}
const keyOf = (row: Row, more = {}) => ({
  ...{ organisationId, environment, table: String(row.xc_table), rowId: String(row.xc_rowid), generation: 1 },
  ...more,
});

describe('RegisterLinks', () => {
  it('N1: says how many links were understood and new, and until all were told that some may be unknown', async () => {
    const [order, bill, note] = [link(), link({ xc_xerotype: 272000003 }), link({ xc_xerotype: 272000004, xc_generation: 2 })];
    const [account, item] = [contact(), link({ xc_table: 'product', xc_xerotype: 272000001 })];
    const links = [order, bill, note, account, item];
    expect(await register({ links })).toEqual({ received: 5, new: 5, registerIncomplete: true });
    expect(await register({ links, complete: true })).toEqual({ received: 5, new: 0, registerIncomplete: false });
    expect(await findByRow(at.database, keyOf(bill))).toMatchObject({
      xeroId: bill.xc_xeroid,
      type: 'bill',
      createdByUs: true,
      versionNumber: 7,
    });
    expect(await findByRow(at.database, keyOf(note, { generation: 2 }))).toMatchObject({ type: 'credit-note' });
    expect(await linksToXeroId(at.database, organisationId, 'contact', String(account.xc_xeroid))).toMatchObject([
      { rowId: account.xc_rowid },
    ]);
    expect(await linksToXeroId(at.database, organisationId, 'item', String(item.xc_xeroid))).toMatchObject([{ table: 'product' }]);
    expect(at.calls).toEqual([]);
  });

  it('F1: a thousand links are a few statements, not a thousand', async () => {
    const { query } = at.database;
    const statements: string[] = [];
    at.database.query = (sql, parameters) => {
      statements.push(sql);
      return query(sql, parameters);
    };
    try {
      const links = Array.from({ length: 1000 }, (_, index) => (index % 2 ? link() : contact()));
      expect(await register({ links, complete: true })).toMatchObject({ received: 1000, new: 1000 });
    } finally {
      at.database.query = query;
    }
    expect(statements.length).toBeLessThanOrEqual(5);
  });

  it('R3: what is no link, or another organisation’s, is left out', async () => {
    const foreign = link({ _xc_organisationid_value: randomUUID() });
    const odd = [{}, { xc_rowid: 'x' }, link({ xc_xerotype: 5 }), link({ xc_rowid: null }), link({ xc_table: 'DROP TABLE' }), foreign];
    const wild = link({ xc_generation: 1e300, xc_versionsent: '99e99', xc_xeroupdatedon: '+999999-01-01', xc_amountdue: 'much' });
    const rows = [{ salesorderid: wild.xc_rowid, xc_xeroupdatedon: 'yesterday' }, {}];
    expect(await register({ links: [...odd, wild], rows })).toEqual({ received: 1, new: 1, registerIncomplete: true });
    expect(await at.call('link-registrations', { links: [], environmentUrl: 'nowhere' })).toMatchObject({ status: 400 });
  });

  it('N1: a link never takes a document from the row that has it, nor the row’s document from the register', async () => {
    const one = link();
    await register({ links: [one] });
    const thief = link({ xc_xeroid: one.xc_xeroid });
    const stale = { ...one, xc_xeroid: randomUUID(), xc_versionsent: '3' };
    expect(await register({ links: [thief, stale] })).toMatchObject({ received: 2, new: 0 });
    expect(await findByXeroId(at.database, organisationId, String(one.xc_xeroid))).toMatchObject({ rowId: one.xc_rowid, versionNumber: 7 });
    expect(await findByRow(at.database, keyOf(thief))).toBeUndefined();
    await register({ links: [{ ...one, xc_versionsent: '5' }] });
    expect(await findByRow(at.database, keyOf(one))).toMatchObject({ versionNumber: 7 });
  });

  it('B13: two environments are two registers, and a copy takes nothing', async () => {
    const [order, account] = [link(), contact()];
    await register({ links: [order, account], complete: true });
    const copy = { environmentUrl: 'https://contoso-test.crm.dynamics.com', links: [order, account] };
    expect(await register(copy)).toEqual({ received: 2, new: 1, registerIncomplete: true });
    expect(await findByXeroId(at.database, organisationId, String(order.xc_xeroid))).toMatchObject({ environment });
    const both = await linksToXeroId(at.database, organisationId, 'contact', String(account.xc_xeroid));
    expect(both.map((one) => one.environment)).toEqual(['contoso-test.crm.dynamics.com', environment]);
  });

  it('C28: a link that ties nothing to Xero any more, or to another contact, is taken over', async () => {
    const [moved, ended] = [contact(), contact()];
    await register({ links: [moved, ended] });
    const [before, after] = [String(moved.xc_xeroid), randomUUID()];
    const links = [{ ...moved, xc_xeroid: after }, { ...ended, xc_xeroid: null }, contact({ xc_xeroid: null })];
    expect(await register({ links })).toMatchObject({ received: 3, new: 0 });
    const find = (id: unknown) => linksToXeroId(at.database, organisationId, 'contact', String(id));
    expect([await find(before), await find(ended.xc_xeroid)]).toEqual([[], []]);
    expect(await find(after)).toHaveLength(1);
  });

  it('W1: a document that only its link names is offered when it changes', async () => {
    const state = await begin();
    const xeroId = invoice();
    const row = link({ xc_xeroid: xeroId });
    await register({ links: [row] });
    at.system.clock.advance(16 * minute);
    expect((await drain(state)).value).toMatchObject([{ xeroId, rowId: row.xc_rowid, environment, table: 'salesorder' }]);
  });

  it('W1: where Dynamics shows an older state than was answered, the next compare offers the document again', async () => {
    const xeroId = invoice();
    const row = link({ xc_xeroid: xeroId });
    await register({ links: [row] });
    await answer(xeroId);
    const updated = Number(/\d+/.exec((await read(`Invoices/${xeroId}`, 'Invoices')).UpdatedDateUTC ?? '')?.[0]);
    const shown = (milliseconds: number) => new Date(Math.floor(updated / 1000) * 1000 + milliseconds).toISOString();
    const state = await begin();
    const offered = async (body: Row) => {
      await register({ links: [row], ...body });
      at.system.clock.advance(25 * 60 * minute);
      const { value } = await drain(state);
      await answer(xeroId);
      return value.filter((change) => change.source === 'Compare').map((change) => change.xeroId);
    };
    const orderRow = { salesorderid: row.xc_rowid, xc_xeroupdatedon: shown(-5000) };
    expect(await offered({ rows: [{ ...orderRow, xc_xeroupdatedon: shown(0) }] })).toEqual([]);
    expect(await offered({ rows: [orderRow] })).toEqual([xeroId]);
    // A closed order is not written any more: its Dynamics invoice shows the state.
    const dynamicsInvoice = { invoiceid: randomUUID(), _salesorderid_value: row.xc_rowid, xc_xeroupdatedon: shown(0) };
    expect(await offered({ rows: [orderRow, dynamicsInvoice] })).toEqual([]);
    // Without a row it is what the link says.
    expect(await offered({ links: [{ ...row, xc_xeroupdatedon: shown(0) }] })).toEqual([]);
    expect(await offered({ links: [{ ...row, xc_xeroupdatedon: shown(-1000) }] })).toEqual([xeroId]);
  });
});
