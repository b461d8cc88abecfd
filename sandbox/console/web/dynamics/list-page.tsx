import { Button, SearchBox, Select, ToggleButton } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DataPieRegular } from '@fluentui/react-icons/svg/data-pie';
import { useState } from 'react';
import type { TableMetadata, ViewMetadata } from '../../shared.ts';
import { ChartPane } from '../charts/chart-pane.tsx';
import { useTable, viewRows } from '../lib/dataverse.ts';
import { goTo, openRow } from '../lib/place.ts';
import { useQuery } from '../lib/query.ts';
import { Empty, Loaded } from '../ui/loading.tsx';
import { Grid } from './grid.tsx';
import { canCreate } from './places.ts';

const nothing: Record<string, [title: string, hint: string]> = {
  invoice: ['No invoices yet', 'Once finance approves an order’s invoice in Xero, its Dynamics invoice appears here by itself.'],
  xc_payment: ['No payments yet', 'Payments that finance records in Xero appear here by themselves.'],
  xc_log: ['Nothing here', 'Every attempt to sync leaves an entry, and what stands in the way is an open problem until it is solved.'],
};

function ViewRows({ table, view }: { table: TableMetadata; view: ViewMetadata }) {
  const [search, setSearch] = useState('');
  const rows = useQuery(`view/${view.id}`, () => viewRows(table, view), [`table:${table.name}`]);
  const [charted, setCharted] = useState(false);
  return (
    <>
      <div className="list-bar">
        <Select
          size="small"
          appearance="filled-lighter"
          aria-label="View"
          className="view-picker"
          value={view.name}
          onChange={(_, { value }) => goTo({ dynamics: `${table.name}/view=${value}` })}
        >
          {table.views.map(({ id, name }) => (
            <option key={id} value={name}>
              {name}
            </option>
          ))}
        </Select>
        <span className="grow" />
        <SearchBox
          size="small"
          className="search"
          placeholder="Filter"
          aria-label={`Filter ${table.collectionName}`}
          value={search}
          onChange={(_, { value }) => setSearch(value)}
        />
        {table.charts.length > 0 && (
          <ToggleButton
            size="small"
            appearance="subtle"
            icon={<DataPieRegular />}
            checked={charted}
            aria-label="Show chart"
            title={charted ? 'Hide chart' : 'Show chart'}
            onClick={() => setCharted(!charted)}
          />
        )}
        {canCreate(table.name) && (
          <Button size="small" appearance="primary" icon={<AddRegular />} onClick={() => openRow(table.name, 'new')}>
            New
          </Button>
        )}
      </div>
      {charted && <ChartPane table={table} view={view} />}
      <Loaded query={rows}>
        {(all) => {
          const found = all.filter((row) => JSON.stringify(Object.values(row)).toLowerCase().includes(search.trim().toLowerCase()));
          const [title, hint] = (view.isDefault && nothing[table.name]) || ['Nothing here', `No row is in the view “${view.name}” now.`];
          if (all.length === 0) return <Empty title={title}>{hint}</Empty>;
          if (found.length === 0) return <Empty title={`Nothing matches “${search}”`} />;
          return <Grid label={view.name} table={table} view={view} rows={found} open={(id) => openRow(table.name, id)} />;
        }}
      </Loaded>
    </>
  );
}

/** A table's list: a view of the solution, its columns, filter and order. */
export function ListPage({ table: name, viewName }: { table: string; viewName?: string }) {
  const table = useTable(name);
  return (
    <Loaded query={table}>
      {(loaded) => {
        const view = loaded.views.find((one) => one.name === viewName) ?? loaded.views[0];
        if (!view) return <Empty title="No view">The solution ships no view of {loaded.collectionName}.</Empty>;
        return (
          <div className="list-page">
            <ViewRows key={view.id} table={loaded} view={view} />
          </div>
        );
      }}
    </Loaded>
  );
}
