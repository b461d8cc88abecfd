import { expect, it } from 'vitest';
import type { Layout, SolutionTable } from '../../tools/check/solution/tables.ts';
import { readSolution } from '../../tools/check/solution/tree.ts';
import { attribute, childText, descendants } from '../../tools/check/solution/xml.ts';
import { contractColumns } from './contract-columns.ts';

const core = readSolution('solution/core');
const own = core.tables.filter((table) => table.isNew);
const table = (name: string) => core.tables.find((one) => one.name === name) as SolutionTable;

const controls = (form: Layout) => descendants(form.element, 'tabs').flatMap((tabs) => descendants(tabs, 'control'));
const fields = (form: Layout) => controls(form).flatMap((control) => attribute(control, 'datafieldname') || []);
const readOnly = (form: Layout) =>
  controls(form).flatMap((control) => (attribute(control, 'disabled') === 'true' ? attribute(control, 'datafieldname') : []));
const ofType = (one: SolutionTable, type: string) => one.views.filter(({ element }) => childText(element, 'querytype') === type);

/** Kinds of views by `querytype`; Dynamics 365 asks for exactly one default of each. */
const kinds = { public: '0', 'advanced find': '1', associated: '2', 'quick find': '4', lookup: '64' };

it.each(own.map((one) => one.name))('%s has a form and a default view of every kind', (name) => {
  const one = table(name);
  expect(one.forms).toHaveLength(1);
  for (const [kind, type] of Object.entries(kinds)) {
    const defaults = ofType(one, type).filter(({ element }) => childText(element, 'isdefault') === '1');
    expect(
      defaults.map((view) => view.name),
      kind,
    ).toHaveLength(1);
  }
  const names = ofType(one, '0').map((view) => view.name);
  expect(names.filter((view) => view.startsWith('Active Xero '))).toHaveLength(1);
  expect(names.filter((view) => view.startsWith('Inactive Xero '))).toHaveLength(1);
});

it.each(own.map((one) => one.name))('%s is found by its name, and by what else people type', (name) => {
  const [quick] = ofType(table(name), '4');
  expect(quick && childText(quick.element, 'isquickfindquery')).toBe('1');
  const searched = descendants(quick?.element as never, 'condition').filter((one) => attribute(one, 'value') === '{0}');
  const columns = searched.map((one) => attribute(one, 'attribute'));
  const typed = ['xc_name', 'xc_code', 'xc_xeroid', 'xc_rowid', 'xc_reference', 'xc_targetfield', 'xc_category'];
  const has = Object.keys(contractColumns[name] ?? {}).filter((column) => typed.includes(column));
  const skipped = ['xc_accountcode', 'xc_brandingtheme', 'xc_trackingoption'].includes(name) ? ['xc_xeroid'] : [];
  expect(columns).toEqual(expect.arrayContaining(has.filter((column) => !skipped.includes(column))));
});

it('what is archived in Xero is listed, and not offered for a choice', () => {
  for (const name of ['xc_accountcode', 'xc_taxrate', 'xc_brandingtheme', 'xc_trackingoption']) {
    const conditions = ofType(table(name), '64').flatMap(({ element }) => descendants(element, 'condition'));
    const archived = conditions.filter((one) => attribute(one, 'value') === 'Archived');
    expect(archived.map((one) => [attribute(one, 'attribute'), attribute(one, 'operator')])).toEqual([['xc_status', 'ne']]);
  }
});

it.each([
  ['xc_payment', ['Payments', 'Payments this month', 'Payments last month', 'Reversed payments']],
  ['xc_log', ['Integration log', 'Open problems', 'Open problems for sales', 'Open problems for finance', 'Open problems for admin']],
  ['xc_link', ['Links with a problem']],
  ['xc_accountcode', ['Archived account codes']],
  ['salesorder', ['Orders and Xero', 'Orders with a Xero problem', 'Orders with an amount due']],
  ['invoice', ['Invoices and Xero', 'Invoices with a Xero problem', 'Invoices outstanding', 'Invoices overdue']],
  ['account', ['Accounts and Xero', 'Accounts that owe', 'Accounts overdue']],
  ['contact', ['Contacts and Xero', 'Contacts that owe', 'Contacts overdue']],
])('people find the lists they need of %s', (name, views) => {
  expect(ofType(table(name), '0').map((view) => view.name)).toEqual(expect.arrayContaining(views));
});

