import type { Variable } from '../active-run.ts';
import type { Execution, Executor } from '../executor.ts';
import { ActionError, type Outcome } from '../outcome.ts';

const initial: Record<string, unknown> = { string: '', integer: 0, float: 0, boolean: false, array: [], object: null };

const fits: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value),
  float: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  array: Array.isArray,
  object: (value) => typeof value === 'object' && !Array.isArray(value),
};

function store(variable: Variable & { name: string }, value: unknown): Outcome {
  if (value !== null && !fits[variable.type]?.(value))
    throw new ActionError(
      'InvalidTemplate',
      `The variable '${variable.name}' of type '${variable.type}' cannot be initialized or updated with value ${JSON.stringify(value)?.slice(0, 60)}.`,
    );
  variable.value = value;
  return { status: 'Succeeded' };
}

function find({ run, action }: Execution): Variable & { name: string } {
  const name = String(action.inputs.name);
  const variable = run.variables.get(name.toLowerCase());
  if (variable) return variable;
  throw new ActionError('InvalidTemplate', `The variable '${name}' must be initialized before it can be used.`);
}

export const initialize: Executor = ({ run, action, evaluate }) => {
  const inputs = action.inputs.variables.map((given: { name: string; type: string; value?: unknown }) => ({
    ...given,
    value: given.value === undefined ? initial[given.type.toLowerCase()] : evaluate(given.value),
  }));
  for (const { name, type, value } of inputs) {
    if (run.variables.has(name.toLowerCase())) throw new ActionError('InvalidTemplate', `The variable '${name}' is already initialized.`);
    const variable = { name, type: type.toLowerCase(), value: null };
    store(variable, value);
    run.variables.set(name.toLowerCase(), variable);
  }
  return { status: 'Succeeded', inputs: { variables: inputs } };
};

/** An executor that computes the new value from the old one and the action's `value`. */
function update(compute: (old: unknown, value: unknown, execution: Execution) => unknown, fallback?: unknown): Executor {
  return (execution) => {
    const variable = find(execution);
    const value = execution.action.inputs.value === undefined ? fallback : execution.evaluate(execution.action.inputs.value);
    const outcome = store(variable, compute(variable.value, value, execution));
    const inputs = { name: variable.name, value };
    return { ...outcome, inputs, outputs: { body: { name: variable.name, type: variable.type, value: variable.value } } };
  };
}

const counted = (old: unknown, value: unknown): [number, number] => {
  if (typeof old === 'number' && typeof value === 'number') return [old, value];
  throw new ActionError('InvalidTemplate', 'Only a variable of type Integer or Float is counted, by a number.');
};

export const setVariable = update((_, value) => value);
export const increment = update((old, value) => counted(old, value).reduce((sum, part) => sum + part), 1);
export const decrement = update((old, value) => counted(old, value).reduce((rest, part) => rest - part), 1);

export const appendToArray = update((old, value) => {
  if (Array.isArray(old)) return [...old, value];
  throw new ActionError('InvalidTemplate', 'Only a variable of type Array takes another element.');
});

export const appendToString = update((old, value, { evaluate }) => {
  if (typeof old !== 'string') throw new ActionError('InvalidTemplate', 'Only a variable of type String takes more text.');
  return evaluate("@concat(parameters('old'),parameters('value'))", { parameters: { old, value } });
});
