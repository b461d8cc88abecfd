import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { guid, readXml, text } from './xml.ts';

export interface WebResource {
  id: string;
  /** Its address below /WebResources/, such as xc_/progress.html. */
  name: string;
  contentType: string;
  /** The file that holds it. */
  path: string;
}

/** By the number of its type (Microsoft: WebResource table, WebResourceType). */
const contentTypes: Record<number, string> = {
  1: 'text/html; charset=utf-8',
  2: 'text/css; charset=utf-8',
  3: 'application/javascript; charset=utf-8',
  4: 'text/xml; charset=utf-8',
  5: 'image/png',
  6: 'image/jpeg',
  7: 'image/gif',
  9: 'text/xml; charset=utf-8',
  10: 'image/x-icon',
  11: 'image/svg+xml',
  12: 'text/xml; charset=utf-8',
};

/** The web resources of one unpacked solution. */
export function readWebResources(folder: string, faults: string[]): WebResource[] {
  const root = join(folder, 'WebResources');
  const files = existsSync(root) ? (readdirSync(root, { recursive: true }) as string[]) : [];
  return files
    .filter((file) => file.endsWith('.data.xml'))
    .sort()
    .flatMap((file) => {
      const definition = readXml(join(root, file));
      const name = text(definition, 'Name') ?? '';
      const contentType = contentTypes[Number(text(definition, 'WebResourceType'))];
      const path = join(root, file.slice(0, -'.data.xml'.length));
      if (!existsSync(path)) faults.push(`web resource ${name} has no file`);
      if (contentType) return [{ id: guid(text(definition, 'WebResourceId')), name, contentType, path }];
      faults.push(`web resource ${name} is of a type that is not known`);
      return [];
    });
}
