import { type Field, inputsOf, outputsOf } from './fields.ts';
import { type ConnectorCheck, problemsIn } from './files.ts';

const titleCase = /^[A-Z][A-Za-z0-9]*( [A-Z0-9][A-Za-z0-9]*)*$/;

/**
 * Every parameter and property has a title and a description (Microsoft's string guidance), and in one answer or body no two have the same
 * whole title: the designer shows the titles of what a property lies in before its own.
 */
export const checkTexts: ConnectorCheck = ({ definition, operations }) => {
  const groups = operations.flatMap((operation) => [inputsOf(definition, operation), outputsOf(definition, operation)]);
  // Operations share definitions: a fault of one is said at the first place that has it.
  const first = new Map(
    groups
      .flat()
      .reverse()
      .map((field) => [field.schema, field]),
  );
  return problemsIn('apiDefinition.swagger.json', [...[...first.values()].flatMap(faults), ...groups.flatMap(sameTitles)]);
};

function faults({ place, schema }: Field): string[] {
  const { 'x-ms-summary': title = '', description = '', type, items } = schema;
  const found: [boolean, string][] = [
    [!titleCase.test(title) || title.length > 80, 'has no title in title case of at most 80 characters'],
    [!/^[A-Z].*[.!?]$/.test(description), 'is not described in a full sentence'],
    [description.replace(/[.!?]$/, '').toLowerCase() === title.toLowerCase(), 'is described by its title'],
    [/https?:/.test(description), 'is described with an address'],
    [!type, 'has no type'],
    [type === 'array' && !items, 'is an array that does not say of what'],
    [Array.isArray(schema.required) && schema.required.some((name) => !schema.properties?.[name]), 'requires what it does not have'],
  ];
  return found.filter(([isWrong]) => isWrong).map(([, what]) => `${place} ${what}`);
}

function sameTitles(fields: Field[]): string[] {
  const places = Map.groupBy(fields, (field) => field.title);
  return [...places.entries()]
    .filter(([, all]) => all.length > 1)
    .map(([title, all]) => `${all.map((one) => one.place).join(' and ')} both show as ${title}`);
}
