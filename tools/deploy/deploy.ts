import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { OwnSolution } from '../pack/own-solutions.ts';
import type { DeployArguments } from './arguments.ts';
import { connectionsMissing, connectorAgain, connectorSteps, coreSteps } from './by-hand.ts';
import type { AuthCredentials } from './credentials.ts';
import { type Connection, connectionsFor, type InstalledSolution, installedSolutions, listConnections } from './environment.ts';
import { tellFailure } from './failures.ts';
import { childFlowsInOrder } from './flow-order.ts';
import { type ImportMode, importMode } from './import-mode.ts';
import { signedIn } from './import-solution.ts';
import type { NeededConnection, NeededSettings } from './needed-settings.ts';
import { type ConnectionValue, type DeploymentSettings, isPlaceholder, type SourcedSettings } from './settings.ts';
import { importParameters, settingsHost, zipPath } from './solution-import.ts';
import type { CommandRunner, PowerPlatform, RunnerParameters } from './wrapper.ts';

/** All that a deployment works with. */
export interface Deployment {
  wanted: DeployArguments;
  settings: SourcedSettings;
  connector: OwnSolution;
  core: OwnSolution;
  needed: { connector: NeededSettings; core: NeededSettings };
  credentials?: AuthCredentials;
  platform: PowerPlatform;
  runner: RunnerParameters;
  /** The command to run again, for people. */
  command: string;
  tell: (text: string) => void;
}

/** `waiting`: something is left to be done by hand before the rest can follow. */
export type Outcome = 'done' | 'waiting';

/**
 * Brings the connector, then core into an environment, as far as can be: connections can't be made before the connector is in, and core can't be
 * imported before they are. A connector that is in already in this version is left alone, since importing it again can empty its secret.
 * Rejects with an Error that says in plain words what went wrong; pac's own words are kept below.
 */
export async function deploy(deployment: Deployment): Promise<Outcome> {
  const { wanted, connector, core, tell } = deployment;
  await refuseToForget(deployment);
  const installed = await ask(deployment, 'Listing the solutions', (pac) => installedSolutions(pac, wanted.environment));
  const connectorMode = wanted.only === 'core' ? undefined : modeOf(deployment, connector, installed);
  const coreMode = wanted.only === 'connector' ? undefined : modeOf(deployment, core, installed);
  const isCurrent = connectorMode === 'update' && wanted.only !== 'connector';
  if (isCurrent) tell(`${connector.name} ${connector.version} is there already and is left alone; --connector-only would import it again.`);
  else if (connectorMode) await bringIn(deployment, connector, connectorMode, settingsFor(deployment, deployment.needed.connector, []));
  const isAgain = connectorMode !== undefined && connectorMode !== 'install' && !isCurrent;
  if (connectorMode === 'install' && wanted.only === 'connector') tell(connectorSteps);
  if (isAgain && wanted.only === 'connector') tell(connectorAgain);
  if (!coreMode) return 'done';
  const connections = await chooseConnections(deployment, connectorMode === 'install');
  if (!connections) return 'waiting';
  await bringIn(deployment, core, coreMode, settingsFor(deployment, deployment.needed.core, connections));
  tell(coreSteps(childFlowsInOrder(core), coreMode === 'install'));
  if (isAgain) tell(connectorAgain);
  return 'done';
}

function modeOf({ wanted }: Deployment, solution: OwnSolution, installed: InstalledSolution[]): ImportMode {
  const there = installed.find(({ name }) => name.toLowerCase() === solution.name.toLowerCase());
  return importMode(solution, !wanted.unmanaged, there);
}

/** A sign-in from a file ends with `pac auth clear`, which would forget every other sign-in of this machine. */
async function refuseToForget(deployment: Deployment): Promise<void> {
  const { credentials, wanted, platform } = deployment;
  if (!credentials || wanted.dryRun) return;
  const { workingDir, pacPath = 'pac', logger, agent } = quiet(deployment);
  const pac = platform.createCommandRunner(workingDir, pacPath, logger, agent);
  const lines = await pac('auth', 'list').catch((error: Error) => {
    if (/No profiles were found/i.test(error.message)) return [error.message];
    throw new Error(tellFailure('Asking pac for its sign-ins', error.message, wanted.environment));
  });
  if (lines.some((line) => /^\s*\[\d+\]/.test(line)))
    throw new Error(
      'pac has sign-ins of its own on this machine, and --auth-file would end with pac forgetting them all. Leave --auth-file out, or run pac auth clear first.',
    );
}

