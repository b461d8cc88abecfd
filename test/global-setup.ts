import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    storeImage: string;
  }
}

/** Makes an empty embedded database once, for every test file to begin with. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'store-image-'));
  const lite = await PGlite.create('memory://');
  writeFileSync(join(folder, 'image'), Buffer.from(await (await lite.dumpDataDir('none')).arrayBuffer()));
  await lite.close();
  project.provide('storeImage', join(folder, 'image'));
  return () => rmSync(folder, { recursive: true });
}
