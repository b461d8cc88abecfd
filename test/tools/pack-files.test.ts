import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { contentTypes } from '../../tools/pack/content-types.ts';
import { zipFiles } from '../../tools/pack/pack.ts';
import { comparePaths } from '../../tools/pack/source-tree.ts';
import { flowTree, guid, manifest, packTree, skeleton, type Tree } from './pack-tree.ts';

/** A tree with files of every sort that goes into the zip. */
function fileTree(): Tree {
  return {
    ...flowTree(),
    'Other/Solution.xml': manifest(
      `type="29" id="${guid(7)}"`,
      'type="61" schemaName="abc_/js/main.js"',
      'type="372" schemaName="abc_x"',
      'type="1" schemaName="abc_t"',
    ),
    'Other/Customizations.xml': skeleton('Entities', 'Workflows', 'WebResources', 'Connectors'),
    'WebResources/abc_/js/main.js': 'alert(1)',
    'WebResources/abc_/js/main.js.data.xml':
      '<WebResource><Name>abc_/js/main.js</Name><FileName>/WebResources/abc_jsmainjsAAAA</FileName></WebResource>',
    'Connectors/abc_x.xml':
      '<Connector><name>abc_x</name><openapidefinition>/Connector/abc_x_openapidefinition.json</openapidefinition><iconblob>/Connector/abc_x_iconblob.Png</iconblob></Connector>',
    'Connectors/abc_x_openapidefinition.json': '{}',
    'Connectors/abc_x_iconblob.Png': 'png',
    'Entities/abc_t/Entity.xml': '<Entity><Name>abc_t</Name><F>/Formulas/abc_t-abc_sum.xaml</F></Entity>',
    'Entities/abc_t/Formulas/abc_t-abc_sum.xaml': '<Activity />',
    'environmentvariabledefinitions/abc_B/environmentvariabledefinition.xml': '<b />\r\n',
    'environmentvariabledefinitions/abc_a/environmentvariabledefinition.xml': '<a/>',
    'Assets/one.xml': '<x/>',
    'botcomponents/b.topic/data': 'kind: x',
    'README.md': 'about this tree',
  };
}

const order = [
  'customizations.xml',
  'solution.xml',
  'Formulas/abc_t-abc_sum.xaml',
  'Workflows/Send-00000000-0000-0000-0000-000000000007.json',
  'WebResources/abc_jsmainjsAAAA',
  'Connector/abc_x_iconblob.Png',
  'Connector/abc_x_openapidefinition.json',
  'Assets/one.xml',
  'botcomponents/b.topic/data',
  'environmentvariabledefinitions/abc_a/environmentvariabledefinition.xml',
  'environmentvariabledefinitions/abc_B/environmentvariabledefinition.xml',
  '[Content_Types].xml',
];

describe('the files of a zip are those pac puts in', () => {
  it('in its order and under its names: Connector/, web resources by FileName, formulas apart', () => {
    const { names, faults } = packTree(fileTree());
    expect(faults).toEqual([]);
    expect(names).toEqual(order);
  });

  it('are copied byte for byte', () => {
    const { files } = packTree(fileTree());
    expect(files['environmentvariabledefinitions/abc_B/environmentvariabledefinition.xml']).toBe('<b />\r\n');
    expect(files['WebResources/abc_jsmainjsAAAA']).toBe('alert(1)');
  });

  it('a tree whose folders are written small is the same', () => {
    const small = Object.entries(fileTree()).map(([path, text]) => [
      path.replace(/^(Workflows|Other)\//, (folder) => folder.toLowerCase()),
      text,
    ]);
    expect(packTree(Object.fromEntries(small))).toEqual(packTree(fileTree()));
  });

  it('are declared: a default an extension, an override for no extension and for XML', () => {
    const text = contentTypes(order.slice(0, -1)).replace(/^.*<Types [^>]*>/s, '');
    const found = [...text.matchAll(/(?:Extension|PartName)="([^"]*)" ContentType="([^"]*)"/g)].map((match) => `${match[1]} ${match[2]}`);
    expect(found).toEqual([
      'xml text/xml',
      'xaml application/octet-stream',
      'json application/octet-stream',
      'Png application/octet-stream',
      '/WebResources/abc_jsmainjsAAAA application/octet-stream',
      '/Assets/one.xml application/octet-stream',
      '/botcomponents/b.topic/data application/octet-stream',
      '/environmentvariabledefinitions/abc_a/environmentvariabledefinition.xml application/octet-stream',
      '/environmentvariabledefinitions/abc_B/environmentvariabledefinition.xml application/octet-stream',
    ]);
  });

  it('a folder gives its files before its folders', () => {
    const paths = ['a/B/x', 'a/b.txt', 'a/c', 'a/A/y', 'a_/x', 'aB/x'];
    expect(paths.sort(comparePaths)).toEqual(['a/b.txt', 'a/c', 'a/A/y', 'a/B/x', 'aB/x', 'a_/x']);
  });

  it('the same source is the same bytes, and unzips to what went in', () => {
    const files = new Map(Object.entries(packTree(fileTree()).files).map(([name, text]) => [name, new TextEncoder().encode(text)]));
    const zip = zipFiles(files);
    expect(Buffer.compare(zip, zipFiles(new Map(files)))).toBe(0);
    expect(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, Buffer.from(bytes)])).toEqual(
      [...files].map(([name, bytes]) => [name, Buffer.from(bytes)]),
    );
  });
});
