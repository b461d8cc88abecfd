import { expect, it } from 'vitest';
import { plainId, solutionId } from '../../tools/check/solution/solution-id.ts';
import type { Column } from '../../tools/check/solution/tables.ts';
import { readSolution, type SolutionTree } from '../../tools/check/solution/tree.ts';
import { attribute, child, childText, descendants, englishText } from '../../tools/check/solution/xml.ts';
import { contractChoices, contractColumns } from './contract-columns.ts';

const core = readSolution('solution/core');
const connector = readSolution('solution/connector');

it('has exactly the columns of the contract, of their kinds', () => {
  const tables = core.tables.map((table) => [
    table.name,
    Object.fromEntries(
      table.columns.filter((column) => column.custom && !column.calculated).map((column) => [column.name, kind(core, table.name, column)]),
    ),
  ]);
  expect(Object.fromEntries(tables)).toEqual(contractColumns);
});

it('has the shared choices of the contract, in order', () => {
  const choices = core.choices.map((choice) => [
    choice.name,
    descendants(core.documents.get(choice.path) as never, 'option')
      .map((option) => englishText(option, 'labels'))
      .join('|'),
  ]);
  expect(Object.fromEntries(choices)).toEqual(contractChoices);
});

it('X16: a new organisation is Read-only and has the order-driven settings', () => {
  const columns = core.tables.find((table) => table.name === 'xc_organisation')?.columns ?? [];
  const defaults = columns
    .filter((column) => column.custom && !Number.isNaN(column.defaultValue))
    .map((column) => [column.name, column.defaultValue === 272000000 ? 'first' : column.defaultValue]);
  const yesNo = { xc_isdefault: 0, xc_autosync: 0, xc_usexeroinvoicenumber: 0, xc_useinvoicename: 0, xc_descriptionasreference: 1 };
  const first = ['mode', 'sourcedocument', 'customer', 'createcontacts', 'updatecontacts', 'matchcontactsby', 'people', 'ondelete'];
  const more = ['createproducts', 'updateproducts', 'invoicestatus', 'amountsare', 'bundles', 'withdraw', 'createdynamicsinvoice'];
  expect(Object.fromEntries(defaults)).toEqual({
    ...yesNo,
    xc_emailinvoice: 0,
    xc_updatepaidbills: 0,
    xc_fulfilorder: 1,
    xc_preset: -1,
    ...Object.fromEntries([...first, ...more].map((name) => [`xc_${name}`, 'first'])),
  });
});

it('new tables are named by xc_name and have a set name', () => {
  for (const table of core.tables.filter((one) => one.isNew)) {
    const entity = descendants(core.documents.get(`${table.folder}/Entity.xml`) as never, 'entity')[0];
    expect(entity && childText(entity, 'EntitySetName')).toBe(`${table.name}s`);
    const primary = descendants(entity as never, 'attribute').filter((one) => childText(one, 'DisplayMask').startsWith('PrimaryName'));
    expect(primary.map((one) => attribute(one, 'PhysicalName'))).toEqual(['xc_name']);
  }
});

it('both solutions are of one publisher, and their version is not in the source', () => {
  for (const [tree, name] of [
    [core, 'XeroConnectorCore'],
    [connector, 'XeroConnectorConnector'],
  ] as const) {
    const manifest = child(tree.manifest, 'SolutionManifest') as never;
    const publisher = child(manifest, 'Publisher') as never;
    const said = [
      childText(manifest, 'UniqueName'),
      childText(manifest, 'Version'),
      ...['UniqueName', 'CustomizationPrefix', 'CustomizationOptionValuePrefix'].map((tag) => childText(publisher, tag)),
    ];
    expect(said).toEqual([name, '0.0.0.0', 'xeroconnector', 'xc', '27200']);
  }
});

it('the connection to Xero is one to the connector of the other solution', () => {
  expect(core.connectionReferences).toEqual([
    { name: 'xc_dataverse', connector: 'shared_commondataserviceforapps', customConnectorId: '' },
    { name: 'xc_xero', connector: 'shared_xc-5fxero-20sync', customConnectorId: connector.connectors[0]?.id },
  ]);
  expect(connector.connectors).toMatchObject([{ name: 'xc_xero-20sync', id: solutionId('connector', 'xc_xero-20sync') }]);
  expect(connector.environmentVariables.map((one) => one.name)).toEqual(['xc_ApiHost', 'xc_XeroClientId']);
  const required = descendants(core.manifest, 'Required').map((one) => plainId(attribute(one, 'id')));
  expect(new Set(required)).toEqual(new Set([connector.connectors[0]?.id]));
});

function kind(tree: SolutionTree, table: string, column: Column): string {
  if (column.type === 'nvarchar') return `${column.format} ${column.size}`;
  if (column.type === 'ntext') return `memo ${column.size}`;
  if (column.type === 'decimal') return `decimal ${column.size}`;
  if (column.type === 'bit') return 'yes/no';
  if (column.type === 'picklist') return column.globalChoice || column.labels.join('|');
  if (column.type === 'datetime' && column.dateBehavior === 2) return column.format;
  if (column.type === 'datetime') return `${column.format}${column.dateBehavior === 1 ? '' : ` behavior ${column.dateBehavior}`}`;
  if (column.type === 'lookup') {
    const targets = tree.relationships.filter((one) => one.referencing === table && one.column === column.name);
    return `→ ${targets.map((one) => one.referenced).join(' or ')}`;
  }
  return column.type === 'money' && column.size !== 2 ? `money ${column.size}` : column.type;
}
