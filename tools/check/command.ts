import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Outputs } from '../outputs.ts';
import { checks } from './checks.ts';
import { checkReadable } from './project/check-readable.ts';
import { readProject, readSourceFiles } from './project.ts';
import type { Problem } from './solution/problem.ts';

const usage = `npm run check:solution -- [--folder DIR] [--only NAME]
  --folder DIR  the project to check (the one this command belongs to)
  --only NAME   one check alone, by its name`;

/** `npm run check:solution` with these words. Gives the exit code: 1 with any fault, or when it is used wrongly. */
export function checkCommand(args: string[], { tell, complain }: Outputs): number {
  try {
    const { values } = parseArgs({ args, options: { folder: { type: 'string' }, only: { type: 'string' } } });
    const faults = run(resolve(values.folder ?? join(import.meta.dirname, '../..')), values.only, tell);
    return faults > 0 ? 1 : 0;
  } catch (error) {
    complain(`${(error as Error).message}\n\n${usage}`);
    return 1;
  }
}

/** Gives the number of faults. */
function run(root: string, only: string | undefined, tell: Outputs['tell']): number {
  if (!existsSync(join(root, 'solution/core/Other/Solution.xml'))) throw new Error(`${root} holds no solution/core`);
  const wanted = checks.filter((check) => only === undefined || check.name === only);
  if (wanted.length === 0) throw new Error(`there is no check ${only}; there are ${checks.map((check) => check.name).join(', ')}`);
  const files = readSourceFiles(root);
  const one = (name: string, holds: string, problems: Problem[]) => {
    const lines = linesOf(problems);
    tell([`${name.padEnd(22)} ${holds}`, ...lines].join('\n'));
    return lines.length;
  };
  const unreadable = one('readable', 'Every XML and JSON file is well-formed.', checkReadable(files));
  if (unreadable > 0) {
    tell(summary(1, unreadable, 'Nothing else was checked.'));
    return unreadable;
  }
  const project = readProject(root, files);
  const faults = wanted.map(({ name, holds, find }) => one(name, holds, find(project))).reduce((sum, count) => sum + count, 0);
  tell(summary(wanted.length + 1, faults));
  return faults;
}

function linesOf(problems: Problem[]): string[] {
  return [...new Set(problems.map(({ path, line, message }) => `  ${path}${line ? `:${line}` : ''} ${message}`))];
}

function summary(count: number, faults: number, more = ''): string {
  return `${count} ${count === 1 ? 'check' : 'checks'}, ${faults} ${faults === 1 ? 'fault' : 'faults'}. ${more}`.trim();
}
