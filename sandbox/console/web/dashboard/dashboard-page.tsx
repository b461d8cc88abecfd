import type { CSSProperties } from 'react';
import type { DashboardMetadata, DashboardPart } from '../../shared.ts';
import { ChartView } from '../charts/chart-view.tsx';
import { useDashboard } from '../lib/app.ts';
import { useTable } from '../lib/dataverse.ts';
import { Empty, Loaded } from '../ui/loading.tsx';
import { ListPart } from './list-part.tsx';

function Part({ part }: { part: DashboardPart }) {
  const table = useTable(part.table);
  return (
    <Loaded query={table}>
      {(loaded) => {
        const view = loaded.views.find(({ id }) => id === part.viewId);
        const chart = loaded.charts.find(({ id }) => id === part.chartId);
        if (!view) return <Empty title={part.title}>Its view is not one that people see.</Empty>;
        if (part.mode === 'Chart' && chart) return <ChartView title={part.title} table={loaded} chart={chart} view={view} />;
        return <ListPart part={part} table={loaded} view={view} />;
      }}
    </Loaded>
  );
}

/** Sizes as the definition has them; the style sheet gives them up where there is little room. */
const vars = (values: Record<string, number>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`--${name}`, value])) as CSSProperties;

function Sections({ sections }: Pick<DashboardMetadata, 'sections'>) {
  return sections.map(({ columns, parts }) => (
    <div key={parts[0]?.id} className="dashboard-section" style={vars({ columns })}>
      {parts.map((part) => (
        <div key={part.id} className="dashboard-part" style={vars({ span: part.colspan })}>
          <Part part={part} />
        </div>
      ))}
    </div>
  ));
}

/** A dashboard of the solution: its charts and lists, where its definition has them. */
export function DashboardPage({ id }: { id: string }) {
  const dashboard = useDashboard(id);
  return (
    <Loaded query={dashboard}>
      {({ name, description, sections }) => (
        <div className="dashboard">
          <h2 className="page-title">{name}</h2>
          <p className="quiet">{description}</p>
          <Sections sections={sections} />
        </div>
      )}
    </Loaded>
  );
}
