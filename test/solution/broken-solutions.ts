import type { Broken } from './broken/broken.ts';
import { brokenFlows } from './broken/broken-flows.ts';
import { brokenLayouts } from './broken/broken-layouts.ts';
import { brokenMetadata } from './broken/broken-metadata.ts';
import { brokenParts } from './broken/broken-parts.ts';
import { brokenSources } from './broken/broken-sources.ts';
import { brokenTables } from './broken/broken-tables.ts';

/** Each breaks one thing in a copy of the project, and says what its check must answer. */
export const broken: Broken[] = [...brokenTables, ...brokenLayouts, ...brokenMetadata, ...brokenParts, ...brokenFlows, ...brokenSources];
