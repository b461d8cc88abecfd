import { isConnectorOf, type NeededConnection } from './needed-settings.ts';
import type { CommandRunner } from './wrapper.ts';

/** A solution that is in an environment. `isManaged` is undefined if pac does not say. */
export interface InstalledSolution {
  name: string;
  version: string;
  isManaged: boolean | undefined;
}

/** A connection that pac lists for who is signed in. */
export interface Connection {
  id: string;
  name: string;
  connectorId: string;
  status: string;
}

/** The solutions of an environment, by `pac solution list --json`. Throws an Error if the answer holds no list. */
export async function installedSolutions(pac: CommandRunner, environmentUrl: string): Promise<InstalledSolution[]> {
  const text = (await pac('solution', 'list', '--environment', environmentUrl, '--json')).join('\n');
  // "Connected as …" may stand before the list.
  const start = text.search(/^\s*\[/m);
  if (start < 0) throw new Error(`pac solution list gave no list:\n${text}`);
  const list = JSON.parse(text.slice(start, text.lastIndexOf(']') + 1)) as Record<string, unknown>[];
  return list.map((one) => {
    const fields = new Map(Object.entries(one).map(([key, value]) => [key.toLowerCase(), value]));
    const managed = fields.get('ismanaged') ?? fields.get('managed');
    return {
      name: String(fields.get('solutionuniquename') ?? fields.get('uniquename') ?? ''),
      version: String(fields.get('versionnumber') ?? fields.get('version') ?? ''),
      isManaged: managed === undefined ? undefined : String(managed).toLowerCase() === 'true',
    };
  });
}

/**
 * The connections of an environment, by `pac connection list`. It writes a table (Id, Name, API Id, Status) of which the widths change and the names
 * hold blanks, so a line is read from both ends; lines without a connector's id are no rows.
 */
export async function listConnections(pac: CommandRunner, environmentUrl: string): Promise<Connection[]> {
  const lines = await pac('connection', 'list', '--environment', environmentUrl);
  return lines.flatMap((line) => {
    const row = /^\s*(\S+)\s+(?:(.*?)\s+)?(\/providers\/Microsoft\.PowerApps\/apis\/\S+)(?:\s+(.*?))?\s*$/i.exec(line);
    return row ? [{ id: row[1] as string, name: row[2] ?? '', connectorId: row[3] as string, status: row[4] ?? '' }] : [];
  });
}

/** The connections that a reference may stand for: those of its connector, the ones that work and the ones that don't. */
export function connectionsFor(reference: NeededConnection, all: Connection[]): { working: Connection[]; broken: Connection[] } {
  const own = all.filter((one) => isConnectorOf(reference, one.connectorId));
  const isWorking = (one: Connection) => /^connected$/i.test(one.status);
  return { working: own.filter(isWorking), broken: own.filter((one) => !isWorking(one)) };
}
