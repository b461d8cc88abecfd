import { ExpressionError } from '../error.ts';
import { define } from './signature.ts';

const defaultPorts: Record<string, number> = { 'http:': 80, 'https:': 443, 'ftp:': 21, 'ws:': 80, 'wss:': 443 };

function read(uri: string): URL {
  try {
    return new URL(uri);
  } catch {
    throw new ExpressionError(`'${uri}' isn't an absolute URI`);
  }
}

const path = (uri: URL) => uri.pathname || '/';

function port(uri: URL): number {
  return uri.port ? Number(uri.port) : (defaultPorts[uri.protocol] ?? -1);
}

export const uriFunctions = [
  define('uriHost', 'uri: string', ([uri]: [string]) => read(uri).hostname),
  define('uriPath', 'uri: string', ([uri]: [string]) => path(read(uri))),
  define('uriPathAndQuery', 'uri: string', ([uri]: [string]) => path(read(uri)) + read(uri).search),
  define('uriPort', 'uri: string', ([uri]: [string]) => port(read(uri))),
  define('uriScheme', 'uri: string', ([uri]: [string]) => read(uri).protocol.replace(/:$/, '')),
  define('uriQuery', 'uri: string', ([uri]: [string]) => read(uri).search),
];
