import type { Value } from './store.ts';

export type Operation = 'create' | 'update' | 'delete' | 'read' | 'list';

export interface Change {
  sequence: number;
  at: string;
  /** Who: the name from the `x-sandbox-user` header, or the default user. */
  by: string;
  /** `platform` for what the server wrote by itself: totals, cascades, close records. */
  origin: 'request' | 'platform' | 'seed';
  table: string;
  id: string;
  operation: 'create' | 'update' | 'delete';
  /** What was written, and what was there before; a write of the same value is listed too. */
  columns: Record<string, { from: Value; to: Value }>;
}

/** Who wrote what when, newest last; the oldest are forgotten beyond `limit`. */
export class ChangeLog {
  readonly #limit: number;
  #entries: Change[] = [];
  #sequence = 0;

  constructor(limit = 5_000) {
    this.#limit = limit;
  }

  add(change: Omit<Change, 'sequence'>): void {
    this.#sequence += 1;
    this.#entries.push({ ...change, sequence: this.#sequence });
    if (this.#entries.length > this.#limit) this.#entries.splice(0, this.#entries.length - this.#limit);
  }

  /** Changes after a sequence number, oldest first. */
  since(sequence = 0): Change[] {
    return this.#entries.filter((change) => change.sequence > sequence);
  }

  clear(): void {
    this.#entries = [];
  }
}

/** Requests per table and operation: what the customer pays for. */
export class CallCounter {
  #counts = new Map<string, number>();

  count(table: string, operation: Operation): void {
    const key = `${table}:${operation}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  of(table: string, operation: Operation): number {
    return this.#counts.get(`${table}:${operation}`) ?? 0;
  }

  /** `{ "salesorder:update": 3, … }` */
  all(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }

  reset(): void {
    this.#counts = new Map();
  }
}
