import { useCallback, useEffect, useRef, useState } from 'react';
import type { ColumnMetadata, TableMetadata } from '../../shared.ts';
import { createRow, deleteRow, type Row, readRow, readTable, reference, updateRow, type Values } from '../lib/dataverse.ts';
import { messages } from '../lib/http.ts';
import { touch } from '../lib/live.ts';
import { type Act, type Query, useAct, useQuery } from '../lib/query.ts';
import { behaviourOf } from './behaviours.ts';

export interface FormState {
  table: TableMetadata;
  /** Undefined for a row that is not made yet. */
  id: string | undefined;
  row: Query<Row>;
  act: Act;
  dirty: boolean;
  /** The platform takes no more changes: the row is in an end state. */
  closed: boolean;
  isHidden(column: ColumnMetadata): boolean;
  value(column: ColumnMetadata): unknown;
  set(column: ColumnMetadata, value: unknown): void;
  /** Writes what was changed, and `more`; gives the row's id when it went well. */
  save(more?: Values): Promise<string | undefined>;
  discard(): void;
  /** Deletes the row, which is not read again then. Throws when that is refused. */
  remove(): Promise<void>;
}

/** Tables whose rows can only be edited while Active. */
const closing = ['salesorder', 'invoice', 'account', 'contact'];

/** The platform names what refers to a row by its id; people know it by its table. */
async function withoutIds(error: unknown, table: TableMetadata): Promise<unknown> {
  const other = /: (\w+) \S+ refers to it/.exec(messages(error).join(' '))?.[1];
  if (!other) return error;
  const { displayName } = await readTable(other);
  return new Error(`This ${table.displayName.toLowerCase()} can't be deleted: it has a row under ${displayName}, which refers to it.`);
}

/**
 * One row in a form: what it holds, what was typed but not saved. What others write meanwhile shows up where nothing was typed.
 * `of` is the row that a new one belongs to.
 */
export function useForm(table: TableMetadata, id: string | undefined, given: Values = {}, of?: string): FormState {
  const [leaving, setLeaving] = useState(false);
  const row = useQuery(id && `row/${table.name}/${id}`, () => readRow(table, id ?? ''), [`table:${table.name}`], leaving);
  const [draft, setDraft] = useState<Values>(given);
  const latest = useRef(draft);
  latest.current = draft;
  const act = useAct();
  const behaviour = behaviourOf(table.name);

  // biome-ignore lint/correctness/useExhaustiveDependencies: first values are for a form that was just opened
  useEffect(() => {
    if (id === undefined) void behaviour.defaults?.(of).then((values) => setDraft((before) => ({ ...values, ...before })));
  }, [id]);

  const stored = (column: ColumnMetadata): unknown => {
    if (!row.data) return undefined;
    return column.type === 'lookup' ? reference(row.data, column) : row.data[column.wireName];
  };
  const value = (column: ColumnMetadata) => (column.name in draft ? draft[column.name] : stored(column));
  const byName = (name: string) => {
    const column = table.columns.find((one) => one.name === name);
    return column && value(column);
  };
  const set = (column: ColumnMetadata, next: unknown) => {
    const values = { ...draft, [column.name]: next };
    setDraft(values);
    const known = (name: string) => (name in values ? values[name] : byName(name));
    const followed = behaviour.follow?.(column.name, next, { isproductoverridden: known('isproductoverridden') });
    void Promise.resolve(followed ?? {}).then((more) => setDraft((before) => ({ ...before, ...more })));
  };
  const save = async (more: Values = {}) => {
    const values = { ...latest.current, ...more };
    let saved: string | undefined;
    await act.run(async () => {
      if (id === undefined) saved = await createRow(table, values);
      else {
        await updateRow(table, id, values);
        saved = id;
      }
      setDraft({});
      touch(`table:${table.name}`);
    });
    return saved;
  };
  const remove = async () => {
    if (id === undefined) return;
    setLeaving(true);
    try {
      await deleteRow(table, id);
    } catch (error) {
      setLeaving(false);
      throw await withoutIds(error, table);
    }
    touch(`table:${table.name}`);
  };
  const discard = useCallback(() => setDraft({}), []);
  return {
    table,
    id,
    row,
    act,
    dirty: Object.keys(draft).length > 0,
    closed: closing.includes(table.name) && row.data !== undefined && row.data.statecode !== 0,
    isHidden: (column) => behaviour.hidden?.(column.name, { isproductoverridden: byName('isproductoverridden') }) ?? false,
    value,
    set,
    save,
    discard,
    remove,
  };
}
