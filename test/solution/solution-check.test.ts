import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { readStandardTables } from '../../tools/check/solution/standard-tables.ts';
import { readSolution } from '../../tools/check/solution/tree.ts';
import { checkSolution, solutionChecks } from '../../tools/check/solution.ts';
import { broken } from './broken-solutions.ts';

const standard = readStandardTables('sandbox/dataverse/tables');
const flows = [
  'order-to-xero',
  'invoice-to-xero',
  'order-line-to-xero',
  'invoice-line-to-xero',
  'order-deleted',
  'invoice-deleted',
  'xero-invoice-changed',
  'write-dynamics-invoice',
  'write-order',
  'close-problem',
  'refresh-reference-data',
  'write-log',
  'retry-problems',
  'retry-due-problems',
  'tidy-log',
  'organisation-saved',
  'organisation-activated',
  'product-to-xero',
  'remove-contact',
  'account-to-xero',
  'contact-to-xero',
  'account-deleted',
  'contact-deleted',
  'refresh-organisation',
  'refresh-accounts-and-taxes',
  'refresh-themes-and-tracking',
  'register-links',
  'refresh-balances',
  'refresh-requested',
];

let folder = '';
afterEach(() => folder && rmSync(folder, { recursive: true, force: true }));

it('the solution with the connector is in order', () => {
  expect(checkSolution('solution/connector', standard, [])).toEqual([]);
});

it('the solution with tables, forms, views and flows is in order', () => {
  expect(checkSolution('solution/core', standard, flows)).toEqual([]);
});

it('every check has an example it refuses', () => {
  expect(new Set(broken.map((one) => one.check))).toEqual(new Set(Object.keys(solutionChecks)));
});

it.each(broken)('$check: refuses $what', ({ check, edit, says }) => {
  folder = mkdtempSync(join(tmpdir(), 'solution-'));
  cpSync('solution/core', folder, { recursive: true });
  edit({ change, remove: (file) => rmSync(found(file)), rename: (file, to) => renameSync(found(file), found(file).replace(file, to)) });
  const problems = solutionChecks[check]?.({ tree: readSolution(folder), standard, flows }) ?? [];
  expect(problems.map((problem) => `${problem.path}: ${problem.message}`).join('\n')).toMatch(says);
});

it('refuses a file that is not well-formed', () => {
  folder = mkdtempSync(join(tmpdir(), 'solution-'));
  cpSync('solution/connector', folder, { recursive: true });
  change('Other/Solution.xml', '</RootComponents>', '');
  expect(() => checkSolution(folder, standard, [])).toThrow(/Other\/Solution\.xml/);
});

/** The path of the first file of the copy that contains `part`. */
function found(part: string): string {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const path = paths.find((one) => one.includes(part) && /\.\w+$/.test(one));
  if (!path) throw new Error(`no file ${part}`);
  return join(folder, path);
}

function change(file: string, from: string | RegExp, to: string): void {
  const path = found(file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} does not hold ${from}`);
  writeFileSync(path, after);
}
