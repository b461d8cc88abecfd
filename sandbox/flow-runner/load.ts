import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Fault } from './check/fault.ts';
import type { Flow } from './definition.ts';
import { flowId } from './flow-id.ts';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether actions can be walked through: objects with a type, holding objects. Reports the place of the first that can't. */
function isTree(actions: unknown, place: string, fault: (place: string, message: string) => false): boolean {
  if (!isObject(actions)) return fault(place, 'must be an object of actions');
  return Object.entries(actions).every(([name, action]) => {
    const here = `${place}/${name}`;
    if (!isObject(action) || typeof action.type !== 'string') return fault(here, "must be an object with a 'type'");
    if (action.runAfter !== undefined && !isObject(action.runAfter)) return fault(here, "'runAfter' must be an object");
    for (const key of ['else', 'default', 'cases'])
      if (action[key] !== undefined && !isObject(action[key])) return fault(here, `'${key}' must be an object`);
    const branches: [string, unknown][] = [
      ['actions', action.actions],
      ['else/actions', (action.else as Json | undefined)?.actions],
      ['default/actions', (action.default as Json | undefined)?.actions],
      ...Object.entries((action.cases ?? {}) as Json).map(([key, branch]): [string, unknown] => [
        `cases/${key}/actions`,
        isObject(branch) ? branch.actions : null,
      ]),
    ];
    return branches.every(([key, inner]) => inner === undefined || isTree(inner, `${here}/${key}`, fault));
  });
}

/** Reads one exported flow; faults in its outer shape are added to the list and leave nothing to check further. */
function readFlow(name: string, text: string, faults: Fault[]): Flow | undefined {
  const fault = (place: string, message: string): false => {
    faults.push({ flow: name, place, message });
    return false;
  };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    fault('', `is not JSON: ${(error as Error).message}`);
    return undefined;
  }
  const before = faults.length;
  const properties = isObject(json) ? json.properties : undefined;
  if (!isObject(json) || !isObject(properties)) return void fault('properties', 'is missing');
  if (json.schemaVersion !== '1.0.0.0') fault('schemaVersion', "must be '1.0.0.0'");
  const definition = properties.definition;
  if (!isObject(definition)) return void fault('properties/definition', 'is missing');
  if (!isObject(properties.connectionReferences)) fault('properties/connectionReferences', 'is missing');
  if (!isObject(definition.triggers) || Object.keys(definition.triggers).length !== 1) fault('triggers', 'must hold exactly one trigger');
  else if (!Object.values(definition.triggers).every((one) => isObject(one) && typeof one.type === 'string'))
    fault('triggers', "must be objects with a 'type'");
  if (!isObject(definition.actions)) fault('actions', 'is missing');
  else isTree(definition.actions, 'actions', fault);
  if (definition.parameters !== undefined && (!isObject(definition.parameters) || !Object.values(definition.parameters).every(isObject)))
    fault('parameters', 'must be an object of objects');
  if (typeof definition.$schema !== 'string') fault('$schema', 'is missing');
  if (typeof definition.contentVersion !== 'string') fault('contentVersion', 'is missing');
  if (faults.length > before) return undefined;
  const [[triggerName, trigger]] = Object.entries(definition.triggers as Json) as [[string, Flow['trigger']]];
  return {
    name,
    id: flowId(name),
    connectionReferences: properties.connectionReferences as Flow['connectionReferences'],
    parameters: (definition.parameters ?? {}) as Flow['parameters'],
    triggerName,
    trigger,
    actions: definition.actions as Flow['actions'],
  };
}

/** Reads every `*.json` of a folder, in order of name. */
export function readFlows(folder: string, faults: Fault[]): Flow[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort();
  return files
    .map((file) => readFlow(file.slice(0, -'.json'.length), readFileSync(path.join(folder, file), 'utf8'), faults))
    .filter((flow) => flow !== undefined);
}
