import type { ChartMetadata } from '../../shared.ts';
import type { ChartData } from './chart-data.ts';

/** The numbers of a chart, for whoever reads rather than looks. */
export function ChartTable({ chart, data }: { chart: ChartMetadata; data: ChartData }) {
  const first = chart.groups.find(({ alias }) => alias === chart.category)?.displayName ?? chart.axisX;
  const single = data.series.length === 1 && chart.groups.length === 1;
  return (
    <div className="chart-table">
      <table className="grid" aria-label={chart.name}>
        <thead>
          <tr>
            <th scope="col">{chart.axisX || first}</th>
            {data.series.map(({ name }) => (
              <th key={name} scope="col" className="right">
                {single ? chart.axisY || 'Number' : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.categories.map((name, at) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {data.series.map((series) => (
                <td key={series.name} className="right">
                  {series.values[at]?.text ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
