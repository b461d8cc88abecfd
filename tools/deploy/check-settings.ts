import { isConnectorOf, type NeededConnection, type NeededSettings } from './needed-settings.ts';
import { isPlaceholder, type SourcedSettings } from './settings.ts';

const hostPattern = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;
const clientIdPattern = /^[0-9a-z]{32}$/i;
// Seen from pac: 32 hexadecimal digits, a GUID, or the connector's name and a GUID.
const connectionIdPattern = /^[0-9a-z][0-9a-z-]{13,}$/i;

/** What is wrong with a variable's value, or nothing. No message repeats the value: it may be a secret in the wrong place. */
const variableRules: Record<string, (value: string) => string | undefined> = {
  xc_ApiHost: (value) => {
    if (/^https?:/i.test(value)) return 'is a host name alone: leave out https://';
    if (value.includes('/')) return 'is a host name alone: leave out the slash and what is behind it';
    if (/^localhost$|\.local(host)?$/i.test(value)) return 'must be a host that Power Automate can reach, not this machine';
    return hostPattern.test(value) ? undefined : 'is no host name like xero.contoso.com';
  },
  xc_XeroClientId: (value) => {
    if (clientIdPattern.test(value)) return undefined;
    const looksSecret = value.length > 32 ? '; a longer text may be the client secret, which belongs in no file' : '';
    return `is no client id of a Xero app: those have 32 letters and digits${looksSecret}`;
  },
};

/**
 * Judges settings against what the solutions need, all of it at once. A connection that is not filled in is no fault: it may not exist yet, and
 * is looked for. `needed` are the solutions that will be imported, `known` all there are.
 */
export function checkSettings(settings: SourcedSettings, needed: NeededSettings[], known: NeededSettings[]): string[] {
  const faults = [...settings.faults];
  const wantedVariables = needed.flatMap((one) => one.variables);
  if (settings.files.length === 0 && wantedVariables.length > 0) return [noSettings];
  for (const name of wantedVariables) {
    const given = settings.variables.filter((one) => one.SchemaName === name);
    if (given.length === 0) faults.push(`${settings.files.join(', ')}: the environment variable ${name} is missing`);
    for (const { Value: value, file } of given) {
      const fault = isPlaceholder(value) ? 'is not filled in yet' : variableRules[name]?.(value);
      if (fault) faults.push(`${file}: ${name} ${fault}`);
    }
  }
  const references = known.flatMap((one) => one.connections);
  faults.push(
    ...nameFaults(
      'environment variable',
      settings.variables.map(({ SchemaName: name, file }) => ({ name, file })),
      known.flatMap((one) => one.variables),
    ),
    ...nameFaults(
      'connection reference',
      settings.connections.map(({ LogicalName: name, file }) => ({ name, file })),
      references.map((one) => one.logicalName),
    ),
  );
  for (const { LogicalName: name, file, ...given } of settings.connections) {
    const reference = references.find((one) => one.logicalName === name);
    if (reference && !isPlaceholder(given.ConnectionId))
      faults.push(...connectionFaults(reference, given).map((fault) => `${file}: ${name} ${fault}`));
  }
  return [...new Set(faults)];
}

const noSettings =
  'There are no deployment settings: copy solution/deployment-settings/connector.json to connector.local.json beside it and fill in its values.';

function connectionFaults(reference: NeededConnection, given: { ConnectionId: string; ConnectorId: string }): string[] {
  const faults: string[] = [];
  if (given.ConnectionId.includes('/')) faults.push('has a ConnectionId with a slash: only what is behind the last one is the id');
  else if (!connectionIdPattern.test(given.ConnectionId)) faults.push('has a ConnectionId that is none: copy it from pac connection list');
  if (isPlaceholder(given.ConnectorId))
    faults.push('has a ConnectionId but no ConnectorId: copy both from the same line of pac connection list');
  else if (!isConnectorOf(reference, given.ConnectorId)) {
    const ending = reference.isCustom ? ', and in each environment its own ending' : '';
    faults.push(`has another connector's ConnectorId: it is ${reference.connectorId}${ending}`);
  }
  return faults;
}

/** Names that no solution knows, and those that are given more than once. */
function nameFaults(what: string, given: { name: string; file: string }[], known: string[]): string[] {
  return given.flatMap(({ name, file }) => [
    ...(known.includes(name) ? [] : [`${file}: there is no ${what} ${name}: ${known.join(', ')} are known`]),
    ...(given.filter((one) => one.name === name).length > 1 ? [`the ${what} ${name} is given more than once`] : []),
  ]);
}
