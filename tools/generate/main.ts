import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readMetadata } from '../../sandbox/dataverse/entities/metadata.ts';
import { contractTypes } from './contract-types.ts';
import { flowPages } from './flow-pages.ts';
import { galleryPage } from './gallery.ts';
import type { Generated } from './generated.ts';
import { problemTables } from './problem-tables.ts';

const core = fileURLToPath(new URL('../../solution/core', import.meta.url));

/** Every file that is generated or has generated parts. `--check` fails when one is stale instead of writing it. */
const generated: Generated[] = [
  { file: new URL('../../api/generated/contract.ts', import.meta.url), make: contractTypes },
  { file: new URL('../../docs/troubleshooting.md', import.meta.url), make: problemTables },
  { file: new URL('../../docs/gallery.md', import.meta.url), make: (before) => galleryPage(readMetadata([core]))(before) },
  ...flowPages(new URL('../../', import.meta.url)),
];

const check = process.argv.includes('--check');
for (const { file, make } of generated) {
  const before = await readFile(file, 'utf8').catch(() => '');
  const text = await make(before);
  if (before === text) continue;
  if (check) {
    console.error(`${file.pathname} is stale: npm run generate`);
    process.exitCode = 1;
  } else await writeFile(file, text);
}