async function ask<T>(deployment: Deployment, what: string, calls: (pac: CommandRunner) => Promise<T>): Promise<T> {
  const { platform, wanted, credentials } = deployment;
  const target = { credentials, environmentUrl: wanted.environment };
  try {
    return await signedIn(platform.createCommandRunner, quiet(deployment), target, calls);
  } catch (error) {
    throw new Error(tellFailure(what, (error as Error).message, wanted.environment));
  }
}

/** The same runner for calls whose answer is read: what they write is not shown. */
function quiet({ runner }: Deployment): RunnerParameters {
  const nothing = () => undefined;
  return { ...runner, logger: { log: nothing, debug: nothing, warn: nothing, error: nothing } };
}

async function bringIn(deployment: Deployment, solution: OwnSolution, mode: ImportMode, settings: DeploymentSettings): Promise<void> {
  const { wanted, platform, runner, tell } = deployment;
  const folder = resolve(runner.workingDir, wanted.output);
  const zip = zipPath(folder, solution, !wanted.unmanaged);
  const file = join(folder, `${solution.name}.settings.json`);
  const isEmpty = settings.EnvironmentVariables.length + settings.ConnectionReferences.length === 0;
  if (!isEmpty && !wanted.dryRun) writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
  const what = { install: 'Importing', update: 'Updating', upgrade: 'Upgrading' }[mode];
  tell(`${what} ${solution.name} ${solution.version} …`);
  const host = settingsHost({
    zip,
    settingsFile: isEmpty ? undefined : file,
    mode,
    isManaged: !wanted.unmanaged,
    forceOverwrite: wanted.forceOverwrite,
  });
  try {
    await platform.importSolution(importParameters(wanted.environment, deployment.credentials), runner, host);
  } catch (error) {
    const deed = mode === 'upgrade' ? 'upgrade' : 'import';
    throw new Error(tellFailure(`The ${deed} of ${solution.name}`, (error as Error).message, wanted.environment));
  }
  if (!wanted.dryRun) tell(`${solution.name} ${solution.version} is in.`);
}

/** The part of the settings that one solution has use for, with its connections. */
function settingsFor({ settings }: Deployment, { variables }: NeededSettings, connections: ConnectionValue[]): DeploymentSettings {
  const own = settings.variables.filter((one) => variables.includes(one.SchemaName));
  return { EnvironmentVariables: own.map(({ SchemaName, Value }) => ({ SchemaName, Value })), ConnectionReferences: connections };
}

/** The connections of core: those of the settings, else the only one there is. Undefined, and told, if one is not known. */
async function chooseConnections(deployment: Deployment, isFirst: boolean): Promise<ConnectionValue[] | undefined> {
  const { wanted, settings, tell } = deployment;
  const needed = deployment.needed.core.connections;
  const given = (reference: NeededConnection) =>
    settings.connections.find((one) => one.LogicalName === reference.logicalName && !isPlaceholder(one.ConnectionId));
  const missing = needed.filter((reference) => !given(reference));
  const all: Connection[] =
    missing.length === 0 ? [] : await ask(deployment, 'Listing the connections', (pac) => listConnections(pac, wanted.environment));
  const chosen = needed.map((reference): ConnectionValue | undefined => {
    const own = given(reference);
    if (own) return { LogicalName: own.LogicalName, ConnectionId: own.ConnectionId, ConnectorId: own.ConnectorId };
    const { working } = connectionsFor(reference, all);
    if (wanted.dryRun) return { LogicalName: reference.logicalName, ConnectionId: '', ConnectorId: '' };
    if (working.length !== 1) return undefined;
    tell(`${reference.logicalName} uses the connection ${working[0]?.name || working[0]?.id}, the only one of its connector.`);
    return { LogicalName: reference.logicalName, ConnectionId: working[0]?.id as string, ConnectorId: working[0]?.connectorId as string };
  });
  const open = needed.filter((_, index) => !chosen[index]);
  if (isFirst && (open.length > 0 || wanted.dryRun)) tell(connectorSteps);
  if (open.length === 0) return chosen.filter((one) => one !== undefined);
  tell(connectionsMissing(open, all, join('solution', 'deployment-settings', 'core.local.json'), deployment.command));
  return undefined;
}
