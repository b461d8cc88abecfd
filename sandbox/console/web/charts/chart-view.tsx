import { Button, Spinner, Tooltip } from '@fluentui/react-components';
import { DataBarVerticalRegular } from '@fluentui/react-icons/svg/data-bar-vertical';
import { TableRegular } from '@fluentui/react-icons/svg/table';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { ChartMetadata, TableMetadata, ViewMetadata } from '../../shared.ts';
import { Empty, Loaded } from '../ui/loading.tsx';
import { chartData } from './chart-data.ts';
import { useChartRows } from './chart-rows.ts';
import { ChartTable } from './chart-table.tsx';

// Charts are half of the page's weight and not on its first screen.
const Drawing = lazy(() => import('./drawing.tsx').then((module) => ({ default: module.Drawing })));

interface ChartViewProps {
  title: string;
  table: TableMetadata;
  chart: ChartMetadata;
  view: ViewMetadata;
  height?: number;
  /** Stands in for the title, such as a choice of charts. */
  children?: ReactNode;
}

const nothing: Record<string, string> = {
  'Payments by month': 'No payments yet. What finance records in Xero shows here by itself.',
  'Payments by account': 'No payments yet. What finance records in Xero shows here by itself.',
  'Open problems by owner': 'No open problems. Whatever was to be synced is in sync.',
  'Amounts due by account': 'No amounts due. They come from Xero once a day.',
};

/** A chart over a view's rows, or the same numbers as a table. */
export function ChartView({ title, table, chart, view, height = 250, children }: ChartViewProps) {
  const rows = useChartRows(table, chart, view);
  const [asTable, setAsTable] = useState(false);
  const switchText = asTable ? 'Show as chart' : 'Show as table';
  return (
    <section className="chart" aria-label={title}>
      <header className="chart-head">
        <Tooltip content={chart.description} relationship="description">
          <h3 className={children ? 'visually-hidden' : undefined}>{title}</h3>
        </Tooltip>
        {children}
        <span className="grow" />
        <Tooltip content={switchText} relationship="label">
          <Button
            size="small"
            appearance="subtle"
            icon={asTable ? <DataBarVerticalRegular /> : <TableRegular />}
            onClick={() => setAsTable(!asTable)}
          />
        </Tooltip>
      </header>
      <Loaded query={rows}>
        {(found) => {
          const data = chartData(chart, found);
          if (data.categories.length === 0) return <Empty title="Nothing to show">{nothing[chart.name] ?? 'The view has no rows.'}</Empty>;
          if (asTable) return <ChartTable chart={chart} data={data} />;
          return (
            <Suspense fallback={<Spinner size="tiny" className="loading" aria-label="Loading" delay={300} />}>
              <Drawing
                type={chart.series[0]?.type ?? ''}
                title={title}
                data={data}
                axisX={chart.axisX}
                axisY={chart.axisY}
                labels={chart.series[0]?.labels ?? false}
                legend={chart.legend}
                height={height}
              />
            </Suspense>
          );
        }}
      </Loaded>
    </section>
  );
}
