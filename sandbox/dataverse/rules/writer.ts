import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../api/clock.ts';
import type { Metadata } from '../entities/metadata.ts';
import type { Table } from '../entities/types.ts';
import { badPayload, duplicate, notFound, stillReferenced } from '../errors.ts';
import type { RowEvent } from '../events/types.ts';
import type { Change, ChangeLog } from '../store/changes.ts';
import type { Row, Store, Value } from '../store/store.ts';
import { readOnlyHeaders, readOnlyLines } from './read-only.ts';
import { checkKeys, checkRequired } from './required.ts';
import { contacts, salesDocuments } from './sales-documents.ts';
import { priceListItems, salesLines } from './sales-lines.ts';
import type { FollowUp, Save, TableRule } from './save.ts';
import { settleState } from './states.ts';
import { emptyRow, setSystemValues } from './system-values.ts';

const tableRules: TableRule[] = [readOnlyHeaders, readOnlyLines, salesDocuments, salesLines, contacts, priceListItems];

export interface Author {
  id: string;
  name: string;
  origin: Change['origin'];
}

/** Puts rows into the store by the platform's rules, and remembers what to announce once the transaction holds. */
export class Writer {
  readonly #metadata: Metadata;
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #log: ChangeLog;
  readonly #author: Author;
  readonly events: RowEvent[] = [];
  readonly #changes: Omit<Change, 'sequence'>[] = [];
  readonly #leaving = new Set<string>();

  constructor(metadata: Metadata, store: Store, clock: Clock, log: ChangeLog, author: Author) {
    this.#metadata = metadata;
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
    this.#author = author;
  }

  /** Answers the new row's id. @throws DataverseError when a rule refuses it */
  create(table: Table, values: ReadonlyMap<string, Value>, id: string = randomUUID(), platform = false): string {
    if (this.#store.get(table.name, id)) throw duplicate(`Cannot insert duplicate key: ${table.name} ${id} exists.`);
    this.#save(table, id, null, values, platform);
    return id;
  }

  update(table: Table, id: string, values: ReadonlyMap<string, Value>, platform = false): void {
    const before = this.#store.get(table.name, id);
    if (!before) throw notFound(table.name, id);
    this.#save(table, id, before, values, platform);
  }

  remove(table: Table, id: string, cascaded = false): void {
    const row = this.#store.get(table.name, id);
    if (!row) throw notFound(table.name, id);
    this.#leaving.add(id);
    const save = this.#newSave(table, id, row, new Map(), cascaded);
    if (!cascaded) for (const rule of this.#rules(table)) rule.guard?.(save, true);
    this.#releaseReferences(table, id);
    this.#store.remove(table.name, id);
    this.#note('delete', save, row);
    for (const rule of this.#rules(table)) rule.after?.(save, this.#follow(), true);
  }

  /** Writes the change log; called once the transaction held. */
  flush(): void {
    for (const change of this.#changes) this.#log.add(change);
  }

  #rules(table: Table): TableRule[] {
    return tableRules.filter((rule) => rule.tables.includes(table.name));
  }

  #newSave(table: Table, id: string, before: Row | null, values: ReadonlyMap<string, Value>, platform: boolean): Save {
    const given = values.get(table.primaryId);
    if (given !== undefined && given !== id)
      throw badPayload(`'${table.primaryId}' of ${table.name} can't be changed from ${id} to ${given}.`);
    const row = { ...(before ?? emptyRow({ table, id })), ...Object.fromEntries(values) };
    return { table, id, before, row, present: new Set(values.keys()), now: this.#clock.now(), store: this.#store, platform };
  }

  #save(table: Table, id: string, before: Row | null, values: ReadonlyMap<string, Value>, platform: boolean): void {
    const save = this.#newSave(table, id, before, values, platform);
    const rules = this.#rules(table);
    for (const rule of rules) rule.guard?.(save, false);
    settleState(save);
    setSystemValues(save, this.#author.id);
    for (const rule of rules) rule.before?.(save);
    checkRequired(save);
    checkKeys(save);
    this.#store.put(table.name, id, save.row);
    this.#note(before ? 'update' : 'create', save, before);
    for (const rule of rules) rule.after?.(save, this.#follow(), false);
  }

  #follow(): FollowUp {
    return {
      update: (table, id, values) => {
        if (!this.#leaving.has(id)) this.update(this.#metadata.table(table), id, new Map(Object.entries(values)), true);
      },
      create: (table, values) => void this.create(this.#metadata.table(table), new Map(Object.entries(values)), undefined, true),
    };
  }

  /** What a relationship does to the rows that point to one that goes: Cascade, RemoveLink or Restrict. */
  #releaseReferences(table: Table, id: string): void {
    for (const { table: other, column, target } of this.#metadata.references(table.name))
      for (const row of this.#store.pointingTo(other.name, column.name, id)) {
        const rowId = String(row[other.primaryId]);
        if (target.onDelete === 'Cascade') {
          if (this.#store.get(other.name, rowId) && !this.#leaving.has(rowId)) this.remove(other, rowId, true);
        } else if (target.onDelete === 'Restrict') {
          throw stillReferenced(`The ${table.name} ${id} can't be deleted: ${other.name} ${rowId} refers to it (${target.relationship}).`);
        } else if (target.onDelete === 'RemoveLink' && !this.#leaving.has(rowId)) {
          this.#unlink(other, rowId, row, column.name);
        }
      }
  }

  #unlink(table: Table, id: string, before: Row, column: string): void {
    const save = this.#newSave(table, id, before, new Map([[column, null]]), true);
    save.row.versionnumber = this.#store.nextVersion();
    this.#store.put(table.name, id, save.row);
    this.#logChange('update', save, before);
  }

  #note(operation: 'create' | 'update' | 'delete', save: Save, before: Row | null): void {
    const message = operation === 'create' ? 'Create' : operation === 'update' ? 'Update' : 'Delete';
    this.events.push({ message, table: save.table.name, id: save.id, row: save.row, columns: new Set(save.present) });
    this.#logChange(operation, save, before);
  }

  #logChange(operation: 'create' | 'update' | 'delete', save: Save, before: Row | null): void {
    const written = operation === 'delete' ? [] : [...save.present];
    this.#changes.push({
      at: save.now.toISOString(),
      by: this.#author.name,
      origin: save.platform && this.#author.origin === 'request' ? 'platform' : this.#author.origin,
      table: save.table.name,
      id: save.id,
      operation,
      columns: Object.fromEntries(written.map((name) => [name, { from: before?.[name] ?? null, to: save.row[name] ?? null }])),
    });
  }
}
