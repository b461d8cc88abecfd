import { Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { TableMetadata, ViewMetadata } from '../../shared.ts';
import { ChartView } from './chart-view.tsx';

/** The charts of a table, one at a time, over the view beside it. */
export function ChartPane({ table, view }: { table: TableMetadata; view: ViewMetadata }) {
  const [chosen, setChosen] = useState(table.charts[0]?.id);
  const chart = table.charts.find(({ id }) => id === chosen) ?? table.charts[0];
  if (!chart) return null;
  return (
    <aside className="chart-pane" aria-label="Chart">
      <ChartView key={chart.id} title={chart.name} table={table} chart={chart} view={view}>
        {table.charts.length > 1 && (
          <Select
            size="small"
            appearance="filled-lighter"
            className="view-picker"
            aria-label="Choose a chart"
            value={chart.id}
            onChange={(_, { value }) => setChosen(value)}
          >
            {table.charts.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </ChartView>
    </aside>
  );
}
