import { randomUUID } from 'node:crypto';
import { type Connection, connectionsOf, type XeroState } from '../state.ts';

/** Connects an organisation to an app for a user; again: the same connection with the new consent's event. */
export function connect(state: XeroState, grant: Pick<Connection, 'clientId' | 'userId' | 'authEventId' | 'tenantId'>): Connection {
  const now = state.clock.now();
  const known = connectionsOf(state, grant.clientId, grant.userId).find((one) => one.tenantId === grant.tenantId);
  const connection = known
    ? { ...known, authEventId: grant.authEventId, updated: now }
    : { ...grant, id: randomUUID(), created: now, updated: now };
  state.connections.set(connection.id, connection);
  return connection;
}

const stamp = (at: Date): string => `${at.toISOString().slice(0, 23)}0000`;

/** A connection in the form of GET /connections. */
export function formatConnection(state: XeroState, connection: Connection): Record<string, string> {
  return {
    id: connection.id,
    authEventId: connection.authEventId,
    tenantId: connection.tenantId,
    tenantType: 'ORGANISATION',
    tenantName: state.organisations.get(connection.tenantId)?.organisation.Name ?? '',
    createdDateUtc: stamp(connection.created),
    updatedDateUtc: stamp(connection.updated),
  };
}
