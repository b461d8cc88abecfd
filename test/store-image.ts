import { readFileSync } from 'node:fs';
import { inject } from 'vitest';

/** The empty embedded database that test/global-setup.ts made. */
export const storeImage = (): Blob => new Blob([readFileSync(inject('storeImage'))]);
