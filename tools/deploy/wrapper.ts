import type { AuthCredentials } from './credentials.ts';

/** Where lines go. The same shape as the wrapper's. */
interface Logger {
  log(...lines: string[]): void;
  debug(...lines: string[]): void;
  warn(...lines: string[]): void;
  error(...lines: string[]): void;
}

/** How pac is run. `pacPath` is used instead of the wrapper's own places below `runnersDir`; `agent` is what pac calls its caller. */
export interface RunnerParameters {
  logger: Logger;
  agent: string;
  workingDir: string;
  runnersDir: string;
  pacPath?: string;
}

/** Runs pac with these words and gives the lines it wrote. Rejects with an Error that has `exitCode` if pac failed. */
export type CommandRunner = (...words: string[]) => Promise<string[]>;

export type CreateCommandRunner = (
  workingDir: string,
  commandPath: string,
  logger: Logger,
  agent: string,
  options?: { env?: NodeJS.ProcessEnv },
) => CommandRunner;

export interface HostParameterEntry {
  readonly name: string;
  readonly required: boolean;
  readonly defaultValue?: boolean | string;
}

/** What a host of the wrapper answers: the value of an input, and where artefacts go. */
export interface IHostAbstractions {
  name: string;
  getInput(entry: HostParameterEntry): string | undefined;
  getArtifactStore(): { getTempFolder(): string; upload(artifactName: string, files: string[]): Promise<void> };
}

/** What an import is asked for: each entry names an input of the host. Without credentials pac's own sign-in is used. */
export interface ImportSolutionParameters {
  credentials?: AuthCredentials;
  environmentUrl: string;
  path: HostParameterEntry;
  useDeploymentSettingsFile: HostParameterEntry;
  deploymentSettingsFile?: HostParameterEntry;
  async: HostParameterEntry;
  maxAsyncWaitTimeInMin: HostParameterEntry;
  importAsHolding: HostParameterEntry;
  stageAndUpgrade: HostParameterEntry;
  forceOverwrite: HostParameterEntry;
  publishChanges: HostParameterEntry;
  skipDependencyCheck: HostParameterEntry;
  convertToManaged: HostParameterEntry;
  activatePlugins: HostParameterEntry;
  skipLowerVersion: HostParameterEntry;
  logToConsole: boolean;
}

export type ImportSolution = (parameters: ImportSolutionParameters, runner: RunnerParameters, host: IHostAbstractions) => Promise<void>;

/** The part of `@microsoft/powerplatform-cli-wrapper` that a deployment needs. */
export interface PowerPlatform {
  /** By what pac is called, for people. */
  source: string;
  createCommandRunner: CreateCommandRunner;
  importSolution: ImportSolution;
}
