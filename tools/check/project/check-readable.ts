import type { Problem } from '../solution/problem.ts';
import type { SourceFile } from '../solution/source-files.ts';
import { parseXml } from '../solution/xml.ts';

/** Without these there is no solution to look at. */
const needed = ['connector', 'core'].flatMap((folder) =>
  ['Solution', 'Customizations'].map((name) => `solution/${folder}/Other/${name}.xml`),
);

const bom = /^\ufeff/;

/** Every XML file is well-formed and every JSON file is JSON. Nothing else can be looked at before that. */
export function checkReadable(files: SourceFile[]): Problem[] {
  const missing = needed.filter((path) => !files.some((file) => file.path === path)).map((path) => ({ path, message: 'is missing' }));
  const unreadable = files.flatMap(({ path, text }) => {
    const read = path.endsWith('.xml') ? parseXml : path.endsWith('.json') ? JSON.parse : undefined;
    try {
      read?.(text.replace(bom, ''));
      return [];
    } catch (error) {
      return [{ path, message: `cannot be read: ${(error as Error).message}` }];
    }
  });
  return [...missing, ...unreadable];
}
