import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import type { Fault } from './check/fault.ts';
import type { Flow } from './definition.ts';
import { exportSchema } from './export-schema.ts';
import { flowId } from './flow-id.ts';

interface Exported {
  properties: {
    connectionReferences: Flow['connectionReferences'];
    definition: { parameters?: Flow['parameters']; triggers: Record<string, Flow['trigger']>; actions: Flow['actions'] };
  };
}

const isExport = new Ajv({ allErrors: true }).compile<Exported>(exportSchema);

/** Where an error of the schema is, as the other faults name places: `actions/Try/actions/Sync`. */
function placeOf({ instancePath }: ErrorObject): string {
  const whole = instancePath.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');
  return whole.replace(/^properties\/definition\/(?=.)/, '');
}

/** Reads one exported flow; faults in its outer shape are added to the list and leave nothing to check further. */
function readFlow(name: string, text: string, faults: Fault[]): Flow | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    faults.push({ flow: name, place: '', message: `is not JSON: ${(error as Error).message}` });
    return undefined;
  }
  if (!isExport(json)) {
    const errors = (isExport.errors ?? []).filter(({ keyword }) => keyword !== 'if');
    for (const error of errors) faults.push({ flow: name, place: placeOf(error), message: error.message ?? 'is not as an export has it' });
    return undefined;
  }
  const { connectionReferences, definition } = json.properties;
  const [[triggerName, trigger]] = Object.entries(definition.triggers) as [[string, Flow['trigger']]];
  const { parameters = {}, actions } = definition;
  return { name, id: flowId(name), connectionReferences, parameters, triggerName, trigger, actions };
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
