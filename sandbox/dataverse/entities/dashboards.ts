import { join } from 'node:path';
import type { Element } from '@xmldom/xmldom';
import { type FormCell, readRows } from './forms.ts';
import { attribute, child, children, guid, label, readXml, text, xmlFiles } from './xml.ts';

/** One component of a dashboard: a chart over a view's rows, or the view's list. */
interface DashboardPart {
  id: string;
  title: string;
  table: string;
  mode: string;
  viewId: string;
  /** Empty in a list. */
  chartId: string;
  recordsPerPage: number;
  /** Columns of the section that it takes, and rows of the grid. */
  colspan: number;
  rowspan: number;
}

export interface Dashboard {
  id: string;
  name: string;
  description: string;
  sections: { columns: number; parts: DashboardPart[] }[];
}

function readPart({ label: title, colspan, rowspan, control }: FormCell): DashboardPart[] {
  if (!control) return [];
  const { parameters } = control;
  return [
    {
      id: control.id,
      title,
      table: (parameters.TargetEntityType ?? '').toLowerCase(),
      mode: parameters.ChartGridMode ?? '',
      viewId: guid(parameters.ViewId),
      chartId: guid(parameters.VisualizationId),
      recordsPerPage: Number(parameters.RecordsPerPage || 10),
      colspan,
      rowspan,
    },
  ];
}

function readSections(form: Element | undefined): Dashboard['sections'] {
  const sections = children(child(form, 'tabs'), 'tab').flatMap((tab) =>
    children(child(tab, 'columns'), 'column').flatMap((column) => children(child(column, 'sections'), 'section')),
  );
  return sections.map((section) => ({
    // `1111` is four columns of equal width.
    columns: (attribute(section, 'columns') ?? '1').length,
    parts: readRows(section).flat().flatMap(readPart),
  }));
}

/** The dashboards of a solution. */
export function readDashboards(folder: string): Dashboard[] {
  return xmlFiles(join(folder, 'Dashboards')).map((path) => {
    const root = readXml(path);
    return {
      id: guid(text(root, 'FormId')),
      name: label(root, 'LocalizedNames'),
      description: label(root, 'Descriptions'),
      sections: readSections(child(root, 'FormXml', 'forms', 'form')),
    };
  });
}
