import type { Column } from '../../dataverse/entities/types.ts';
import type { Node } from '../expression/parser.ts';
import type { Placed } from '../tree.ts';
import type { CheckWorld, FlowCheck } from './context.ts';
import { actionExpressions, literalText, parseAt, roots, walk } from './expressions.ts';
import type { Reader } from './reader.ts';
import type { Choice } from './shapes.ts';

type Say = (message: string) => void;

interface Compared {
  choice: Choice;
  /** Values that stand in for an empty one, as in `coalesce(…, 0)`. */
  also: number[];
}

const comparing = ['equals', 'greater', 'greaterorequals', 'less', 'lessorequals'];
const ownName = /^xc_/;

const hasOptions = (column: Column): boolean => ['picklist', 'state', 'status'].includes(column.type) && Boolean(column.options?.length);

/** A column of ours by its name alone, where nothing tells whose row it is: what any table's column of that name takes. */
function choiceByName(key: string, { metadata }: CheckWorld): Choice | undefined {
  const name = key.split('/').at(-1)?.toLowerCase() ?? '';
  if (!ownName.test(name)) return undefined;
  const columns = [...metadata.tables.values()].flatMap((table) => table.columns.get(name) ?? []);
  if (columns.length === 0 || !columns.every(hasOptions)) return undefined;
  return { name, values: columns.flatMap((column) => (column.options ?? []).map(({ value }) => value)) };
}

/** The whole number a literal is, also as a text. */
function numberOf(node: Node): number | undefined {
  if (node.type !== 'literal') return undefined;
  const value = literalText(node) ?? node.value;
  return typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value)) ? Number(value) : undefined;
}

/** The numbers a value may be: those of `if`, `coalesce` and `createArray` too. */
function numbersOf(node: Node): number[] {
  const number = numberOf(node);
  if (number !== undefined) return [number];
  if (node.type !== 'call') return [];
  const name = node.name.toLowerCase();
  if (name === 'if') return node.args.slice(1).flatMap(numbersOf);
  return name === 'coalesce' || name === 'createarray' ? node.args.flatMap(numbersOf) : [];
}

/** Checks the numbers of one flow that stand for choices. */
class ChoiceValues {
  readonly #check: FlowCheck;
  readonly #reader: Reader;

  constructor(check: FlowCheck, reader: Reader) {
    this.#check = check;
    this.#reader = reader;
  }

  /** The choice whose value an expression is, if it is one. */
  #choiceOf(node: Node, at: Placed | undefined): Compared | undefined {
    if (node.type === 'access') {
      const shape = this.#reader.shapeOfNode(node, { at, say: () => undefined });
      if (shape.kind === 'scalar' && shape.choice) return { choice: shape.choice, also: [] };
      const key = literalText(node.key);
      const choice =
        key === undefined || shape.kind === 'array' || shape.kind === 'object' ? undefined : choiceByName(key, this.#check.world);
      return choice && { choice, also: [] };
    }
    if (node.type !== 'call' || !['coalesce', 'if', 'int', 'string'].includes(node.name.toLowerCase())) return undefined;
    const args = node.name.toLowerCase() === 'if' ? node.args.slice(1) : node.args;
    const found = args.map((arg) => this.#choiceOf(arg, at)).filter((one) => one !== undefined);
    const [first] = found;
    return (
      first && {
        choice: { name: first.choice.name, values: found.flatMap(({ choice }) => choice.values) },
        also: [...args.flatMap(numbersOf), ...found.flatMap(({ also }) => also)],
      }
    );
  }

  #compare(left: Node, right: Node, at: Placed | undefined, say: Say): void {
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const compared = this.#choiceOf(one, at);
      if (!compared) continue;
      for (const number of numbersOf(other))
        if (!compared.choice.values.includes(number) && !compared.also.includes(number))
          say(`${number} is no choice of '${compared.choice.name}'`);
    }
  }

  /** Calls that compare, wherever they stand in an expression. */
  expressions(placed: Placed): void {
    for (const found of actionExpressions(placed.action, () => undefined)) {
      const say: Say = (message) => this.#check.report(placed.place, `${found.part}: ${message}`);
      for (const node of roots(found.parsed).flatMap((root) => [...walk(root)])) {
        if (node.type !== 'call') continue;
        const [first, second] = node.args;
        if (first && second && (comparing.includes(node.name.toLowerCase()) || node.name.toLowerCase() === 'contains'))
          this.#compare(first, second, placed, say);
      }
    }
  }

  /** A condition written as JSON, such as `{ "equals": [ "@…", 272000001 ] }`. */
  condition(condition: unknown, placed: Placed): void {
    if (Array.isArray(condition)) for (const inner of condition) this.condition(inner, placed);
    if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) return;
    for (const [operator, operands] of Object.entries(condition)) {
      const [left, right] = Array.isArray(operands) ? operands.map(asNode) : [];
      if (comparing.includes(operator.toLowerCase()) && left && right)
        this.#compare(left, right, placed, (message) => this.#check.report(placed.place, `expression: ${message}`));
      else this.condition(operands, placed);
    }
  }

  /** The cases of a Switch over a choice. */
  cases({ action, place }: Placed, placed: Placed): void {
    const over = action.type === 'Switch' ? asNode(action.expression) : undefined;
    if (!over) return;
    for (const [name, branch] of Object.entries(action.cases ?? {})) {
      const value = asNode(branch.case);
      if (value) this.#compare(over, value, placed, (message) => this.#check.report(place, `cases/${name}: ${message}`));
    }
  }

  /** Numbers under the name of a choice: columns that are written, and rows that are put together for later. */
  written(value: unknown, place: string, choiceOf: (key: string) => Choice | undefined): void {
    if (Array.isArray(value)) for (const inner of value) this.written(inner, place, choiceOf);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      const choice = choiceOf(key);
      const node = choice && asNode(inner);
      for (const number of node ? numbersOf(node) : [])
        if (!choice?.values.includes(number)) this.#check.report(place, `'${key}': ${number} is no choice of '${choice?.name}'`);
      this.written(inner, place, choiceOf);
    }
  }
}

/** A value of the definition as a node: an expression, a number, or the number a text is. */
function asNode(value: unknown): Node | undefined {
  if (typeof value === 'number') return { type: 'literal', value, position: 0 };
  const parsed = typeof value === 'string' ? parseAt(value, () => undefined) : undefined;
  if (parsed?.type === 'expression') return parsed.node;
  return parsed?.type === 'text' ? { type: 'literal', value: parsed.text, position: 0 } : undefined;
}

/** Every number that is written to a choice, put under its name or compared with it is one of its values (Dataverse refuses others, or never meets them). */
export function checkChoiceValues(check: FlowCheck, reader: Reader): void {
  const values = new ChoiceValues(check, reader);
  const { world } = check;
  for (const placed of check.placed) {
    const { action, place } = placed;
    values.expressions(placed);
    if (action.type === 'If' || action.type === 'Until') values.condition(action.expression, placed);
    values.cases(placed, placed);
    const { parameters, ...rest } = (action.type === 'OpenApiConnection' ? action.inputs : undefined) ?? {};
    const table = world.metadata.bySet(String(parameters?.entityName));
    const byTable = (key: string): Choice | undefined => {
      const column = key.startsWith('item/') ? table?.columns.get(key.slice('item/'.length)) : undefined;
      return column && hasOptions(column)
        ? { name: column.name, values: (column.options ?? []).map(({ value }) => value) }
        : choiceByName(key, world);
    };
    values.written(parameters ? { parameters, ...rest } : action.inputs, place, byTable);
  }
}
