import { join } from 'node:path';
import type { Element } from '@xmldom/xmldom';
import { type Fetch, readFetch } from '../fetchxml/read.ts';
import { attribute, child, children, guid, label, readXml, text, xmlFiles } from './xml.ts';

export interface Chart {
  id: string;
  table: string;
  name: string;
  description: string;
  isDefault: boolean;
  fetch: Fetch;
  fetchXml: string;
  /** Alias of the column whose values are the categories; a second grouping column makes the series of a comparison chart. */
  category: string;
  /** Aliases of what is measured, one a series. */
  measures: string[];
  series: ChartSeries[];
  /** Colours as CSS takes them, in the order of series or slices. */
  palette: string[];
  axisX: string;
  axisY: string;
  legend: boolean;
}

interface ChartSeries {
  /** Column, Bar, Line, Pie…, as Microsoft Chart Controls call it. */
  type: string;
  labels: boolean;
}

const isTrue = (value: string | undefined): boolean => value?.toLowerCase() === 'true';

/** `15,108,189; #4169E1; red` as CSS colours (Microsoft: Understand charts, supported color format). */
function readPalette(colours: string | undefined): string[] {
  return (colours ?? '')
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => (/^\d/.test(one) ? `rgb(${one.split(',').map(Number).join(', ')})` : one));
}

function readPresentation(chart: Element | undefined): Pick<Chart, 'series' | 'palette' | 'axisX' | 'axisY' | 'legend'> {
  const area = child(chart, 'ChartAreas', 'ChartArea');
  return {
    series: children(child(chart, 'Series'), 'Series').map((one) => ({
      type: attribute(one, 'ChartType') ?? '',
      labels: isTrue(attribute(one, 'IsValueShownAsLabel')),
    })),
    palette: readPalette(attribute(chart, 'PaletteCustomColors')),
    axisX: attribute(child(area, 'AxisX'), 'Title') ?? '',
    axisY: attribute(child(area, 'AxisY'), 'Title') ?? '',
    legend: child(chart, 'Legends', 'Legend') !== undefined,
  };
}

/** The charts of one `Entities/<table>` folder (Microsoft: Understand charts, underlying data and chart representation). */
export function readCharts(folder: string, table: string): Chart[] {
  return xmlFiles(join(folder, 'Visualizations')).map((path) => {
    const root = readXml(path);
    const data = child(root, 'datadescription', 'datadefinition');
    const fetch = child(data, 'fetchcollection', 'fetch');
    const category = child(data, 'categorycollection', 'category');
    const read = readFetch(fetch, path);
    return {
      id: guid(text(root, 'savedqueryvisualizationid')),
      table,
      name: label(root, 'LocalizedNames'),
      description: label(root, 'Descriptions'),
      isDefault: text(root, 'isdefault') === '1',
      fetch: read,
      fetchXml: fetch?.toString() ?? '',
      category: attribute(category, 'alias') ?? read.entity.attributes.find(({ groupBy }) => groupBy)?.alias ?? '',
      measures: children(category, 'measurecollection').flatMap((one) =>
        children(one, 'measure').map((measure) => attribute(measure, 'alias') ?? ''),
      ),
      ...readPresentation(child(root, 'presentationdescription', 'Chart')),
    };
  });
}
