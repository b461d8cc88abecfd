import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { organisationNotGranted } from '../errors.ts';
import { Cache } from './cache.ts';
import { errorOf, jsonOf, malformed } from './error.ts';
import type { Caller } from './session.ts';
import { exchange } from './transport.ts';

export interface Connection {
  tenantId: string;
  tenantName: string;
}

const fiveMinutes = 300_000;

/**
 * Which organisations a token reaches. Xero's access token does not say it, so /connections is asked; the answer is kept at most five
 * minutes, under a hash of the token.
 */
export function createConnections(apiUrl: string, clock: Clock) {
  const kept = new Cache(clock, fiveMinutes, 2000);

  function list(caller: Caller): Promise<Connection[]> {
    return kept.get(createHash('sha256').update(caller.token).digest('base64'), () => ask(caller));
  }

  async function ask(caller: Caller): Promise<Connection[]> {
    const headers = { Authorization: `Bearer ${caller.token}`, Accept: 'application/json' };
    const answer = await exchange(clock, `${apiUrl}/connections`, { method: 'GET', headers });
    if (answer.status !== 200) throw errorOf(answer, false);
    const rows = jsonOf(answer, false);
    if (!Array.isArray(rows)) throw malformed(answer, false);
    return rows
      .filter((row) => row.tenantType === 'ORGANISATION' && row.tenantId)
      .map((row) => ({ tenantId: String(row.tenantId).toLowerCase(), tenantName: String(row.tenantName ?? '') }));
  }

  /** Throws ApiProblem `organisation-not-granted` (403) unless the token reaches the organisation. */
  async function reach(caller: Caller, organisationId: string): Promise<void> {
    const wanted = organisationId.toLowerCase();
    if ((await list(caller)).some((one) => one.tenantId === wanted)) return;
    throw organisationNotGranted(`The connection to Xero was not granted access to the organisation ${organisationId}.`);
  }

  return { list, reach };
}
