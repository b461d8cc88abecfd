import { Button, Select, useRestoreFocusTarget } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add';
import { useState } from 'react';
import type { SubgridMetadata } from '../../shared.ts';
import { type Reference, subgridView, useTable, viewRows } from '../lib/dataverse.ts';
import { goTo, openRow } from '../lib/place.ts';
import { useQuery } from '../lib/query.ts';
import { Loaded } from '../ui/loading.tsx';
import { Grid } from './grid.tsx';
import { LineDialog } from './line-dialog.tsx';
import { lineTables } from './places.ts';

/** By the view's name, or the table's. */
const nothing: Record<string, string> = {
  salesorderdetail: 'No lines yet. Add one: a product, or a write-in.',
  invoicedetail: 'No lines yet. Add one: a product, or a write-in.',
  xc_payment: 'No payments yet. They come from Xero by themselves.',
  'Open problems': 'No open problems.',
  contact: 'No contacts yet.',
  xc_log: 'Nothing is logged on this row.',
  invoice: 'No Dynamics invoice yet. It is made once finance approves the invoice in Xero.',
};

interface SubgridProps {
  subgrid: SubgridMetadata;
  of: Reference;
  /** Rows that count as the form's own here, by the lookup that holds them. */
  also?: { column: string; id: string }[];
  label: string;
  showLabel: boolean;
  closed: boolean;
}

/** The rows that hang on a form's row, in the view the form names. */
export function Subgrid({ subgrid, of, also = [], label, showLabel, closed }: SubgridProps) {
  const table = useTable(subgrid.table);
  const [chosen, setChosen] = useState<string>();
  const offered = table.data?.views.filter(({ id }) => subgrid.viewIds.length === 0 || subgrid.viewIds.includes(id)) ?? [];
  const view = offered.find(({ id }) => id === chosen) ?? (table.data && subgridView(table.data, subgrid));
  const column = subgrid.column ?? '';
  const rows = useQuery(
    table.data && view && `subgrid/${view.id}/${of.id}/${also.map(({ id }) => id).join()}`,
    () => (table.data && view ? viewRows(table.data, view, [{ column, id: of.id }, ...also]) : Promise.resolve([])),
    [`table:${subgrid.table}`],
  );
  const [line, setLine] = useState<string>();
  const restore = useRestoreFocusTarget();
  const [whole, setWhole] = useState(false);
  const page = subgrid.recordsPerPage ?? 10;
  const areLines = lineTables.includes(subgrid.table);
  const isOfAccount = subgrid.table === 'contact' && of.table === 'account';
  const open = (id: string) => (areLines ? setLine(id) : openRow(subgrid.table, id));
  return (
    <div className="subgrid">
      {(showLabel || view) && (
        <div className="subgrid-head">
          {showLabel && <strong>{label}</strong>}
          {subgrid.viewPicker && view ? (
            <Select
              size="small"
              appearance="filled-lighter"
              aria-label={`View of ${label}`}
              value={view.id}
              onChange={(_, { value }) => setChosen(value)}
            >
              {offered.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          ) : (
            <span className="quiet">{view?.name !== label ? view?.name : ''}</span>
          )}
        </div>
      )}
      {areLines && !closed && (
        <Button {...restore} size="small" appearance="subtle" icon={<AddRegular />} onClick={() => setLine('new')}>
          New line
        </Button>
      )}
      {isOfAccount && !closed && (
        <Button size="small" appearance="subtle" icon={<PersonAddRegular />} onClick={() => goTo({ dynamics: `contact/new/of=${of.id}` })}>
          New contact
        </Button>
      )}
      <Loaded query={rows}>
        {(all) =>
          all.length === 0 || !table.data || !view ? (
            <p className="subgrid-empty">{nothing[view?.name ?? ''] ?? nothing[subgrid.table] ?? 'No rows.'}</p>
          ) : (
            <>
              <Grid label={label} table={table.data} view={view} rows={whole ? all : all.slice(0, page)} without={[column]} open={open} />
              {all.length > page && (
                <p className="subgrid-foot">
                  <span className="quiet">{`1–${whole ? all.length : page} of ${all.length}`}</span>
                  {!whole && (
                    <Button size="small" appearance="subtle" onClick={() => setWhole(true)}>
                      Show all
                    </Button>
                  )}
                </p>
              )}
            </>
          )
        }
      </Loaded>
      {line && table.data && (
        <LineDialog
          key={line}
          table={table.data}
          id={line === 'new' ? undefined : line}
          parent={{ column, row: of }}
          closed={closed}
          onClose={() => setLine(undefined)}
        />
      )}
    </div>
  );
}
