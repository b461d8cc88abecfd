import type { Request } from 'express';
import type { Table } from '../entities/types.ts';
import type { Environment } from '../environment.ts';
import { noResource } from '../errors.ts';
import { parseAddress, resolveKey } from '../odata/key.ts';

/** One request, its address read. */
export interface Call {
  environment: Environment;
  request: Request;
  table: Table;
  /** The row's id; absent when the whole set is addressed. */
  id?: string;
  /** What follows the row in the path. */
  rest: string[];
  parameters: URLSearchParams;
  /** Preferences of the `Prefer` header, lower case. */
  prefer: Map<string, string>;
}

function readPrefer(header: string | undefined): Map<string, string> {
  const parts = (header ?? '').split(',').map((part) => part.trim().toLowerCase().split('='));
  return new Map(parts.map(([name = '', value = '']) => [name, value.replaceAll('"', '')]));
}

/** @throws DataverseError for a set or key that isn't there */
export function readCall(environment: Environment, request: Request): Call {
  const url = new URL(request.url, 'http://localhost');
  const path = decodeURIComponent(url.pathname);
  const [first = '', ...rest] = path.split('/').filter((segment) => segment !== '');
  const { entitySet, key } = parseAddress(first);
  const table = environment.metadata.bySet(entitySet);
  if (!table) throw noResource(entitySet);
  return {
    environment,
    request,
    table,
    id: key === undefined ? undefined : resolveKey(environment.store, table, key),
    rest,
    parameters: url.searchParams,
    prefer: readPrefer(request.get('prefer')),
  };
}

/** Who asks: the sandbox's own header, since nobody signs in here. */
export const userOf = (call: Call): string | undefined => call.request.get('x-sandbox-user');
