import { spawnSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { checks } from '../../tools/check/checks.ts';
import { checkCommand } from '../../tools/check/command.ts';
import { ProjectCopy } from './project-copy.ts';

let copy: ProjectCopy;
beforeAll(() => {
  copy = new ProjectCopy();
});
afterEach(() => copy.restore());
afterAll(() => copy.remove());

/** The same command within this process. */
function command(...more: string[]) {
  let [stdout, stderr] = ['', ''];
  const tell = (text: string) => (stdout += `${text}\n`);
  const status = checkCommand(more, { tell, complain: (text) => (stderr += text) });
  return { status, lines: stdout.trim().split('\n'), stderr };
}

/** The command as npm runs it, in a process of its own. */
function npm(...more: string[]) {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'check:solution', '--', ...more], {
    encoding: 'utf8',
    shell: false,
  });
  return { status, lines: stdout.trim().split('\n'), stderr };
}

it('npm run check:solution names every check and ends well on the project', { timeout: 60_000 }, () => {
  const { status, lines } = npm();
  expect(lines.map((line) => line.split(/ {2,}/)[0])).toEqual([
    'readable',
    ...checks.map(({ name }) => name),
    `${checks.length + 1} checks, 0 faults.`,
  ]);
  expect(status).toBe(0);
});

it('npm run check:solution names file, place and fault of a broken copy, and ends with 1', { timeout: 60_000 }, () => {
  copy.editor.change('core/Entities/SalesOrder/FormXml/main/{', 'datafieldname="xc_synctoxero"', 'datafieldname="xc_synctoxro"');
  const { status, lines } = command('--folder', copy.root);
  expect(lines.join('\n')).toMatch(
    /solution\/core\/Entities\/SalesOrder\/FormXml\/main\/\{.*\.xml:\d+ form Order – Xero shows xc_synctoxro/,
  );
  expect(lines.at(-1)).toMatch(/^\d+ checks, [1-9]\d* faults\.$/);
  expect(status).toBe(1);
});

it('npm run check:solution says what cannot be read, and looks no further', { timeout: 60_000 }, () => {
  copy.editor.change('core/Other/Solution.xml', '</RootComponents>', '');
  copy.editor.change('flows/order-to-xero.json', '{', '');
  const { status, lines } = command('--folder', copy.root);
  const said = lines.slice(1).map((line) => line.trim().split(' ').slice(0, 4).join(' '));
  expect(said.slice(0, 2)).toEqual(['flows/order-to-xero.json cannot be read:', 'solution/core/Other/Solution.xml cannot be read:']);
  expect(lines.at(-1)).toBe('1 check, 2 faults. Nothing else was checked.');
  expect(status).toBe(1);
});

it.each([['--folder', '/nowhere'], ['--only', 'nothing'], ['--what']])(
  'npm run check:solution %s tells how it is used',
  { timeout: 60_000 },
  (...more) => {
    const { status, stderr } = more[0] === '--what' ? npm(...more) : command(...more);
    expect(stderr).toContain('npm run check:solution -- [--folder DIR]');
    expect(status).toBe(1);
  },
);
