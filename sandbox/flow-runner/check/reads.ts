import type { Placed } from '../tree.ts';
import type { FlowCheck } from './context.ts';
import { actionExpressions, roots, triggerExpressions } from './expressions.ts';
import type { Reader } from './reader.ts';
import { any, type Shape } from './shapes.ts';

const itemParts = /^inputs\/(select|where|columns)/;

/** The element that `item()` is in the parts of Select and Filter array that look at one element. */
function elementOf(placed: Placed, reader: Reader): Shape {
  const from = reader.shapeOf(placed.action.inputs?.from, { at: placed, say: () => undefined });
  return from.kind === 'array' ? from.items : any;
}

function checkAction(placed: Placed, check: FlowCheck, reader: Reader): void {
  const { action, place } = placed;
  for (const found of actionExpressions(action, () => undefined)) {
    const said = new Set<string>();
    const say = (message: string) => {
      if (!said.has(message)) check.report(place, `${found.part}: ${message} (${found.text})`);
      said.add(message);
    };
    const item = itemParts.test(found.part) ? elementOf(placed, reader) : undefined;
    for (const root of roots(found.parsed)) {
      const shape = reader.shapeOfNode(root, { at: placed, item, say });
      const array =
        found.part === 'foreach' || (found.part === 'inputs/from' && ['Select', 'Query', 'Join', 'Table'].includes(action.type));
      if (array && (shape.kind === 'object' || shape.kind === 'scalar'))
        say(`is ${shape.kind === 'object' ? 'an object' : 'a plain value'} and must be an array`);
    }
  }
}

/** What expressions read of rows, answers and inputs is there: selected columns, properties of the connector's answers, inputs of a button. */
export function checkReads(check: FlowCheck, reader: Reader): void {
  for (const placed of check.placed) checkAction(placed, check, reader);
  const { flow } = check;
  for (const found of triggerExpressions(flow.trigger, () => undefined)) {
    // splitOn reads the whole answer, before it is split.
    if (found.part === 'splitOn') continue;
    const say = (message: string) => check.report(`triggers/${flow.triggerName}`, `${found.part}: ${message} (${found.text})`);
    for (const root of roots(found.parsed)) reader.shapeOfNode(root, { say });
  }
}
