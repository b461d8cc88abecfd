import { join } from 'node:path';
import type { AuthCredentials } from './credentials.ts';
import type { ImportMode } from './import-mode.ts';
import type { IHostAbstractions, ImportSolutionParameters } from './wrapper.ts';

/** The zip of a solution in a folder, named as `npm run pack` names it. */
export function zipPath(folder: string, { name }: { name: string }, isManaged: boolean): string {
  return join(folder, `${name}${isManaged ? '_managed' : ''}.zip`);
}

/** One import of a zip. */
export interface SolutionImport {
  zip: string;
  settingsFile: string | undefined;
  mode: ImportMode;
  isManaged: boolean;
  forceOverwrite: boolean;
}

const input = (name: string, required = false) => ({ name, required });

/** What an import is asked for, by the names that Microsoft's build tasks give the inputs. */
export function importParameters(environmentUrl: string, credentials: AuthCredentials | undefined): ImportSolutionParameters {
  return {
    credentials,
    environmentUrl,
    path: input('SolutionInputFile', true),
    useDeploymentSettingsFile: input('UseDeploymentSettingsFile'),
    deploymentSettingsFile: input('DeploymentSettingsFile'),
    async: input('AsyncOperation'),
    maxAsyncWaitTimeInMin: input('MaxAsyncWaitTime'),
    importAsHolding: input('HoldingSolution'),
    stageAndUpgrade: input('StageAndUpgrade'),
    forceOverwrite: input('OverwriteUnmanagedCustomizations'),
    publishChanges: input('PublishCustomizationChanges'),
    skipDependencyCheck: input('SkipProductUpdateDependencies'),
    convertToManaged: input('ConvertToManaged'),
    activatePlugins: input('ActivatePlugins'),
    skipLowerVersion: input('SkipLowerVersion'),
    logToConsole: false,
  };
}

/**
 * The host that answers those inputs. Imports are asynchronous, as a synchronous one ends with the connection after minutes. Only an unmanaged one
 * has to be published. What was changed by hand in the environment stays, unless it is to be overwritten; flows are turned on by a person.
 */
export function settingsHost(one: SolutionImport): IHostAbstractions {
  const inputs: Record<string, string | undefined> = {
    SolutionInputFile: one.zip,
    UseDeploymentSettingsFile: one.settingsFile ? 'true' : undefined,
    DeploymentSettingsFile: one.settingsFile,
    AsyncOperation: 'true',
    MaxAsyncWaitTime: '60',
    StageAndUpgrade: one.mode === 'upgrade' ? 'true' : undefined,
    OverwriteUnmanagedCustomizations: one.forceOverwrite ? 'true' : undefined,
    PublishCustomizationChanges: one.isManaged ? undefined : 'true',
  };
  return {
    name: 'xero-connector-deploy',
    getInput: (entry) => inputs[entry.name],
    getArtifactStore: () => {
      throw new Error('an import leaves no artefacts');
    },
  };
}
