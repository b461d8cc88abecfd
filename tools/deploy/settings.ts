import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** A variable's value for one environment (Microsoft's deployment settings file). */
export interface VariableValue {
  SchemaName: string;
  Value: string;
}

/** The connection that a connection reference stands for in one environment. */
export interface ConnectionValue {
  LogicalName: string;
  ConnectionId: string;
  ConnectorId: string;
}

/** A deployment settings file, as `pac solution create-settings` writes it and `pac solution import --settings-file` takes it. */
export interface DeploymentSettings {
  EnvironmentVariables: VariableValue[];
  ConnectionReferences: ConnectionValue[];
}

/** Settings with the file each entry came from, for messages. */
export interface SourcedSettings {
  files: string[];
  variables: (VariableValue & { file: string })[];
  connections: (ConnectionValue & { file: string })[];
  faults: string[];
}

/**
 * Reads settings files one after the other into one. Files that are no settings are faults, named with what is wrong; the values of entries
 * are judged elsewhere. Paths in messages are relative to `from`.
 */
export function readSettings(files: string[], from: string): SourcedSettings {
  const all: SourcedSettings = { files: [], variables: [], connections: [], faults: [] };
  for (const path of files) {
    const file = relative(from, path).startsWith('..') ? path : relative(from, path);
    all.files.push(file);
    if (!existsSync(path)) {
      all.faults.push(`${file} is not there`);
      continue;
    }
    try {
      const given: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
      if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new Error('is no JSON object');
      for (const name of Object.keys(given))
        if (!['EnvironmentVariables', 'ConnectionReferences'].includes(name))
          all.faults.push(`${file}: ${name} is no part of deployment settings`);
      const { EnvironmentVariables: variables = [], ConnectionReferences: connections = [] } = given as Record<string, unknown>;
      for (const one of entries(variables, 'EnvironmentVariables', ['SchemaName', 'Value']))
        all.variables.push({ ...(one as unknown as VariableValue), file });
      for (const one of entries(connections, 'ConnectionReferences', ['LogicalName', 'ConnectionId', 'ConnectorId']))
        all.connections.push({ ...(one as unknown as ConnectionValue), file });
    } catch (error) {
      all.faults.push(`${file} ${error instanceof SyntaxError ? `is no JSON (${error.message})` : (error as Error).message}`);
    }
  }
  return all;
}

/** A value still to be filled in: empty, or in angle brackets as the templates have it. */
export function isPlaceholder(value: string): boolean {
  return value.trim() === '' || /^<.*>$/.test(value.trim());
}

function entries(given: unknown, list: string, fields: string[]): Record<string, string>[] {
  if (!Array.isArray(given)) throw new Error(`has ${list} that is no list`);
  return given.map((one: unknown) => {
    const entry = (typeof one === 'object' && one !== null ? one : {}) as Record<string, unknown>;
    if (fields.some((field) => typeof entry[field] !== 'string'))
      throw new Error(`has an entry of ${list} without ${fields.join(', ')}, each a text`);
    return Object.fromEntries(fields.map((field) => [field, (entry[field] as string).trim()]));
  });
}
