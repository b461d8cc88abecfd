import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { importSolutionWith } from './import-solution.ts';
import { createCommandRunner } from './pac-runner.ts';
import type { CreateCommandRunner, ImportSolution, PowerPlatform } from './wrapper.ts';

const wrapper = '@microsoft/powerplatform-cli-wrapper';

/** pac called by ourselves, with the words the wrapper would call it with. */
const ownPowerPlatform: PowerPlatform = {
  source: 'pac',
  createCommandRunner,
  importSolution: importSolutionWith(createCommandRunner),
};

/**
 * Microsoft's wrapper if it is installed (here, or in a folder that NODE_PATH names), else our own calls. The wrapper's import makes a
 * sign-in from credentials and clears every sign-in afterwards, so it is asked only when there are credentials; without them its
 * runner runs the same calls. Throws an Error if what is installed has not the functions that are needed.
 */
export async function loadPowerPlatform(): Promise<PowerPlatform> {
  let path: string;
  try {
    path = createRequire(import.meta.url).resolve(wrapper);
  } catch {
    return ownPowerPlatform;
  }
  const found = (await import(pathToFileURL(path).href)) as Partial<Wrapper> & { default?: Partial<Wrapper> };
  const create = found.createCommandRunner ?? found.default?.createCommandRunner;
  const actions = found.actions ?? found.default?.actions;
  if (!create || !actions?.importSolution)
    throw new Error(`${wrapper} is installed (${path}) but has no createCommandRunner or importSolution: install another version of it`);
  const theirs = actions.importSolution;
  const ours = importSolutionWith(create);
  return {
    source: `pac through ${wrapper}`,
    createCommandRunner: create,
    importSolution: (parameters, runner, host) => (parameters.credentials ? theirs : ours)(parameters, runner, host),
  };
}

interface Wrapper {
  createCommandRunner: CreateCommandRunner;
  actions: { importSolution: ImportSolution };
}
