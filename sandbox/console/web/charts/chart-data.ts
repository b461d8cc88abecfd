import type { ChartMetadata } from '../../shared.ts';
import { formatted, type Row } from '../lib/dataverse.ts';

interface Value {
  number: number;
  /** As a person reads it, currency sign included. */
  text: string;
}

export interface ChartData {
  categories: string[];
  series: { name: string; colour: string; values: (Value | undefined)[] }[];
  /** One colour a category, where a chart has one series and slices. */
  colours: string[];
}

const months = Array.from({ length: 12 }, (_, month) =>
  new Date(Date.UTC(2001, month, 1)).toLocaleString('en', { month: 'short', timeZone: 'UTC' }),
);
const fallback = ['#0f6cbd', '#009999', '#7552a0', '#d87820', '#498205', '#c4314b'];

/** What a group is called: a month by its name, a year without a thousands separator, an empty one as the platform calls it. */
function groupLabel(row: Row, { alias, dateGrouping }: ChartMetadata['groups'][number]): string {
  const value = row[alias];
  if (value === undefined || value === null || value === '') return '(blank)';
  if (dateGrouping === 'month') return months[Number(value) - 1] ?? String(value);
  if (dateGrouping === 'quarter') return `Q${value}`;
  if (dateGrouping) return String(value);
  return formatted(row, alias) ?? String(value);
}

const distinct = (names: string[]): string[] => [...new Set(names)];

const isYears = (names: string[]): boolean => names.every((name) => /^\d{4}$/.test(name));

/** The rows of a chart's query as categories and series; a second group makes a series of each of its values. */
export function chartData(chart: ChartMetadata, rows: Row[]): ChartData {
  const category = chart.groups.find(({ alias }) => alias === chart.category) ?? { alias: chart.category, displayName: '' };
  const split = chart.groups.find(({ alias }) => alias !== chart.category);
  const palette = chart.palette.length > 0 ? chart.palette : fallback;
  const colour = (place: number) => palette[place % palette.length] ?? '';
  const categories = distinct(rows.map((row) => groupLabel(row, category)));
  const valueAt = (name: string, measure: string, part?: string): Value | undefined => {
    const row = rows.find((one) => groupLabel(one, category) === name && (!split || groupLabel(one, split) === part));
    const value = row?.[measure];
    return row && typeof value === 'number' ? { number: value, text: formatted(row, measure) ?? String(value) } : undefined;
  };
  const parts = split ? distinct(rows.map((row) => groupLabel(row, split))) : [];
  if (isYears(parts)) parts.sort();
  const [measure = ''] = chart.measures;
  const names = split ? parts : [chart.axisY || chart.name];
  return {
    categories,
    series: names.map((name, place) => ({
      name,
      colour: colour(place),
      values: categories.map((one) => valueAt(one, measure, split && name)),
    })),
    colours: categories.map((_, place) => colour(place)),
  };
}
