import { DonutChart, GroupedVerticalBarChart, HorizontalBarChartWithAxis, VerticalStackedBarChart } from '@fluentui/react-charts';
import { useWidth } from '../frame/use-width.ts';
import type { ChartData } from './chart-data.ts';

export interface DrawingProps {
  type: string;
  title: string;
  data: ChartData;
  axisX: string;
  axisY: string;
  /** Numbers at bars and slices. */
  labels: boolean;
  legend: boolean;
  height: number;
}

interface Sized extends DrawingProps {
  width: number;
}

/** 28,750 as 28.75K: an axis and a bar have little room; the callout and the table say it in full. */
const short = (value: number): string => value.toLocaleString('en-US', { notation: 'compact', maximumFractionDigits: 1 });

const bars = ({ width, height, title, legend, labels }: Sized) => ({
  width,
  height,
  chartTitle: title,
  hideLegend: !legend,
  hideLabels: !labels,
  barWidth: 'auto' as const,
  maxBarWidth: 40,
  roundCorners: true,
  yAxisTickCount: 4,
  roundedTicks: true,
  yAxisTickFormat: short,
  legendProps: { allowFocusOnLegends: true },
});

function Columns(props: Sized) {
  const { data, axisY } = props;
  const points = data.categories.map((name, at) => ({
    name,
    series: data.series.flatMap(({ name: legend, colour, values }) => {
      const value = values[at];
      if (!value) return [];
      return [
        {
          key: legend,
          data: value.number,
          color: colour,
          legend,
          xAxisCalloutData: name,
          yAxisCalloutData: value.text,
          barLabel: short(value.number),
        },
      ];
    }),
  }));
  return <GroupedVerticalBarChart {...bars(props)} data={points} yAxisTitle={axisY} margins={{ left: 56, right: 8 }} />;
}

function StackedColumns(props: Sized) {
  const { data, axisY } = props;
  const points = data.categories.map((name, at) => ({
    xAxisPoint: name,
    chartData: data.series.flatMap(({ name: legend, colour, values }) => {
      const value = values[at];
      return value ? [{ data: value.number, color: colour, legend, xAxisCalloutData: name, yAxisCalloutData: value.text }] : [];
    }),
  }));
  return <VerticalStackedBarChart {...bars(props)} data={points} yAxisTitle={axisY} margins={{ left: 56, right: 8 }} />;
}

/** Room for the names of the bars, as wide as the longest but never half of the chart. */
const room = (names: string[], width: number): number => Math.min(width * 0.42, 24 + Math.max(...names.map((name) => name.length)) * 6.2);

function Bars(props: Sized) {
  const { data, width, legend } = props;
  const points = data.categories.flatMap((name, at) =>
    data.series.flatMap(({ name: part, colour, values }) => {
      const value = values[at];
      if (!value) return [];
      return [
        {
          x: value.number,
          y: name,
          color: colour,
          legend: part,
          xAxisCalloutData: part,
          yAxisCalloutData: value.text,
          barLabel: short(value.number),
        },
      ];
    }),
  );
  return (
    <HorizontalBarChartWithAxis
      {...bars(props)}
      hideLegend={!legend}
      data={points.reverse()}
      barHeight={18}
      yAxisTickCount={undefined}
      yAxisTickFormat={undefined}
      xAxisTickCount={4}
      tickFormat="~s"
      showYAxisLables
      noOfCharsToTruncate={Math.floor(room(data.categories, width) / 6.5)}
      margins={{ left: room(data.categories, width), right: 44 }}
    />
  );
}

function Slices({ data, type, title, width, height, legend, labels }: Sized) {
  const [series] = data.series;
  const total = series?.values.reduce((sum, value) => sum + (value?.number ?? 0), 0) ?? 0;
  const slices = data.categories.map((name, at) => ({
    legend: name,
    data: series?.values[at]?.number ?? 0,
    color: data.colours[at],
    xAxisCalloutData: name,
    yAxisCalloutData: series?.values[at]?.text,
  }));
  const radius = Math.min(width, height - 48) / 2;
  return (
    <DonutChart
      data={{ chartTitleAccessibilityData: { ariaLabel: title }, chartData: slices }}
      width={width}
      height={height}
      innerRadius={type === 'Pie' ? 1 : radius * 0.55}
      valueInsideDonut={type === 'Pie' ? undefined : total.toLocaleString('en-US')}
      hideLabels={!labels}
      hideLegend={!legend}
      legendProps={{ allowFocusOnLegends: true, centerLegends: true }}
    />
  );
}

const kinds: Record<string, (props: Sized) => React.ReactNode> = {
  Column: Columns,
  StackedColumn: StackedColumns,
  Bar: Bars,
  StackedBar: Bars,
  Doughnut: Slices,
  Pie: Slices,
};

/** A chart by its type of Microsoft Chart Controls; the emulator refuses solutions with others. */
export function Drawing(props: DrawingProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const Kind = kinds[props.type] ?? Columns;
  return (
    <div ref={ref} className="drawing" style={{ height: props.height }}>
      {width > 0 && <Kind key={width} {...props} width={width} />}
    </div>
  );
}
