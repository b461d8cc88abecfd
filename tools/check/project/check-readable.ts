import type { Problem } from '../solution/problem.ts';
import type { SourceFile } from '../solution/tree.ts';
import { parseXml } from '../solution/xml.ts';

const bom = /^\ufeff/;

/** Every XML file is well-formed and every JSON file is JSON. Nothing else can be looked at before that. */
export function checkReadable(files: SourceFile[]): Problem[] {
  return files.flatMap(({ path, text }) => {
    const read = path.endsWith('.xml') ? parseXml : path.endsWith('.json') ? JSON.parse : undefined;
    try {
      read?.(text.replace(bom, ''));
      return [];
    } catch (error) {
      return [{ path, message: `cannot be read: ${(error as Error).message}` }];
    }
  });
}
