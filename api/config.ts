/** A Xero app whose tokens and webhooks are accepted; without a key it has no webhooks. */
export interface XeroApp {
  clientId: string;
  webhookKey: string;
}

export type Config = ReturnType<typeof parseConfig>;

/** Every wrong or missing variable at once. */
export class ConfigError extends Error {
  readonly faults: string[];

  constructor(faults: string[]) {
    super(`The API can't start:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** Reads and checks the variables; throws ConfigError that names all that are wrong. An empty value counts as unset. */
export function parseConfig(environment: Record<string, string | undefined>) {
  const faults: string[] = [];
  const read = <T>(name: string, fallback: string, parse: (text: string) => T | undefined, expected: string): T => {
    const value = parse(environment[name]?.trim() || fallback);
    if (value === undefined) faults.push(`${name} must be ${expected}`);
    return value as T;
  };
  const config = {
    port: read('PORT', '8080', (text) => number(text, 65_535), 'a port, 0 to 65535'),
    host: read('HOST', '127.0.0.1', (text) => text, 'an address'),
    /** Express's `trust proxy`: false, true, or how many proxies stand before the API. */
    trustProxy: read('TRUST_PROXY', 'off', proxies, 'on, off or the number of proxies'),
    /** PostgreSQL; without it the embedded store in `dataDir` is used. */
    databaseUrl: read('DATABASE_URL', '', postgresAddress, 'a postgres:// address') || undefined,
    dataDir: read('DATA_DIR', './data', (text) => text, 'a folder'),
    apps: read(
      'XERO_APPS',
      '',
      apps,
      'clientId:webhookKey, more of them separated by commas; the key may be empty, the colon may not be left out',
    ),
    /** Both without a slash at the end. */
    xeroApiUrl: read('XERO_API_URL', 'https://api.xero.com', webAddress, 'an http or https address'),
    xeroIdentityUrl: read('XERO_IDENTITY_URL', 'https://identity.xero.com', webAddress, 'an http or https address'),
    logLevel: read('LOG_LEVEL', 'info', (text) => (levels.includes(text) ? text : undefined), `one of ${levels.join(', ')}`),
  };
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

/** The configuration of this process. */
export function readConfig(): Config {
  return parseConfig(process.env);
}

/** The port this process was given, for a program that needs no more of the configuration. Throws ConfigError. */
export function readPort(): number {
  return parseConfig({ PORT: process.env.PORT, XERO_APPS: 'none:' }).port;
}

function apps(text: string): XeroApp[] | undefined {
  const found = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => /^([^:,\s]+):(.*)$/.exec(part));
  if (found.length === 0 || found.includes(null)) return undefined;
  const list = found.map((match) => ({ clientId: match?.[1] ?? '', webhookKey: match?.[2] ?? '' }));
  return new Set(list.map((app) => app.clientId)).size === list.length ? list : undefined;
}

function number(text: string, most: number): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}

function proxies(text: string): boolean | number | undefined {
  if (text === 'on' || text === 'off') return text === 'on';
  return number(text, 16);
}

function postgresAddress(text: string): string | undefined {
  return text === '' || isUrl(text, ['postgres:', 'postgresql:']) ? text : undefined;
}

function webAddress(text: string): string | undefined {
  return isUrl(text, ['http:', 'https:']) ? text.replace(/\/+$/, '') : undefined;
}

function isUrl(text: string, protocols: string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}
