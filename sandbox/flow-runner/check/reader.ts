import type { Node } from '../expression/parser.ts';
import { enclosing, type Placed } from '../tree.ts';
import { outputsOf, triggerOutputsOf } from './action-shapes.ts';
import type { FlowCheck } from './context.ts';
import { literalText, parseAt } from './expressions.ts';
import { any, arrayOf, either, none, objectOf, read, type Shape, scalar } from './shapes.ts';

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

const emptyList = /^[ \t\r\n]*\[[ \t\r\n]*\][ \t\r\n]*$/;

/** The shape of a value that is JSON already, as `json('…')` reads a literal. */
const shapeOfLiteral = (text: string): Shape => (emptyList.test(text) ? arrayOf(none) : any);

/** Tells what expressions of one flow give, and reports properties that are read and can't be there. */
export class Reader {
  readonly #check: FlowCheck;
  readonly #outputs = new Map<string, Shape>();
  #trigger: Shape | undefined;

  constructor(check: FlowCheck) {
    this.#check = check;
  }

  /** The shape of any value of the definition, its expressions evaluated. */
  shapeOf(value: unknown, spot: Spot): Shape {
    if (Array.isArray(value)) return arrayOf(value.map((item) => this.shapeOf(item, spot)).reduce(either, none));
    if (typeof value === 'object' && value !== null) {
      if (Object.keys(value).some((key) => key.startsWith('@'))) return any;
      return objectOf(
        'the object put together',
        Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, this.shapeOf(inner, spot)])),
      );
    }
    if (typeof value !== 'string') return value === null ? none : scalar;
    const parsed = parseAt(value, quiet);
    if (!parsed || parsed.type === 'text') return parsed ? { kind: 'scalar', json: shapeOfLiteral(parsed.text) } : any;
    if (parsed.type === 'expression') return this.shapeOfNode(parsed.node, spot);
    const [only, ...more] = parsed.parts;
    return only && typeof only !== 'string' && !more.length ? this.#text(this.shapeOfNode(only, spot)) : scalar;
  }

  shapeOfNode(node: Node, spot: Spot): Shape {
    switch (node.type) {
      case 'literal': {
        const text = literalText(node);
        if (text === undefined) return node.value === null ? none : scalar;
        return { kind: 'scalar', json: shapeOfLiteral(text) };
      }
      case 'access':
        return this.#access(node, spot);
      case 'call':
        return this.#call(node, spot);
    }
  }

  /** A value turned into text: of an object or array its JSON. */
  #text(shape: Shape): Shape {
    return shape.kind === 'scalar' ? shape : { kind: 'scalar', json: shape };
  }

  #access(node: Node & { type: 'access' }, spot: Spot): Shape {
    const target = this.shapeOfNode(node.target, spot);
    if (node.key.type !== 'literal') this.shapeOfNode(node.key, spot);
    const key = literalText(node.key);
    if (key === undefined) return target.kind === 'array' ? target.items : any;
    const found = read(target, key);
    if (typeof found !== 'string') return found;
    spot.say(found);
    return any;
  }

  #call(node: Node & { type: 'call' }, spot: Spot): Shape {
    const args = node.args.map((arg) => this.shapeOfNode(arg, spot));
    const [first = any] = args;
    const name = literalText(node.args[0]) ?? '';
    switch (node.name.toLowerCase()) {
      case 'triggeroutputs':
        return this.#triggerOutputs();
      case 'triggerbody':
        return this.#body(this.#triggerOutputs());
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
        return first.kind === 'array' ? first.items : any;
      case 'take':
      case 'skip':
      case 'reverse':
        return first.kind === 'array' ? first : any;
      case 'coalesce':
        return args.reduce(either, none);
      case 'if':
        return args.slice(1).reduce(either, none);
      case 'createarray':
        return arrayOf(args.reduce(either, none));
      case 'string':
        return this.#text(first);
      case 'json':
        return first.kind === 'scalar' ? (first.json ?? any) : any;
      default:
        return any;
    }
  }

  #triggerOutputs(): Shape {
    if (this.#trigger) return this.#trigger;
    // Flows that call each other in a circle end here.
    this.#trigger = any;
    this.#trigger = triggerOutputsOf(this.#check);
    return this.#trigger;
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
