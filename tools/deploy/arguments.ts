/** What the command was asked for. */
export interface DeployArguments {
  /** The environment's address, without a path. */
  environment: string;
  /** Filled deployment settings; without any the two usual files are read, if they are there. */
  settings: string[];
  unmanaged: boolean;
  only?: 'connector' | 'core';
  forceOverwrite: boolean;
  dryRun: boolean;
  pac: string;
  /** A file with a service principal's sign-in, or `-` for standard input. */
  authFile?: string;
  /** Where zips and the settings of each import are left. */
  output: string;
}

const flags = {
  unmanaged: (found: DeployArguments) => (found.unmanaged = true),
  'force-overwrite': (found: DeployArguments) => (found.forceOverwrite = true),
  'dry-run': (found: DeployArguments) => (found.dryRun = true),
  'connector-only': (found: DeployArguments) => only(found, 'connector'),
  'core-only': (found: DeployArguments) => only(found, 'core'),
};
const values = {
  environment: (found: DeployArguments, value: string) => (found.environment = environmentUrl(value)),
  settings: (found: DeployArguments, value: string) => found.settings.push(value),
  pac: (found: DeployArguments, value: string) => (found.pac = value),
  'auth-file': (found: DeployArguments, value: string) => (found.authFile = value),
  output: (found: DeployArguments, value: string) => (found.output = value),
};

export const usage = `npm run deploy -- --environment https://yourorg.crm.dynamics.com
  --settings FILE      filled deployment settings, as often as needed; without it connector.local.json and core.local.json of
                       solution/deployment-settings are read
  --unmanaged          import the unmanaged solutions, into an environment for development
  --connector-only     import the connector anew, though this version of it is there
  --core-only          leave the connector alone
  --force-overwrite    overwrite what was changed by hand in the environment
  --dry-run            print the calls of pac and call nothing
  --pac PATH           pac itself, if it is not on the PATH
  --auth-file FILE     sign in as a service principal, from a JSON file or (-) standard input; without it pac's own sign-in is used
  --output DIR         where the zips and the settings of each import are left; dist without it
Exit codes: 0 all is in, 2 something is left to be done by hand and is told, 1 it failed.`;

/** Reads the command line. Throws an Error that says what is wrong with it. */
export function readArguments(words: string[]): DeployArguments {
  const found: DeployArguments = {
    environment: '',
    settings: [],
    unmanaged: false,
    forceOverwrite: false,
    dryRun: false,
    pac: 'pac',
    output: 'dist',
  };
  const queue = words.flatMap((word) => (/^--[\w-]+=/.test(word) ? splitOnce(word) : [word]));
  while (queue.length > 0) {
    const word = queue.shift() as string;
    const name = word.startsWith('--') ? word.slice(2) : '';
    if (Object.hasOwn(flags, name)) flags[name as keyof typeof flags](found);
    else if (Object.hasOwn(values, name)) {
      const value = queue.shift();
      if (!value || value.startsWith('--')) throw new Error(`${word} needs a value`);
      values[name as keyof typeof values](found, value);
    } else throw new Error(`unknown option ${word}`);
  }
  if (!found.environment) throw new Error('--environment is missing: the address of the environment to deploy to');
  return found;
}

function only(found: DeployArguments, part: 'connector' | 'core'): void {
  if (found.only && found.only !== part) throw new Error('--connector-only and --core-only exclude each other');
  found.only = part;
}

function environmentUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== 'https:' || !url.hostname.includes('.') || url.pathname !== '/' || url.search || url.username)
    throw new Error(`--environment takes an address like https://yourorg.crm.dynamics.com, with nothing behind it`);
  return url.origin;
}

function splitOnce(word: string): string[] {
  const at = word.indexOf('=');
  return [word.slice(0, at), word.slice(at + 1)];
}
