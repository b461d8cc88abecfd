import type { Metadata } from '../entities/metadata.ts';
import type { Table } from '../entities/types.ts';
import { badQuery, noResource, notFound } from '../errors.ts';
import { guidPattern } from '../rules/values.ts';
import type { Store } from '../store/store.ts';

/** `set(key)` taken apart; the key is a guid, bare or quoted, or `column=value` pairs of an alternate key. */
export interface Address {
  entitySet: string;
  key?: string;
}

export function parseAddress(segment: string): Address {
  const match = /^(\w+)(?:\((.*)\))?$/s.exec(segment);
  if (!match?.[1]) throw noResource(segment);
  return { entitySet: match[1], key: match[2] };
}

function alternateKey(store: Store, table: Table, key: string): string {
  const pairs = [...key.matchAll(/(\w+)=(?:'((?:[^']|'')*)'|([^,]+))/g)].map(
    ([, name = '', quoted, bare = '']) => [name, quoted?.replaceAll("''", "'") ?? bare] as const,
  );
  const names = pairs.map(([name]) => name).sort();
  if (!table.keys.some((columns) => [...columns].sort().join() === names.join()))
    throw badQuery(`The specified key attributes are not a defined key for the ${table.name} entity`);
  const row = store
    .all(table.name)
    .find((candidate) => pairs.every(([name, value]) => String(candidate[name] ?? '').toLowerCase() === value.toLowerCase()));
  if (!row) throw notFound(table.name, key);
  return String(row[table.primaryId]);
}

/** The row id that a key names; a guid need not exist. */
export function resolveKey(store: Store, table: Table, key: string): string {
  const bare = key.replace(/^'(.*)'$/, '$1');
  if (guidPattern.test(bare)) return bare.toLowerCase();
  if (key.includes('=')) return alternateKey(store, table, key);
  throw badQuery(`Error parsing the key '${key}' of ${table.entitySet}: a guid is expected`);
}

/** The row that an `@odata.bind` or `@odata.id` value addresses: `/set(id)`, `set(id)` or the whole URL. */
export function parseReference(metadata: Metadata, store: Store, value: string): { table: Table; id: string } {
  const path = value.replace(/^https?:\/\/[^/]+\/api\/data\/v[\d.]+\//, '').replace(/^\//, '');
  const { entitySet, key } = parseAddress(path);
  const table = metadata.bySet(entitySet);
  if (!table || key === undefined) throw noResource(path);
  const id = resolveKey(store, table, key);
  if (!store.get(table.name, id)) throw notFound(table.name, id);
  return { table, id };
}
