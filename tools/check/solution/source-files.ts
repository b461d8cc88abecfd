import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SourceFile {
  /** Path from the folder that was read, with forward slashes. */
  path: string;
  text: string;
}

/** Every file below a folder, in order, those of a kind alone where one is asked for. `textOf` is for who has read some before. */
export function readFiles(folder: string, wanted = /./, textOf = (path: string) => readFileSync(path, 'utf8')): SourceFile[] {
  return filesBelow(folder)
    .filter((path) => wanted.test(path))
    .map((path) => ({ path: path.slice(folder.length).replaceAll('\\', '/').replace(/^\//, ''), text: textOf(path) }))
    .sort(byPath);
}

export const byPath = (a: SourceFile, b: SourceFile): number => (a.path < b.path ? -1 : 1);

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() ? path : [];
  });
}
