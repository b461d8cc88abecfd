import { readFile, writeFile } from 'node:fs/promises';
import { contractTypes } from './contract-types.ts';

/** Every generated file and what makes it. `--check` fails when one is stale instead of writing it. */
const generated = [{ file: new URL('../../api/generated/contract.ts', import.meta.url), make: contractTypes }];

const check = process.argv.includes('--check');
for (const { file, make } of generated) {
  const text = await make();
  const before = await readFile(file, 'utf8').catch(() => '');
  if (before === text) continue;
  if (check) {
    console.error(`${file.pathname} is stale: npm run generate`);
    process.exitCode = 1;
  } else await writeFile(file, text);
}
