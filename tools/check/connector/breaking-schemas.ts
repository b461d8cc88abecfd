import { type Definition, follow, type PlacedOperation, type Schema } from './definition.ts';

interface Compared {
  released: Definition;
  current: Definition;
  /** What a flow gives must still be taken; what it gets must still be there. */
  isInput: boolean;
}

const required = (parameter: Schema): boolean => parameter.required === true;
const names = (schema: Schema): string[] => (Array.isArray(schema.required) ? schema.required : []);

/** What breaks flows in the parameters and the body of one operation. */
export function parameterBreaks(released: Definition, old: PlacedOperation, current: Definition, now: PlacedOperation): string[] {
  const compared = { released, current, isInput: true };
  const added = now.simple.filter((one) => required(one) && !old.simple.some((other) => other.name === one.name));
  return [
    ...old.simple.flatMap((one) =>
      oneParameter(
        compared,
        one,
        now.simple.find((other) => other.name === one.name),
      ),
    ),
    ...added.map((one) => `The parameter ${one.name} is new and required.`),
    ...bodyBreaks(compared, old.body, now.body),
  ];
}

function oneParameter(compared: Compared, old: Schema, now: Schema | undefined): string[] {
  const place = `parameter ${old.name}`;
  if (!now) return [`The ${place} was removed.`];
  return [
    ...(old.in === now.in ? [] : [`The ${place} was in the ${old.in} and is in the ${now.in}.`]),
    ...(!required(old) && required(now) ? [`The ${place} is required now.`] : []),
    ...schemaBreaks(compared, { ...old, required: [] }, { ...now, required: [] }, place),
  ];
}

function bodyBreaks(compared: Compared, old: Schema | undefined, now: Schema | undefined): string[] {
  if (!old) return now && required(now) ? ['The body is new and required.'] : [];
  if (!now) return ['The body was removed.'];
  const schemas = [follow(compared.released, old.schema ?? {}), follow(compared.current, now.schema ?? {})] as const;
  return [...(!required(old) && required(now) ? ['The body is required now.'] : []), ...schemaBreaks(compared, ...schemas, 'body')];
}

/** What breaks flows between two schemas, references followed, at any depth. `place` names them in the sentences. */
export function schemaBreaks(compared: Compared, old: Schema, now: Schema, place: string, open: Schema[] = []): string[] {
  if (open.includes(old)) return [];
  return [
    ...ownBreaks(compared.isInput, old, now, place),
    ...propertyBreaks(compared, old, now, place, [...open, old]),
    ...(old.items && now.items
      ? schemaBreaks(compared, follow(compared.released, old.items), follow(compared.current, now.items), `${place}/[]`, [...open, old])
      : []),
  ];
}

function ownBreaks(isInput: boolean, old: Schema, now: Schema, place: string): string[] {
  const gone = (old.enum ?? []).filter((value) => now.enum && !now.enum.includes(value));
  const hidden = old['x-ms-visibility'] !== 'internal' && now['x-ms-visibility'] === 'internal';
  const found: [boolean, string][] = [
    [old.type !== now.type, `The type of ${place} was ${old.type} and is ${now.type}.`],
    [old.format !== now.format, `The format of ${place} was ${old.format ?? 'none'} and is ${now.format ?? 'none'}.`],
    [gone.length > 0, `The ${place} no longer has ${gone.join(', ')}.`],
    [isInput && !old.enum && now.enum !== undefined, `The ${place} takes a list of values only now.`],
    [isInput && isNarrower(old, now), `The ${place} takes less than before.`],
    [hidden, `The ${place} was hidden.`],
  ];
  return found.filter(([isBroken]) => isBroken).map(([, message]) => message);
}

function isNarrower(old: Schema, now: Schema): boolean {
  const most = (key: 'maxLength' | 'maxItems') => (now[key] ?? Infinity) < (old[key] ?? Infinity);
  const least = (key: 'minLength' | 'minItems') => (now[key] ?? 0) > (old[key] ?? 0);
  return most('maxLength') || most('maxItems') || least('minLength') || least('minItems');
}

function propertyBreaks(compared: Compared, old: Schema, now: Schema, place: string, open: Schema[]): string[] {
  const newlyRequired = compared.isInput ? names(now).filter((name) => !names(old).includes(name)) : [];
  return [
    ...newlyRequired.map((name) => `The ${place}/${name} is required now.`),
    ...Object.entries(old.properties ?? {}).flatMap(([name, property]) => {
      const later = now.properties?.[name];
      if (!later) return [`The ${place}/${name} was removed.`];
      return schemaBreaks(compared, follow(compared.released, property), follow(compared.current, later), `${place}/${name}`, open);
    }),
  ];
}
