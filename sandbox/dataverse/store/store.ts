/** A lookup's value: the row it points to. */
export interface RowReference {
  table: string;
  id: string;
}

/** Moments are ISO strings in UTC without fractions, plain dates `YYYY-MM-DD`, ids lower case. */
export type Value = string | number | boolean | null | RowReference;

/** One stored row, every column of its table present; never changed in place. */
export type Row = Readonly<Record<string, Value>>;

export const isReference = (value: Value | undefined): value is RowReference => typeof value === 'object' && value !== null;

/** The id a lookup holds, or null. */
export const idOf = (value: Value | undefined): string | null => (isReference(value) ? value.id : null);

/** Rows by table and id, with a version number that grows over the whole database. */
export class Store {
  readonly #tables = new Map<string, Map<string, Row>>();
  #version = 1_000_000;
  #undo: (() => void)[] | undefined;

  nextVersion(): number {
    this.#version += 1;
    return this.#version;
  }

  get(table: string, id: string): Row | undefined {
    return this.#tables.get(table)?.get(id);
  }

  /** Rows in the order they were made. */
  all(table: string): Row[] {
    return [...(this.#tables.get(table)?.values() ?? [])];
  }

  /** Rows of `table` whose lookup `column` holds `id`. */
  pointingTo(table: string, column: string, id: string): Row[] {
    return this.all(table).filter((row) => idOf(row[column]) === id);
  }

  put(table: string, id: string, row: Row): void {
    const rows = this.#tables.get(table) ?? new Map<string, Row>();
    this.#tables.set(table, rows);
    const before = rows.get(id);
    this.#undo?.push(() => (before ? rows.set(id, before) : rows.delete(id)));
    rows.set(id, row);
  }

  remove(table: string, id: string): void {
    const rows = this.#tables.get(table);
    const before = rows?.get(id);
    if (!rows || !before) return;
    this.#undo?.push(() => rows.set(id, before));
    rows.delete(id);
  }

  /** Runs `work`; when it throws, every write it made is taken back. */
  transaction<T>(work: () => T): T {
    if (this.#undo) return work();
    this.#undo = [];
    try {
      return work();
    } catch (error) {
      for (const step of this.#undo.reverse()) step();
      throw error;
    } finally {
      this.#undo = undefined;
    }
  }

  clear(): void {
    this.#tables.clear();
  }
}
