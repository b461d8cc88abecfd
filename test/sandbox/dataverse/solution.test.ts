import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../api/clock.ts';
import { createDataverseEmulator } from '../../../sandbox/dataverse/emulator.ts';
import { formCells } from '../../../sandbox/dataverse/entities/forms.ts';
import { readMetadata } from '../../../sandbox/dataverse/entities/metadata.ts';
import { Inspector } from '../../../sandbox/dataverse/inspector/inspector.ts';
import { solutionCore } from './harness.ts';

const folders: string[] = [];

/** A copy of the solution with one file changed. */
function changed(file: string, from: string | RegExp, to: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'solution-'));
  folders.push(folder);
  cpSync(solutionCore, folder, { recursive: true });
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const anyFile = (folder: string): string =>
  join(folder, readdirSync(join(solutionCore, folder)).find((name) => !name.includes('_managed')) ?? '');
const order = 'Entities/SalesOrder/Entity.xml';

describe('a broken solution is refused at start, with every fault named', () => {
  it.each<[string, () => string, string]>([
    ['a choice that does not exist', () => changed(order, '<OptionSetName>xc_syncstatus<', '<OptionSetName>xc_nosuch<'), 'xc_nosuch'],
    [
      'a column that is there twice',
      () => changed(order, /<LogicalName>xc_xerototal</, '<LogicalName>xc_xerototaltax<'),
      'salesorder.xc_xerototaltax is there twice',
    ],
    ['a column of a type nobody knows', () => changed(order, '<Type>bit<', '<Type>image<'), 'image'],
    [
      'a column that the table has already',
      () => changed(order, /<LogicalName>xc_xerototal</, '<LogicalName>totaltax<'),
      'salesorder.totaltax is there twice',
    ],
    [
      'a lookup without relationship',
      () =>
        changed(
          'Other/Relationships/xc_organisation.xml',
          /<EntityRelationship Name="xc_organisation_salesorder_organisationid">[\s\S]*?<\/EntityRelationship>/,
          '',
        ),
      'lookup salesorder.xc_organisationid has no relationship',
    ],
    [
      'a relationship that the index does not list',
      () => changed('Other/Relationships.xml', /<EntityRelationship Name="xc_organisation_salesorder_organisationid" \/>/, ''),
      'xc_organisation_salesorder_organisationid',
    ],
    [
      'a relationship of an unknown table',
      () =>
        changed('Other/Relationships/xc_organisation.xml', '<ReferencedEntityName>xc_organisation<', '<ReferencedEntityName>xc_nosuch<'),
      'xc_nosuch',
    ],
    [
      'a form with an unknown column',
      () => changed(anyFile('Entities/SalesOrder/FormXml/main'), 'datafieldname="xc_synctoxero"', 'datafieldname="xc_nosuch"'),
      'xc_nosuch',
    ],
    [
      'a view with an unknown column',
      () => changed(anyFile('Entities/xc_payment/SavedQueries'), '<cell name="xc_', '<cell name="xc_nosuch'),
      'xc_nosuch',
    ],
    [
      'a view that filters by an unknown column',
      () => changed(anyFile('Entities/xc_payment/SavedQueries'), '<attribute name="xc_', '<attribute name="xc_nosuch'),
      'xc_nosuch',
    ],
    [
      'a form with an unknown web resource',
      () => changed(anyFile('Entities/SalesOrder/FormXml/main'), '<Url>xc_/progress.html<', '<Url>xc_/nosuch.html<'),
      "shows the web resource 'xc_/nosuch.html', which does not exist",
    ],
    [
      'a form with an unknown library',
      () => changed(anyFile('Entities/Invoice/FormXml/main'), '<Library name="xc_/form.js"', '<Library name="xc_/nosuch.js"'),
      "loads the library 'xc_/nosuch.js', which does not exist",
    ],
    [
      'a handler of a library that the form does not load',
      () => changed(anyFile('Entities/Invoice/FormXml/main'), 'libraryName="xc_/form.js"', 'libraryName="xc_/progress.js"'),
      "calls XeroConnector.Form.onLoad of 'xc_/progress.js', which it does not load",
    ],
    [
      'a web resource of an unknown type',
      () => changed('WebResources/xc_/form.js.data.xml', '<WebResourceType>3<', '<WebResourceType>99<'),
      'web resource xc_/form.js is of a type that is not known',
    ],
    ['a file that is no XML', () => changed(order, '</Entity>', ''), order],
  ])('%s', (_what, break_, named) => {
    expect(() => readMetadata([break_()])).toThrow(named);
  });

  it('a folder that is no solution', () => {
    expect(() => readMetadata([tmpdir()])).toThrow('Other/Solution.xml');
  });
});

describe('alternate keys', () => {
  it('are unique, and address a row', async () => {
    const key =
      '<EntityKeys><EntityKey><EntityKeyAttributes><AttributeName>xc_code</AttributeName></EntityKeyAttributes></EntityKey></EntityKeys>';
    const folder = changed('Entities/xc_taxrate/Entity.xml', '<EntitySetName>', `${key}<EntitySetName>`);
    const emulator = createDataverseEmulator({ clock: systemClock, solutionFolders: [folder] });
    const row = (xc_code: string | null) => ({ entitySet: 'xc_taxrates', body: { xc_name: `Rate ${xc_code}`, xc_code } });
    emulator.seed([row('OUTPUT2'), row(null), row(null)]);
    expect(() => emulator.seed([row('output2')])).toThrow('xc_code');
    const server = emulator.app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const get = (path: string) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/data/v9.2/${path}`);
    expect(await (await get("xc_taxrates(xc_code='OUTPUT2')?$select=xc_name")).json()).toMatchObject({ xc_name: 'Rate OUTPUT2' });
    expect((await get("xc_taxrates(xc_code='NONE')")).status).toBe(404);
    expect((await get("xc_taxrates(xc_name='Rate OUTPUT2')")).status).toBe(400);
    server.close();
  });
});

describe('what a console can ask', () => {
  const inspector = new Inspector(readMetadata([solutionCore]));

  it('names tables, columns and options as people see them', () => {
    expect(inspector.tables().find((table) => table.name === 'xc_payment')).toMatchObject({
      entitySet: 'xc_payments',
      custom: true,
      primaryName: 'xc_name',
    });
    expect(inspector.columns('salesorder').find((column) => column.name === 'xc_synctoxero')).toMatchObject({
      displayName: 'Sync to Xero',
      type: 'boolean',
      wireName: 'xc_synctoxero',
    });
    expect(inspector.columns('salesorder').find((column) => column.name === 'xc_organisationid')).toMatchObject({
      wireName: '_xc_organisationid_value',
      targets: [{ table: 'xc_organisation', entitySet: 'xc_organisations', nav: 'xc_organisationid' }],
    });
    expect(inspector.optionLabel('invoice', 'statuscode', 100001)).toBe('Complete');
  });

  it('lays out forms and lists', () => {
    const [form] = inspector.forms('salesorder');
    const cells = form ? formCells(form) : [];
    expect(cells.map((cell) => cell.control?.column)).toContain('xc_synctoxero');
    const views = inspector.views('xc_payment');
    expect(views.length).toBeGreaterThan(0);
    for (const view of views) for (const column of view.columns) expect(column.displayName).not.toBe('');
  });
});
