import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Element } from '@xmldom/xmldom';
import { type FormHandler, type FormPage, plainName, readFormPage, readHandlers } from './form-scripts.ts';
import { attribute, child, children, guid, label, readXml, text, xmlFiles } from './xml.ts';

interface Subgrid {
  table: string;
  relationship?: string;
  viewId?: string;
  recordsPerPage?: number;
  /** Whether other views may be chosen, and which: none named means all. */
  viewPicker: boolean;
  viewIds: string[];
}

interface FormControl {
  id: string;
  classId: string;
  column?: string;
  disabled: boolean;
  subgrid?: Subgrid;
  webResource?: FormPage;
  parameters: Record<string, string>;
}

export interface FormCell {
  label: string;
  showLabel: boolean;
  visible: boolean;
  colspan: number;
  rowspan: number;
  /** Absent in a spacer cell. */
  control?: FormControl;
}

interface FormSection {
  name: string;
  label: string;
  showLabel: boolean;
  visible: boolean;
  /** Cells side by side in a row. */
  columns: number;
  rows: FormCell[][];
}

interface FormTab {
  name: string;
  label: string;
  visible: boolean;
  columns: { width: string; sections: FormSection[] }[];
}

export interface Form {
  id: string;
  table: string;
  /** main, quick, quickCreate or card. */
  type: string;
  name: string;
  description: string;
  header: FormCell[];
  tabs: FormTab[];
  /** Names of the scripts it loads, in order. */
  libraries: string[];
  handlers: FormHandler[];
}

function readSubgrid(parameters: Record<string, string>): Subgrid {
  return {
    table: (parameters.TargetEntityType ?? '').toLowerCase(),
    relationship: parameters.RelationshipName || undefined,
    viewId: guid(parameters.ViewId) || undefined,
    recordsPerPage: parameters.RecordsPerPage ? Number(parameters.RecordsPerPage) : undefined,
    viewPicker: parameters.EnableViewPicker === 'true',
    viewIds: (parameters.ViewIds ?? '').split(',').map(guid).filter(Boolean),
  };
}

function readCell(cell: Element): FormCell {
  const control = child(cell, 'control');
  const parameters = Object.fromEntries(
    children(child(control, 'parameters')).map((element) => [element.tagName, element.textContent?.trim() ?? '']),
  );
  return {
    label: label(cell, 'labels'),
    showLabel: attribute(cell, 'showlabel') !== 'false',
    visible: attribute(cell, 'visible') !== 'false',
    colspan: Number(attribute(cell, 'colspan') ?? 1),
    rowspan: Number(attribute(cell, 'rowspan') ?? 1),
    control: control && {
      id: attribute(control, 'id') ?? '',
      classId: guid(attribute(control, 'classid')),
      column: attribute(control, 'datafieldname') || undefined,
      disabled: attribute(control, 'disabled') === 'true',
      subgrid: attribute(control, 'indicationOfSubgrid') === 'true' ? readSubgrid(parameters) : undefined,
      webResource: readFormPage(guid(attribute(control, 'classid')), parameters),
      parameters,
    },
  };
}

export const readRows = (section: Element | undefined): FormCell[][] =>
  children(child(section, 'rows'), 'row').map((row) => children(row, 'cell').map(readCell));

function readSection(section: Element): FormSection {
  return {
    name: attribute(section, 'name') ?? '',
    label: label(section, 'labels'),
    showLabel: attribute(section, 'showlabel') !== 'false',
    visible: attribute(section, 'visible') !== 'false',
    columns: Number(attribute(section, 'columns') ?? 1) || 1,
    rows: readRows(section),
  };
}

function readTab(tab: Element): FormTab {
  return {
    name: attribute(tab, 'name') ?? '',
    label: label(tab, 'labels'),
    visible: attribute(tab, 'visible') !== 'false',
    columns: children(child(tab, 'columns'), 'column').map((column) => ({
      width: attribute(column, 'width') ?? '100%',
      sections: children(child(column, 'sections'), 'section').map(readSection),
    })),
  };
}

/** The forms of one `Entities/<table>` folder. */
export function readForms(folder: string, table: string): Form[] {
  const forms = join(folder, 'FormXml');
  if (!existsSync(forms)) return [];
  return readdirSync(forms).flatMap((type) =>
    xmlFiles(join(forms, type)).map((path) => {
      const form = child(readXml(path), 'systemform');
      return {
        id: guid(text(form, 'formid')),
        table,
        type,
        name: label(form, 'LocalizedNames'),
        description: label(form, 'Descriptions'),
        header: readRows(child(form, 'form', 'header')).flat(),
        tabs: children(child(form, 'form', 'tabs'), 'tab').map(readTab),
        libraries: children(child(form, 'form', 'formLibraries'), 'Library').map((library) => plainName(attribute(library, 'name'))),
        handlers: children(child(form, 'form', 'events'), 'event').flatMap(readHandlers),
      };
    }),
  );
}

/** Every cell of a form, its header's included. */
export function formCells(form: Form): FormCell[] {
  return [
    ...form.header,
    ...form.tabs.flatMap((tab) => tab.columns.flatMap((column) => column.sections.flatMap((section) => section.rows.flat()))),
  ];
}
