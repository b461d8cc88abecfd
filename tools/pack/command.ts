import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Problem } from '../check/solution/problem.ts';
import type { Outputs } from '../outputs.ts';
import { type PackArguments, readArguments, usage } from './arguments.ts';
import { inventory, inventoryLines } from './inventory.ts';
import { ownFolders, readOwnSolution, versionProblems } from './own-solutions.ts';
import { packSolution, zipFiles } from './pack.ts';
import type { PackageType } from './package-type.ts';
import { readFiles, type SourceFiles } from './source-tree.ts';
import { stampVersion } from './version.ts';

const project = resolve(import.meta.dirname, '../..');

/** A source and the zips to be made of it. */
interface Job {
  files: SourceFiles;
  /** Where the composed tree is left, if at all. */
  tree?: string;
  zips: { file: string; type: PackageType }[];
}

/** `npm run pack` with these words. Gives the exit code: 1 when anything is wrong, and then no file is written. */
export function packCommand(words: string[], outputs: Outputs): number {
  try {
    return run(readArguments(words), outputs);
  } catch (error) {
    outputs.complain(`${(error as Error).message}\n\n${usage}`);
    return 1;
  }
}

function run(wanted: PackArguments, { tell, complain }: Outputs): number {
  const problems: Problem[] = [];
  const jobs = wanted.folder ? [oneTree(wanted, problems)] : ownSolutions(wanted, problems);
  const { unmanagedForMissingManaged } = wanted;
  const zips = jobs.flatMap((job) =>
    job.zips.map(({ file, type }) => {
      const packed = packSolution(job.files, { type, unmanagedForMissingManaged });
      problems.push(...(packed.problems ?? []));
      return { file, files: packed.files };
    }),
  );
  if (problems.length > 0) {
    const old = zips.map(({ file }) => file).filter((file) => /\.zip$/i.test(file) && existsSync(file));
    for (const file of old) rmSync(file);
    complain(refusal(problems, old));
    return 1;
  }
  for (const job of jobs) if (job.tree) tell(leaveTree(job.tree, job.files));
  for (const { file, files } of zips) if (files) tell(writeZip(file, files, wanted.list));
  return 0;
}

function oneTree(wanted: PackArguments, problems: Problem[]): Job {
  const { folder = '', zipFile = '' } = wanted;
  if (!existsSync(folder)) throw new Error(`there is no folder ${folder}`);
  const own = ownFolders.find((name) => resolve(folder) === join(project, 'solution', name));
  const solution = own ? readOwnSolution(project, own, wanted.version) : undefined;
  if (solution) problems.push(...solution.problems, ...versionProblems([solution]));
  const files = solution?.files ?? (wanted.version ? stampVersion(readFiles(folder), wanted.version, []) : readFiles(folder));
  const managed = wanted.packageType === 'Both' ? zipFile.replace(/(\.zip)?$/i, '_managed$1') : zipFile;
  const all: Job['zips'] = [
    { file: zipFile, type: 'Unmanaged' },
    { file: managed, type: 'Managed' },
  ];
  const zips = all.filter(({ type }) => wanted.packageType === 'Both' || type === wanted.packageType);
  return { files, tree: wanted.tree, zips };
}

function ownSolutions(wanted: PackArguments, problems: Problem[]): Job[] {
  const solutions = ownFolders.map((folder) => readOwnSolution(project, folder, wanted.version));
  problems.push(...versionProblems(solutions));
  return solutions.map((one) => {
    problems.push(...one.problems);
    const file = (end: string) => join(project, 'dist', `${one.name}${end}.zip`);
    return {
      files: one.files,
      tree: wanted.tree && join(wanted.tree, one.folder),
      zips: [
        { file: file(''), type: 'Unmanaged' },
        { file: file('_managed'), type: 'Managed' },
      ],
    };
  });
}

/** Names every fault, and the zips of an earlier run: those go, lest they are taken for what the sources are now. */
function refusal(problems: Problem[], old: string[]): string {
  const lines = new Set(problems.map(({ path, message }) => `${path} ${message}`));
  const removed = old.map((file) => `${file} was of an earlier run and is removed`);
  return `${[...lines, ...removed].join('\n')}\nNothing was packed: ${lines.size} ${lines.size === 1 ? 'fault' : 'faults'}.`;
}

function leaveTree(folder: string, files: SourceFiles): string {
  const strange = existsSync(folder) ? [...readFiles(folder).keys()].find((path) => !files.has(path)) : undefined;
  if (strange) throw new Error(`${folder} holds ${strange}, which is no part of this tree`);
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return `${folder}  ${files.size} files`;
}

function writeZip(file: string, files: SourceFiles, withNames: boolean): string {
  const bytes = zipFiles(files);
  mkdirSync(dirname(resolve(file)), { recursive: true });
  writeFileSync(file, bytes);
  return [`${file}  ${files.size} files  ${Math.ceil(bytes.length / 1024)} kB`, ...inventoryLines(inventory(files), withNames)].join('\n');
}
