import type { Schema } from '../connectors/swagger.ts';
import type { CheckWorld, FlowCheck } from './context.ts';

const word = /\bxc_[a-z0-9_]+/gi;

function collect(schema: Schema | undefined, names: Set<string>): void {
  for (const [name, inner] of Object.entries(schema?.properties ?? {})) {
    names.add(name.toLowerCase());
    collect(inner, names);
  }
  if (schema?.items) collect(schema.items, names);
}

const known = new WeakMap<CheckWorld, Set<string>>();

/** Every name with the solution's prefix that something has: tables, sets, columns, navigation properties, properties of the connector, references. */
function solutionNames(world: CheckWorld): Set<string> {
  const made = known.get(world);
  if (made) return made;
  const names = new Set<string>(world.connectionReferences);
  for (const table of world.metadata.tables.values()) {
    names.add(table.name).add(table.entitySet.toLowerCase());
    for (const column of table.columns.values()) {
      names.add(column.name);
      for (const target of column.targets ?? []) names.add(target.nav.toLowerCase()).add((target.collection ?? '').toLowerCase());
    }
  }
  for (const operation of world.operations.values()) {
    collect(operation.response, names);
    for (const parameter of operation.parameters) collect(parameter.schema, names);
  }
  known.set(world, names);
  return names;
}

/** Reports each word with the prefix that nothing has. */
function checkText(text: string, names: Set<string>, say: (message: string) => void): void {
  for (const [found] of text.matchAll(word)) {
    const name = found.toLowerCase();
    // In `_xc_organisationid_value` the word ends in what the Web API adds.
    if (!names.has(name) && !names.has(name.replace(/_(value|type|label)$/, '')))
      say(`there is no '${found}' in the solution or the connector`);
  }
}

function visit(value: unknown, names: Set<string>, say: (message: string) => void): void {
  if (typeof value === 'string') checkText(value, names, say);
  else if (Array.isArray(value)) for (const item of value) visit(item, names, say);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      checkText(key, names, say);
      visit(inner, names, say);
    }
}

function checkTableNames(parameters: Record<string, unknown>, world: CheckWorld, say: (message: string) => void): void {
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value !== 'string' || value.includes('@')) continue;
    if (name.endsWith('/table') && !world.metadata.tables.has(value)) say(`'${name}': unknown table '${value}'`);
    if (name.endsWith('/entitySet') && !world.metadata.bySet(value)) say(`'${name}': unknown entity set '${value}'`);
  }
}

/** A name with the solution's prefix that nothing has is a fault wherever it stands, also where its use can't be followed. */
export function checkSolutionNames(check: FlowCheck): void {
  const { flow, world, placed, report } = check;
  const variables = Object.values(flow.parameters).map(({ metadata }) => metadata?.schemaName?.toLowerCase() ?? '');
  const names = new Set([...solutionNames(world), ...variables]);
  for (const { action, place } of placed) {
    const said = new Set<string>();
    const say = (message: string) => {
      if (!said.has(message)) report(place, message);
      said.add(message);
    };
    const { host: _, ...inputs } = Array.isArray(action.inputs)
      ? { inputs: action.inputs }
      : typeof action.inputs === 'object'
        ? (action.inputs ?? {})
        : { inputs: action.inputs };
    visit({ inputs, expression: action.expression, foreach: action.foreach }, names, say);
    for (const branch of Object.values(action.cases ?? {})) visit(branch.case, names, say);
    if (action.type === 'OpenApiConnection') checkTableNames(inputs.parameters ?? {}, world, say);
  }
  const { host: _, ...inputs } = flow.trigger.inputs ?? {};
  visit({ inputs, conditions: flow.trigger.conditions }, names, (message) => report(`triggers/${flow.triggerName}`, message));
}
