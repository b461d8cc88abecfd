import { Combobox, Option, OptionGroup } from '@fluentui/react-components';
import { useState } from 'react';
import type { ColumnMetadata } from '../../shared.ts';
import { listRows, type Reference, readTable } from '../lib/dataverse.ts';
import { useQuery } from '../lib/query.ts';

interface Choices {
  table: string;
  label: string;
  rows: Reference[];
}

async function readChoices({ targets = [] }: ColumnMetadata): Promise<Choices[]> {
  return Promise.all(
    targets.map(async ({ table, entitySet }) => {
      const { primaryId, primaryName, collectionName } = await readTable(table);
      const rows = await listRows(entitySet, { $select: primaryName, $orderby: primaryName, $top: '200' });
      return {
        table,
        label: collectionName,
        rows: rows.map((row) => ({ table, id: String(row[primaryId]), name: String(row[primaryName] ?? 'No name') })),
      };
    }),
  );
}

interface LookupFieldProps {
  column: ColumnMetadata;
  value: Reference | null;
  onChange(value: Reference | null): void;
}

/** Finds a row of the tables a lookup may point to, by typing a part of its name. */
export function LookupField({ column, value, onChange, ...field }: LookupFieldProps) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string>();
  const choices = useQuery(open ? `choices/${column.targets?.map(({ table }) => table).join()}` : undefined, () => readChoices(column));
  const search = (typed ?? '').trim().toLowerCase();
  const groups = (choices.data ?? [])
    .map((group) => ({ ...group, rows: group.rows.filter(({ name }) => name.toLowerCase().includes(search)) }))
    .filter(({ rows }) => rows.length > 0);
  const all = groups.flatMap(({ rows }) => rows);
  const options = (rows: Reference[]) =>
    rows.map((row) => (
      <Option key={row.id} value={row.id} text={row.name}>
        {row.name}
      </Option>
    ));
  return (
    <Combobox
      {...field}
      size="small"
      appearance="filled-darker"
      className="wide-input"
      placeholder="Choose…"
      clearable={!column.required}
      open={open}
      value={typed ?? value?.name ?? ''}
      selectedOptions={value ? [value.id] : []}
      onOpenChange={(_, data) => {
        setOpen(data.open);
        if (!data.open) setTyped(undefined);
      }}
      onChange={({ target }) => setTyped(target.value)}
      onOptionSelect={(_, { optionValue }) => {
        setTyped(undefined);
        onChange(all.find(({ id }) => id === optionValue) ?? null);
      }}
    >
      {groups.length > 1
        ? groups.map(({ table, label, rows }) => (
            <OptionGroup key={table} label={label}>
              {options(rows)}
            </OptionGroup>
          ))
        : options(all)}
      {choices.data && all.length === 0 ? (
        <Option key="none" value="" text="" disabled>
          Nothing found
        </Option>
      ) : null}
    </Combobox>
  );
}
