import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { checks } from '../../tools/check/checks.ts';
import { readProject } from '../../tools/check/project.ts';
import type { Problem } from '../../tools/check/solution/problem.ts';
import { broken } from './broken-solutions.ts';
import { ProjectCopy } from './project-copy.ts';

let copy: ProjectCopy;
beforeAll(() => {
  copy = new ProjectCopy();
});
afterEach(() => copy.restore());
afterAll(() => copy.remove());

const line = ({ path, line: at, message }: Problem) => `${path}${at ? `:${at}` : ''}: ${message}`;

it.each([
  ['the project', () => process.cwd()],
  ['a copy with a sample of every kind of part', () => copy.root],
])('%s is in order', (_what, root) => {
  const project = readProject(root());
  expect(checks.flatMap(({ name, find }) => find(project).map((problem) => `${name}: ${line(problem)}`))).toEqual([]);
});

it('every check says what it holds, and has an example it refuses', () => {
  expect(checks.filter(({ holds }) => !/^[A-Z].*\.$/.test(holds))).toEqual([]);
  expect(new Set(broken.map((one) => one.check))).toEqual(new Set(checks.map(({ name }) => name)));
});

it.each(broken)('$check: refuses $what', ({ check, edit, says }) => {
  edit(copy.editor);
  const problems = checks.find(({ name }) => name === check)?.find(readProject(copy.root)) ?? [];
  expect(problems.map(line).join('\n')).toMatch(says);
});
