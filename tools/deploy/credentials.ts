import { readFileSync } from 'node:fs';

/** A service principal with a secret. `scheme` is the wrapper's; with `encodeSecret` a secret may begin with a hyphen. */
interface ClientCredentials {
  appId: string;
  clientSecret: string;
  encodeSecret: boolean;
  tenantId: string;
  cloudInstance: string;
  scheme: string;
}

/** A service principal that a pipeline vouches for; there is no secret. */
interface FederatedCredentials {
  appId: string;
  tenantId: string;
  cloudInstance: string;
  scheme: string;
  federationProvider: 'AzureDevOps' | 'GitHub';
}

/** How pac signs in; the shapes are the wrapper's. */
export type AuthCredentials = ClientCredentials | FederatedCredentials;

const providers = ['AzureDevOps', 'GitHub'] as const;
const known = ['appId', 'tenantId', 'clientSecret', 'federationProvider', 'cloudInstance'];

/**
 * Reads a sign-in: JSON with appId, tenantId and either clientSecret or federationProvider, from a file or (`-`) from standard input, so that
 * a secret is on no command line of ours. Throws an Error that names every fault and repeats no value.
 */
export function readCredentials(file: string): AuthCredentials {
  const given = parse(file);
  const faults = Object.keys(given).flatMap((name) => (known.includes(name) ? [] : [`${name} is not known: ${known.join(', ')} are`]));
  const text = (name: string) => (typeof given[name] === 'string' ? given[name].trim() : '');
  for (const name of ['appId', 'tenantId']) if (!text(name)) faults.push(`${name} is missing`);
  const provider = providers.find((one) => one === text('federationProvider'));
  if (text('federationProvider') && !provider) faults.push(`federationProvider must be ${providers.join(' or ')}`);
  if (!text('clientSecret') === !text('federationProvider')) faults.push('either clientSecret or federationProvider is needed, not both');
  if (faults.length > 0) throw new Error(faults.map((fault) => `${nameOf(file)}: ${fault}`).join('\n'));
  const common = { appId: text('appId'), tenantId: text('tenantId'), cloudInstance: text('cloudInstance') || 'Public' };
  return provider
    ? { ...common, scheme: 'WorkloadIdentityFederation', federationProvider: provider }
    : { ...common, scheme: 'ServicePrincipal', clientSecret: text('clientSecret'), encodeSecret: true };
}

/** The words of `pac auth create` for these credentials, as the wrapper writes them. */
export function signInWords(credentials: AuthCredentials, environmentUrl: string): string[] {
  const who = ['--tenant', credentials.tenantId, '--applicationId', credentials.appId];
  const federated = ['--applicationId', credentials.appId, '--tenant', credentials.tenantId];
  const proof =
    'federationProvider' in credentials
      ? [...federated, credentials.federationProvider === 'AzureDevOps' ? '--azureDevOpsFederated' : '--githubFederated']
      : [...who, '--clientSecret', encoded(credentials)];
  return ['auth', 'create', '--environment', environmentUrl, ...proof, '--cloud', credentials.cloudInstance];
}

/** The same text with the secret, in any writing pac is given, replaced by stars. */
export function withoutSecret(text: string, credentials: AuthCredentials | undefined): string {
  if (!credentials || !('clientSecret' in credentials)) return text;
  const written = [encoded(credentials), encoded(credentials).replace(/^.*,/, ''), credentials.clientSecret];
  return written.reduce((left, secret) => left.replaceAll(secret, '***'), text);
}

function encoded({ clientSecret, encodeSecret }: ClientCredentials): string {
  return encodeSecret ? `data:text/plain;base64,${Buffer.from(clientSecret, 'binary').toString('base64')}` : clientSecret;
}

function parse(file: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    // A syntax error's own message quotes the text, and with it the secret.
    if (!(error instanceof SyntaxError)) throw new Error(`${nameOf(file)} can't be read: ${(error as NodeJS.ErrnoException).code}`);
  }
  throw new Error(`${nameOf(file)} is no JSON object`);
}

function nameOf(file: string): string {
  return file === '-' ? 'the sign-in on standard input' : file;
}
