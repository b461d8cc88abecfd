import type { Node } from '../expression/parser.ts';
import { enclosing, type Placed } from '../tree.ts';
import { outputsOf, triggerOutputsOf } from './action-shapes.ts';
import type { FlowCheck } from './context.ts';
import { literalText, parseAt } from './expressions.ts';
import { any, arrayOf, objectOf, read, type Shape, scalar } from './shapes.ts';

/** Where an expression stands: its action, the element `item()` is where it isn't a loop's, and who hears of wrong names. */
export interface Spot {
  at?: Placed;
  item?: Shape;
  say(message: string): void;
}

const quiet = () => undefined;

const record = (outputs: Shape): Shape =>
  objectOf("the action's record", {
    name: scalar,
    inputs: any,
    outputs,
    status: scalar,
    code: scalar,
    error: any,
    startTime: scalar,
    endTime: scalar,
    trackingId: scalar,
    clientTrackingId: scalar,
    trackedProperties: any,
  });

/** Tells what expressions of one flow give, and reports properties that are read and can't be there. */
export class Reader {
  readonly #check: FlowCheck;
  readonly #outputs = new Map<string, Shape>();
  readonly #trigger: Shape;

  constructor(check: FlowCheck) {
    this.#check = check;
    this.#trigger = triggerOutputsOf(check);
  }

  /** The shape of any value of the definition, its expressions evaluated. */
  shapeOf(value: unknown, spot: Spot): Shape {
    if (Array.isArray(value)) return arrayOf(any);
    if (typeof value === 'object' && value !== null) {
      const keys = Object.keys(value);
      if (keys.some((key) => key.startsWith('@'))) return any;
      return objectOf(
        'the object put together',
        Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, this.shapeOf(inner, spot)])),
      );
    }
    if (typeof value !== 'string') return value === null ? any : scalar;
    const parsed = parseAt(value, quiet);
    if (!parsed || parsed.type !== 'expression') return scalar;
    return this.shapeOfNode(parsed.node, spot);
  }

  shapeOfNode(node: Node, spot: Spot): Shape {
    switch (node.type) {
      case 'literal':
        return node.value === null ? any : scalar;
      case 'access':
        return this.#access(node, spot);
      case 'call':
        return this.#call(node, spot);
    }
  }

  #access(node: Node & { type: 'access' }, spot: Spot): Shape {
    const target = this.shapeOfNode(node.target, spot);
    if (node.key.type !== 'literal') {
      this.shapeOfNode(node.key, spot);
      return target.kind === 'array' ? target.items : any;
    }
    const key = literalText(node.key);
    if (key === undefined) return target.kind === 'array' ? target.items : any;
    const found = read(target, key);
    if (typeof found !== 'string') return found;
    spot.say(found);
    return any;
  }

  #call(node: Node & { type: 'call' }, spot: Spot): Shape {
    const args = node.args.map((arg) => this.shapeOfNode(arg, spot));
    const name = literalText(node.args[0]) ?? '';
    switch (node.name.toLowerCase()) {
      case 'triggeroutputs':
        return this.#trigger;
      case 'triggerbody':
        return this.#body(this.#trigger);
      case 'outputs':
        return this.outputsOf(name);
      case 'body':
        return this.#body(this.outputsOf(name));
      case 'actions':
        return record(this.outputsOf(name));
      case 'result':
        return arrayOf(record(any));
      case 'items':
        return this.#item(this.#check.byName.get(name.toLowerCase()));
      case 'item':
        return spot.item ?? this.#item(spot.at && enclosing(spot.at).find(({ action }) => action.type === 'Foreach'));
      case 'first':
      case 'last':
        return args[0]?.kind === 'array' ? args[0].items : any;
      case 'take':
      case 'skip':
      case 'reverse':
        return args[0]?.kind === 'array' ? args[0] : any;
      case 'coalesce':
        return args.find((shape) => shape.kind !== 'any') && args.filter((shape) => shape.kind !== 'any').length === 1 && args[0]
          ? args[0]
          : any;
      default:
        return any;
    }
  }

  #body(outputs: Shape): Shape {
    const body = outputs.kind === 'object' ? outputs.properties.get('body') : undefined;
    return body ?? any;
  }

  /** One element of what a Foreach loops over. */
  #item(loop: Placed | undefined): Shape {
    if (!loop) return any;
    const list = this.shapeOf(loop.action.foreach, { at: loop, say: quiet });
    return list.kind === 'array' ? list.items : any;
  }

  /** The outputs of an action, by name. */
  outputsOf(name: string): Shape {
    const key = name.toLowerCase();
    const known = this.#outputs.get(key);
    if (known) return known;
    const placed = this.#check.byName.get(key);
    // A flow whose actions read each other in a circle ends here; the circle itself is reported elsewhere.
    this.#outputs.set(key, any);
    const shape = placed
      ? outputsOf(placed.action, this.#check, (value, item) => this.shapeOf(value, { at: placed, item, say: quiet }))
      : any;
    this.#outputs.set(key, shape);
    return shape;
  }
}
