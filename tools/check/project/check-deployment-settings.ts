import type { Project } from '../project.ts';
import type { Problem } from '../solution/problem.ts';

interface Settings {
  EnvironmentVariables?: { SchemaName?: string; Value?: string }[];
  ConnectionReferences?: { LogicalName?: string; ConnectionId?: string; ConnectorId?: string }[];
}

const folder = 'solution/deployment-settings/';
const keys = ['EnvironmentVariables', 'ConnectionReferences', 'SchemaName', 'Value', 'LogicalName', 'ConnectionId', 'ConnectorId'];

/** Stands where a maker writes a value of theirs. */
const placeholder = /^(|<[^>]+>|\{\{[^}]+\}\}|\$\{\w+\}|.*example(\.\w+)?)$/i;

/**
 * A deployment settings file (`pac solution create-settings`; Microsoft) names environment variables and connection references that the
 * solutions have, and no value, connection or account of anybody; each solution has one with a place for all it asks for.
 */
export function checkDeploymentSettings({ files, core, connector }: Project): Problem[] {
  const problems: Problem[] = [];
  for (const { path, text } of files.filter(
    (file) =>
      file.path.endsWith('.json') && (file.path.startsWith(folder) || /"(EnvironmentVariables|ConnectionReferences)"\s*:/.test(file.text)),
  )) {
    const say = (message: string) => problems.push({ path, message });
    const settings = JSON.parse(text.replace(/^\ufeff/, '')) as Settings;
    for (const one of [settings, ...(settings.EnvironmentVariables ?? []), ...(settings.ConnectionReferences ?? [])])
      for (const key of Object.keys(one).filter((name) => !keys.includes(name))) say(`holds ${key}, which is no setting`);
    if (Array.isArray(settings) || !settings.EnvironmentVariables || !settings.ConnectionReferences)
      say('holds no lists of EnvironmentVariables and ConnectionReferences');
    const variables = [...connector.environmentVariables, ...core.environmentVariables].map((one) => one.name);
    for (const { SchemaName = '', Value = '' } of settings.EnvironmentVariables ?? []) {
      if (!variables.includes(SchemaName)) say(`sets the environment variable ${SchemaName}, which no solution has`);
      if (!placeholder.test(Value)) say(`gives ${SchemaName} the value "${Value}"`);
    }
    for (const { LogicalName = '', ConnectionId = '', ConnectorId = '' } of settings.ConnectionReferences ?? []) {
      const reference = core.connectionReferences.find((one) => one.name === LogicalName);
      if (!reference) say(`sets the connection reference ${LogicalName}, which the solution does not have`);
      else if (
        ConnectorId &&
        !placeholder.test(ConnectorId) &&
        ConnectorId !== `/providers/Microsoft.PowerApps/apis/${reference.connector}`
      )
        say(`gives ${LogicalName} the connector ${ConnectorId} instead of ${reference.connector}`);
      if (!placeholder.test(ConnectionId)) say(`gives ${LogicalName} the connection ${ConnectionId}`);
    }
  }
  for (const [name, tree] of [
    ['connector', connector],
    ['core', core],
  ] as const) {
    const path = `${folder}${name}.json`;
    const template = files.find((file) => file.path === path);
    if (!template) problems.push({ path, message: 'is missing' });
    const wanted = [...tree.environmentVariables, ...tree.connectionReferences].map((one) => one.name);
    for (const one of wanted.filter((part) => template && !template.text.includes(`"${part}"`)))
      problems.push({ path, message: `has no place for ${one}` });
  }
  return problems;
}
