import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checks } from './checks.ts';
import { checkReadable } from './project/check-readable.ts';
import { readProject, readSourceFiles } from './project.ts';
import type { Problem } from './solution/problem.ts';

const usage = `npm run check:solution -- [--folder DIR] [--only NAME]
  --folder DIR  the project to check (the one this command belongs to)
  --only NAME   one check alone, by its name`;

try {
  const { values } = parseArgs({ options: { folder: { type: 'string' }, only: { type: 'string' } } });
  run(resolve(values.folder ?? join(import.meta.dirname, '../..')), values.only);
} catch (error) {
  console.error(`${(error as Error).message}\n\n${usage}`);
  process.exitCode = 1;
}

function run(root: string, only: string | undefined): void {
  if (!existsSync(join(root, 'solution/core/Other/Solution.xml'))) throw new Error(`${root} holds no solution/core`);
  const wanted = checks.filter((check) => only === undefined || check.name === only);
  if (wanted.length === 0) throw new Error(`there is no check ${only}; there are ${checks.map((check) => check.name).join(', ')}`);
  const files = readSourceFiles(root);
  const unreadable = tell('readable', 'Every XML and JSON file is well-formed.', checkReadable(files));
  if (unreadable > 0) {
    end(1, unreadable, 'Nothing else was checked.');
    return;
  }
  const project = readProject(root, files);
  const faults = wanted.map(({ name, holds, find }) => tell(name, holds, find(project)));
  end(
    wanted.length + 1,
    faults.reduce((sum, count) => sum + count, 0),
  );
}

/** Prints a check and what it found; returns how much that is. */
function tell(name: string, holds: string, problems: Problem[]): number {
  const lines = [...new Set(problems.map(({ path, line, message }) => `  ${path}${line ? `:${line}` : ''} ${message}`))];
  console.log([`${name.padEnd(22)} ${holds}`, ...lines].join('\n'));
  return lines.length;
}

function end(count: number, faults: number, more = ''): void {
  console.log(`${count} ${count === 1 ? 'check' : 'checks'}, ${faults} ${faults === 1 ? 'fault' : 'faults'}. ${more}`.trim());
  process.exitCode = faults > 0 ? 1 : 0;
}