it('every view is sorted and reads nothing that it does not show', () => {
  for (const one of core.tables)
    for (const { element, name } of one.views) {
      const cells = descendants(element, 'cell').map((cell) => attribute(cell, 'name'));
      expect(new Set(cells).size, name).toBe(cells.length);
      expect(descendants(element, 'order').length, name).toBeGreaterThan(0);
      const read = descendants(element, 'attribute').map((column) => attribute(column, 'name'));
      expect(read.toSorted(), name).toEqual([`${one.name}id`, ...cells].toSorted());
    }
});

it('P27: advanced find offers what a payment is asked for by', () => {
  const offered = descendants(table('xc_payment').element, 'attribute')
    .filter((column) => childText(column, 'DisplayMask').includes('ValidForAdvancedFind'))
    .map((column) => childText(column, 'LogicalName'));
  expect(offered).toEqual(
    expect.arrayContaining(['xc_date', 'xc_accountid', 'xc_invoiceid', 'xc_amount', 'xc_kind', 'xc_state', 'xc_paidto']),
  );
});

it('every setting of an organisation is on its form, once, and what the connector writes is read-only there', () => {
  const [form] = table('xc_organisation').forms as [Layout];
  expect(fields(form).toSorted()).toEqual(Object.keys(contractColumns.xc_organisation ?? {}).toSorted());
  expect(readOnly(form).toSorted()).toEqual(['xc_callsleft', 'xc_environmenturl', 'xc_extracolumns']);
});

const statusColumns = ['xc_syncstatus', 'xc_syncmessage', 'xc_lastsyncedon'];
const synced = core.tables.filter((one) => one.columns.some((column) => column.name === 'xc_syncstatus')).map((one) => one.name);

it.each(synced)('the form of %s shows where a row stands, read-only', (name) => {
  for (const form of table(name).forms) expect(readOnly(form)).toEqual(expect.arrayContaining(statusColumns));
});

it.each(['account', 'contact', 'product'])('the form of %s has its Xero part: every column of ours, its problems and its log', (name) => {
  const [form] = table(name).forms as [Layout];
  const columns = Object.keys(contractColumns[name] ?? {});
  expect(
    fields(form)
      .filter((column) => column.startsWith('xc_'))
      .toSorted(),
  ).toEqual(columns.toSorted());
  const views = controls(form).map((control) => descendants(control, 'ViewId')[0]?.textContent?.toLowerCase() ?? '');
  const shown = table('xc_log').views.filter((view) => views.includes(`{${view.id}}`));
  expect(shown.map((view) => view.name).toSorted()).toEqual(['Integration log', 'Open problems']);
});

it.each(own.map((one) => one.name).filter((name) => name !== 'xc_organisation'))(
  'the form of %s shows each of its columns once',
  (name) => {
    const [form] = table(name).forms as [Layout];
    const shown = fields(form).filter((column) => column.startsWith('xc_'));
    expect(shown.toSorted()).toEqual(Object.keys(contractColumns[name] ?? {}).toSorted());
  },
);

it('nobody writes by hand what Xero says: payments, links and lists are read-only, of a log entry all but Retry', () => {
  for (const name of ['xc_payment', 'xc_link', 'xc_accountcode', 'xc_taxrate', 'xc_brandingtheme', 'xc_trackingoption', 'xc_log'])
    for (const form of table(name).forms)
      expect(fields(form).filter((column) => !readOnly(form).includes(column))).toEqual(name === 'xc_log' ? ['xc_retry'] : []);
});
