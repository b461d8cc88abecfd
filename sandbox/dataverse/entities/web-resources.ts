import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { guid, number, readXml, text } from './xml.ts';

export interface WebResource {
  id: string;
  name: string;
  /** 1 html, 2 css, 3 script, 5 png, 11 svg… (webresource, webresourcetype; Microsoft). */
  type: number;
  /** The file with its content. */
  path: string;
}

/** The web resources of a solution; one whose content is missing is a fault. */
export function readWebResources(folder: string, faults: string[]): WebResource[] {
  const root = join(folder, 'WebResources');
  if (!existsSync(root)) return [];
  const files = readdirSync(root, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.data.xml'));
  return files.sort().map((file) => {
    const data = readXml(join(root, file));
    const path = join(root, file.slice(0, -'.data.xml'.length));
    const name = text(data, 'Name') ?? '';
    if (!existsSync(path)) faults.push(`web resource ${name} has no content`);
    return { id: guid(text(data, 'WebResourceId')), name, type: number(data, 'WebResourceType') ?? 0, path };
  });
}
