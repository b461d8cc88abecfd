import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Outputs } from '../outputs.ts';
import { type OwnSolution, readOwnSolution, versionProblems } from '../pack/own-solutions.ts';
import { packSolution, zipFiles } from '../pack/pack.ts';
import { type DeployArguments, readArguments, usage } from './arguments.ts';
import { checkSettings } from './check-settings.ts';
import { type AuthCredentials, readCredentials, withoutSecret } from './credentials.ts';
import { deploy } from './deploy.ts';
import { neededSettings } from './needed-settings.ts';
import { plannedCalls } from './planned-calls.ts';
import { loadPowerPlatform } from './power-platform.ts';
import { readSettings } from './settings.ts';
import { zipPath } from './solution-import.ts';
import type { RunnerParameters } from './wrapper.ts';

type Tell = (text: string) => void;

const project = resolve(import.meta.dirname, '../..');

/** Runs `npm run deploy` with these words and gives its exit code: 0 all is in, 2 something is left to be done by hand, 1 it failed. */
export async function deployCommand(words: string[], outputs: Outputs): Promise<number> {
  if (words.includes('--help')) {
    outputs.tell(usage);
    return 0;
  }
  let wanted: DeployArguments;
  try {
    wanted = readArguments(words);
  } catch (error) {
    outputs.complain(`${(error as Error).message}\n\n${usage}`);
    return 1;
  }
  let credentials: AuthCredentials | undefined;
  const shown = (text: string) => withoutSecret(text, credentials);
  try {
    if (wanted.authFile) credentials = readCredentials(wanted.authFile);
    return await run(wanted, words, credentials, (text) => outputs.tell(shown(text)));
  } catch (error) {
    outputs.complain(shown((error as Error).message));
    return 1;
  }
}

async function run(wanted: DeployArguments, words: string[], credentials: AuthCredentials | undefined, tell: Tell): Promise<number> {
  const [connector, core] = ['connector', 'core'].map((folder) => readOwnSolution(project, folder)) as [OwnSolution, OwnSolution];
  const needed = { connector: neededSettings(connector), core: neededSettings(core) };
  const settings = readSettings(settingsFiles(wanted), project);
  const all = [needed.connector, needed.core];
  const faults = checkSettings(settings, wanted.only ? [needed[wanted.only]] : all, all);
  if (faults.length > 0)
    throw new Error(
      `${faults.join('\n')}\nNothing was imported: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in the settings.`,
    );
  packBoth(wanted, [connector, core]);
  const platform = wanted.dryRun ? plannedCalls((line) => tell(`   ${line}`)) : await loadPowerPlatform();
  tell(
    `${wanted.dryRun ? 'What would be called to deploy' : 'Deploying'} version ${core.version} to ${wanted.environment}, by ${platform.source}.`,
  );
  const command = `npm run deploy -- ${words.map((word) => (/[\s"]/.test(word) ? JSON.stringify(word) : word)).join(' ')}`;
  const runner = runnerFor(wanted, connector.version, tell);
  const outcome = await deploy({ wanted, settings, connector, core, needed, credentials, platform, runner, command, tell });
  if (wanted.dryRun)
    tell('Nothing was called. Where an older managed version is installed, its import also gets --stage-and-upgrade true.');
  return outcome === 'waiting' ? 2 : 0;
}

function settingsFiles(wanted: DeployArguments): string[] {
  if (wanted.settings.length > 0) return wanted.settings.map((file) => resolve(file));
  return ['connector', 'core'].map((name) => join(project, 'solution/deployment-settings', `${name}.local.json`)).filter(existsSync);
}

/** Packs both solutions as `npm run pack` does, so that what is imported is what the source says. Throws an Error with every fault. */
function packBoth(wanted: DeployArguments, solutions: OwnSolution[]): void {
  const packed = solutions.map((one) => ({ one, result: packSolution(one.files, { type: wanted.unmanaged ? 'Unmanaged' : 'Managed' }) }));
  const problems = [...versionProblems(solutions), ...packed.flatMap(({ one, result }) => [...one.problems, ...(result.problems ?? [])])];
  if (problems.length > 0) {
    const lines = problems.map(({ path, message }) => `${path} ${message}`);
    throw new Error(`${lines.join('\n')}\nNothing was packed or imported.`);
  }
  if (wanted.dryRun) return;
  const folder = resolve(project, wanted.output);
  mkdirSync(folder, { recursive: true });
  for (const { one, result } of packed) if (result.files) writeFileSync(zipPath(folder, one, !wanted.unmanaged), zipFiles(result.files));
}

function runnerFor(wanted: DeployArguments, version: string, tell: Tell): RunnerParameters {
  const show = (...lines: string[]) => tell(lines.map((line) => `   | ${line}`).join('\n'));
  return {
    logger: { log: show, debug: () => undefined, warn: show, error: show },
    agent: `xero-connector-for-dynamics-365/${version}`,
    workingDir: project,
    runnersDir: project,
    pacPath: wanted.pac,
  };
}
