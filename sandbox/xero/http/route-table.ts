import type { Query } from '../query/list.ts';
import { strictFault } from '../rules/fields.ts';
import type { Route } from './call.ts';

export interface Matched {
  route: Route;
  params: Record<string, string>;
}

/** The route of a call, or undefined. Fixed segments win over parameters; names compare without case. */
export function matchRoute(routes: Route[], method: string, path: string): Matched | undefined {
  const segments = path.split('/').filter(Boolean).map(safeDecode);
  let best: (Matched & { fixed: number }) | undefined;
  for (const route of routes) {
    if (route.method !== method) continue;
    const found = matchPath(route.path.split('/'), segments);
    if (found && (!best || found.fixed > best.fixed)) best = { route, ...found };
  }
  return best && { route: best.route, params: best.params };
}

function matchPath(pattern: string[], segments: string[]): { params: Record<string, string>; fixed: number } | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  let fixed = 0;
  for (const [index, part] of pattern.entries()) {
    const value = segments[index] as string;
    if (part.startsWith(':')) params[part.slice(1)] = value;
    else if (part.toLowerCase() === value.toLowerCase()) fixed += 1;
    else return undefined;
  }
  return { params, fixed };
}

function safeDecode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Query parameters by Xero's spelling. Strict mode refuses one that Xero doesn't know here; Xero would ignore it. */
export function readQuery(route: Route, url: URL, strict: boolean): Query {
  const known = (route.query ?? '').split(' ').filter(Boolean);
  const query: Query = {};
  for (const [name, value] of url.searchParams) {
    const canonical = known.find((one) => one.toLowerCase() === name.toLowerCase());
    if (canonical) query[canonical] = value;
    else if (strict) throw strictFault(`The query parameter ${name} does not exist on ${route.method} /${route.path}`);
  }
  return query;
}
