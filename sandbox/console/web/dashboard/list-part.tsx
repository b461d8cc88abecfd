import { Link } from '@fluentui/react-components';
import type { DashboardPart, TableMetadata, ViewMetadata } from '../../shared.ts';
import { Grid } from '../dynamics/grid.tsx';
import { entryPath } from '../dynamics/places.ts';
import { viewRows } from '../lib/dataverse.ts';
import { linkTo, openRow } from '../lib/place.ts';
import { useQuery } from '../lib/query.ts';
import { Empty, Loaded } from '../ui/loading.tsx';

const nothing: Record<string, string> = {
  'Open problems': 'Whatever was to be synced is in sync.',
  'Orders with a Xero problem': 'Every order that was to be synced is in sync.',
  Payments: 'Payments that finance records in Xero appear here by themselves.',
};

/** A view on a dashboard: its first rows, and the way to all of them. */
export function ListPart({ part, table, view }: { part: DashboardPart; table: TableMetadata; view: ViewMetadata }) {
  const rows = useQuery(`part/${view.id}`, () => viewRows(table, view), [`table:${table.name}`]);
  const count = rows.data?.length ?? 0;
  const list = entryPath({ id: '', title: '', table: table.name, view: view.name });
  return (
    <section className="chart" aria-label={part.title}>
      <header className="chart-head">
        <h3>{part.title}</h3>
        <span className="grow" />
        {count > 0 && <Link href={linkTo({ dynamics: list })}>{count > part.recordsPerPage ? `See all ${count}` : 'See all'}</Link>}
      </header>
      <Loaded query={rows}>
        {(all) =>
          all.length === 0 ? (
            <Empty title="None">{nothing[view.name]}</Empty>
          ) : (
            <Grid
              label={part.title}
              table={table}
              view={view}
              rows={all.slice(0, part.recordsPerPage)}
              open={(id) => openRow(table.name, id)}
            />
          )
        }
      </Loaded>
    </section>
  );
}
