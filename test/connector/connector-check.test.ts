import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { readConnector } from '../../tools/check/connector/files.ts';
import { readPng } from '../../tools/check/connector/png.ts';
import { checkConnector, connectorChecks } from '../../tools/check/connector.ts';
import { broken, type Editor } from './broken-connectors.ts';
import { squareIcon } from './icons.ts';

let folder = '';
afterEach(() => folder && rmSync(folder, { recursive: true, force: true }));

it('the connector is in order', () => {
  expect(checkConnector('connector')).toEqual([]);
});

it('every check has an example it refuses', () => {
  expect(new Set(broken.map((one) => one.check))).toEqual(new Set(Object.keys(connectorChecks)));
});

it.each(broken)('$check: refuses $what', ({ check, edit, says }) => {
  copy();
  edit(editor);
  const problems = connectorChecks[check]?.(readConnector(folder)) ?? [];
  expect(problems.map((problem) => `${problem.path}: ${problem.message}`).join('\n')).toMatch(says);
});

it('refuses a folder without a definition, and one that is no JSON', () => {
  copy();
  writeFileSync(join(folder, 'apiDefinition.swagger.json'), '{');
  expect(() => checkConnector(folder)).toThrow(/apiDefinition\.swagger\.json is not there or is no JSON/);
  editor.remove('apiDefinition.swagger.json');
  expect(() => checkConnector(folder)).toThrow(/apiDefinition\.swagger\.json is not there or is no JSON/);
});

it('reads the pixels of an icon', () => {
  const icon = readPng(squareIcon(100, 0.5, '#0B6E8F', 200));
  expect([icon.width, icon.at(0, 0), icon.at(50, 50)]).toEqual([100, [0x0b, 0x6e, 0x8f, 200], [255, 255, 255, 200]]);
  const own = readPng(readFileSync('connector/icon.png'));
  expect([own.at(0, 0), own.at(own.width - 1, own.height - 1)]).toEqual([
    [0x0b, 0x6e, 0x8f, 255],
    [0x0b, 0x6e, 0x8f, 255],
  ]);
});

function copy(): void {
  folder = mkdtempSync(join(tmpdir(), 'connector-'));
  cpSync('connector', folder, { recursive: true });
}

function json(file: string, edit: (value: never) => void): void {
  const value = JSON.parse(readFileSync(join(folder, file), 'utf8')) as never;
  edit(value);
  writeFileSync(join(folder, file), JSON.stringify(value, null, 4));
}

const editor: Editor = {
  change: (file, from, to) => {
    const before = readFileSync(join(folder, file), 'latin1');
    const after = before.replace(from, Buffer.from(to).toString('latin1'));
    if (after === before) throw new Error(`${file} does not hold ${from}`);
    writeFileSync(join(folder, file), after, 'latin1');
  },
  definition: (edit) => json('apiDefinition.swagger.json', edit),
  properties: (edit) => json('apiProperties.json', ({ properties }: { properties: Parameters<typeof edit>[0] }) => edit(properties)),
  icon: (...of) => writeFileSync(join(folder, 'icon.png'), squareIcon(...of)),
  remove: (file) => rmSync(join(folder, file)),
};
