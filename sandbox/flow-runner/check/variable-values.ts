import type { Action } from '../definition.ts';
import { isDynamic } from './texts.ts';

type Say = (message: string) => void;

const fits: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  integer: Number.isInteger,
  float: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  array: Array.isArray,
  object: (value) => typeof value === 'object' && !Array.isArray(value),
};

/** The types of variable that an action type can change. */
const changes: Record<string, string[]> = {
  AppendToArrayVariable: ['array'],
  AppendToStringVariable: ['string'],
  DecrementVariable: ['integer', 'float'],
  IncrementVariable: ['integer', 'float'],
};

function checkLiteral(name: string, type: string, value: unknown, say: Say): void {
  if (value === undefined || value === null || isDynamic(value)) return;
  if (fits[type]?.(value) === false) say(`the variable '${name}' is of type ${type} and can't hold ${JSON.stringify(value)?.slice(0, 60)}`);
}

/** A literal fits the variable's type, and the action is one for variables of that type; `typeOf` knows the initialized ones by lower-case name. */
export function checkVariableValues({ type, inputs }: Action, typeOf: ReadonlyMap<string, string>, say: Say): void {
  if (type === 'InitializeVariable')
    for (const { name, type: of, value } of inputs?.variables ?? []) checkLiteral(name, String(of).toLowerCase(), value, say);
  const name = String(inputs?.name);
  const of = typeOf.get(name.toLowerCase());
  if (!of) return;
  if (type === 'SetVariable') checkLiteral(name, of, inputs.value, say);
  const wanted = changes[type];
  if (!wanted) return;
  if (!wanted.includes(of)) say(`${type} changes a variable of type ${wanted.join(' or ')}; '${name}' is of type ${of}`);
  else if (wanted.includes('float')) checkLiteral(name, of, inputs.value, say);
}
