import { resolve } from 'node:path';
import { signInWords } from './credentials.ts';
import { environmentWith } from './pac-runner.ts';
import type {
  CommandRunner,
  CreateCommandRunner,
  HostParameterEntry,
  IHostAbstractions,
  ImportSolution,
  ImportSolutionParameters,
  RunnerParameters,
} from './wrapper.ts';

/**
 * importSolution like the wrapper's, over a runner of pac: the same words in the same order. With credentials it signs in before and clears the
 * sign-in after, as the wrapper does; without, the sign-in that pac has is used, and the environment is named so that it can be no other.
 */
export function importSolutionWith(createRunner: CreateCommandRunner): ImportSolution {
  return async (parameters, runner, host) => {
    const words = importWords(parameters, runner, host);
    if (!parameters.credentials) words.push('--environment', parameters.environmentUrl);
    await signedIn(createRunner, runner, parameters, (pac) => pac(...words));
  };
}

/**
 * Runs some calls of pac. With credentials they are signed in for these calls alone; pac keeps no secret between two calls, so it has it from
 * the variable that pac itself reads.
 */
export async function signedIn<T>(
  createRunner: CreateCommandRunner,
  { workingDir, pacPath = 'pac', logger, agent }: RunnerParameters,
  { credentials, environmentUrl }: Pick<ImportSolutionParameters, 'credentials' | 'environmentUrl'>,
  calls: (pac: CommandRunner) => Promise<T>,
): Promise<T> {
  if (!credentials) return calls(createRunner(workingDir, pacPath, logger, agent));
  const secret: Record<string, string> = 'clientSecret' in credentials ? { PAC_CLI_SPN_SECRET: credentials.clientSecret } : {};
  const env = environmentWith({ PP_TOOLS_AUTOMATION_AGENT: agent, ...secret });
  const pac = createRunner(workingDir, pacPath, logger, agent, { env });
  try {
    await pac(...signInWords(credentials, environmentUrl));
    return await calls(pac);
  } finally {
    await createRunner(workingDir, pacPath, logger, agent)('auth', 'clear');
  }
}

function importWords(parameters: ImportSolutionParameters, { workingDir }: RunnerParameters, host: IHostAbstractions): string[] {
  const words = ['solution', 'import'];
  const value = (entry: HostParameterEntry) => host.getInput(entry) ?? entry.defaultValue?.toString();
  const isTrue = (entry: HostParameterEntry) => value(entry)?.toLowerCase() === 'true';
  const push = (option: string, entry: HostParameterEntry | undefined, change = (text: string) => text) => {
    if (!entry) return;
    const text = value(entry);
    if (!text && entry.required) throw new Error(`Required ${entry.name} not set`);
    if (text) words.push(option, change(text));
  };
  push('--path', parameters.path, (text) => resolve(workingDir, text));
  push('--async', parameters.async);
  push('--force-overwrite', parameters.forceOverwrite);
  push('--publish-changes', parameters.publishChanges);
  push('--skip-dependency-check', parameters.skipDependencyCheck);
  push('--convert-to-managed', parameters.convertToManaged);
  push('--max-async-wait-time', parameters.maxAsyncWaitTimeInMin);
  push('--activate-plugins', parameters.activatePlugins);
  push('--skip-lower-version', parameters.skipLowerVersion);
  if (isTrue(parameters.importAsHolding)) push('--import-as-holding', parameters.importAsHolding);
  if (isTrue(parameters.stageAndUpgrade)) push('--stage-and-upgrade', parameters.stageAndUpgrade);
  if (isTrue(parameters.useDeploymentSettingsFile)) push('--settings-file', parameters.deploymentSettingsFile);
  if (parameters.logToConsole) words.push('--log-to-console');
  return words;
}
