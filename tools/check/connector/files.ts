import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../solution/problem.ts';
import type { Definition } from './definition.ts';
import { operationsOf, type PlacedOperation } from './definition.ts';

interface OAuthSettings {
  identityProvider?: string;
  clientId?: string;
  scopes?: string[];
  redirectMode?: string;
  customParameters?: Record<string, { value?: string }>;
}

/** apiProperties.json, as far as the checks read it. */
export interface ApiProperties {
  connectionParameters?: Record<string, { type?: string; oAuthSettings?: OAuthSettings }>;
  iconBrandColor?: string;
  policyTemplateInstances?: { title?: string; parameters?: Record<string, unknown> }[];
}

/** The folder of a connector, read. */
export interface Connector {
  definition: Definition;
  operations: PlacedOperation[];
  properties: ApiProperties;
  /** The files as text; one that is not there is empty. */
  texts: Record<TextFile, string>;
  icon: Uint8Array;
}

export type ConnectorCheck = (connector: Connector) => Problem[];

const textFiles = ['apiDefinition.swagger.json', 'apiProperties.json', 'README.md', 'intro.md'] as const;
export type TextFile = (typeof textFiles)[number];

/** Reads a connector's folder. Throws an Error if the definition, the properties or the icon is missing, or a JSON file is none. */
export function readConnector(folder: string): Connector {
  const read = (file: string) => (existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : '');
  const texts = Object.fromEntries(textFiles.map((file) => [file, read(file)])) as Record<TextFile, string>;
  const definition = parse(texts, 'apiDefinition.swagger.json') as Definition;
  const { properties } = parse(texts, 'apiProperties.json') as { properties: ApiProperties };
  return { definition, operations: operationsOf(definition), properties, texts, icon: readFileSync(join(folder, 'icon.png')) };
}

function parse(texts: Record<TextFile, string>, file: TextFile): unknown {
  try {
    return JSON.parse(texts[file].replace(/^\ufeff/, ''));
  } catch (error) {
    throw new Error(`${file} is not there or is no JSON: ${(error as Error).message}`);
  }
}

/** Problems of one file: one for each message that applies. */
export function problemsIn(path: TextFile | 'icon.png', messages: (string | false | undefined)[]): Problem[] {
  return messages.filter((message) => typeof message === 'string').map((message) => ({ path, message }));
}
