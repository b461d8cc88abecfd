import type { Context } from '../expression/context.ts';
import type { Result } from './outcome.ts';

/** One pass of a loop: its item or index and the results of the actions inside, which hide those of earlier passes. */
export interface Loop {
  name: string;
  kind: 'Foreach' | 'Until';
  index: number;
  item?: unknown;
}

/** Where results are looked up: the run's own frame, or that of a loop's pass inside it. */
export class Frame {
  readonly parent: Frame | undefined;
  readonly loop: Loop | undefined;
  readonly #results = new Map<string, Result>();
  readonly #passes = new Map<string, Frame[]>();

  constructor(parent?: Frame, loop?: Loop) {
    this.parent = parent;
    this.loop = loop;
  }

  set(result: Result): void {
    this.#results.set(result.name.toLowerCase(), result);
  }

  get(name: string): Result | undefined {
    return this.#results.get(name.toLowerCase()) ?? this.parent?.get(name);
  }

  /** A new pass of a loop, kept for `result('loop')`. */
  pass(loop: Loop): Frame {
    const frame = new Frame(this, loop);
    const key = loop.name.toLowerCase();
    this.#passes.set(key, [...(this.#passes.get(key) ?? []), frame]);
    return frame;
  }

  /** The passes of a loop so far, in the order they began. */
  passes(loop: string): Frame[] | undefined {
    return this.#passes.get(loop.toLowerCase()) ?? this.parent?.passes(loop);
  }

  /** The results recorded in this frame itself, by action name. */
  own(): Record<string, Result> {
    return Object.fromEntries([...this.#results.values()].map((result) => [result.name, result]));
  }

  /** What an expression evaluated here sees of actions and loops. */
  view(): Pick<Context, 'actions' | 'items' | 'iterationIndexes'> {
    const outer = this.parent?.view() ?? { actions: {}, items: {}, iterationIndexes: {} };
    const actions = { ...outer.actions };
    for (const result of this.#results.values()) actions[result.name] = result;
    if (!this.loop) return { ...outer, actions };
    const { name, kind, index, item } = this.loop;
    if (kind === 'Until') return { ...outer, actions, iterationIndexes: { ...outer.iterationIndexes, [name]: index } };
    return { ...outer, actions, items: { ...outer.items, [name]: item } };
  }
}
