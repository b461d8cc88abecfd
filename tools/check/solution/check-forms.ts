import type { CheckInput, Problem, SolutionCheck } from './problem.ts';
import { plainId } from './solution-id.ts';
import type { Column, Layout, SolutionTable } from './tables.ts';
import { attribute, child, children, childText, descendants, lineOf } from './xml.ts';

/** Controls that show no column: a sub-grid, a web resource, notes. Each has a check of its own or nothing to check. */
const withoutColumn = { subgrid: 'E7A81278-8635-4D9E-8D4D-59480B391C5B', webResource: '9FDF5F91-88B1-47F4-AD53-C11EFC01A01D' };
const otherControls = [
  '06375649-C143-495E-A496-C962E5B4488E',
  'F3015350-44A2-4AA0-97B5-00166532B5E9',
  '5C5600E0-1D6E-4205-A272-BE80DA87FD42',
];

/** Hosts a control of its own for a column of any type. */
const customControl = 'F9A8A302-114E-466A-B582-6771B2AE0D92';

// The form control that Dynamics 365 uses for each type of column.
const controls: Record<string, string> = {
  nvarchar: '4273EDBD-AC1D-40D3-9FB2-095C621B552D',
  url: '71716B6C-711E-476C-8AB8-5D11542BFB47',
  ntext: 'E0DECE4B-6FC8-4A8F-A065-082708572369',
  int: 'C6D124CA-7EDA-4A60-AEA9-7FB8D318B68F',
  decimal: 'C3EFE0C3-0EC6-42BE-8349-CBD9079DFD8E',
  money: '533B9E00-756B-4312-95A0-DC888637AC78',
  datetime: '5B773807-9FB2-42DB-97C3-7A91EFF8ADFF',
  bit: '67FAC785-CD58-4F9F-ABB3-4B7DDC6ED5ED',
  picklist: '3EF39988-22BB-4F0B-BBBE-64B5A3748AEE',
  lookup: '270BD3DB-D9AF-4782-9025-509E298DEC0A',
};

/** The class of a form's control, without braces, upper case. */
export function classOf(control: Parameters<typeof attribute>[0]): string {
  return attribute(control, 'classid').replace(/[{}]/g, '').toUpperCase();
}

/** Every field of a form exists, on the table itself or among the standard columns, in the control of its type; roles a form is for exist. */
export const checkForms: SolutionCheck = (input) =>
  input.tree.tables.flatMap((table) => [
    ...table.forms.flatMap((form) => formFaults(table, form, input)),
    ...(table.isNew && table.forms.length === 0 ? [{ path: table.folder, message: `${table.name} has no form` }] : []),
  ]);

function formFaults(table: SolutionTable, form: Layout, { known, tree }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  const fault = (element: Parameters<typeof lineOf>[0], message: string) =>
    problems.push({ path: form.path, line: lineOf(element), message: `form ${form.name} ${message}` });
  const columns = known.get(table.name);
  for (const control of descendants(form.element, 'control')) {
    const column = attribute(control, 'datafieldname');
    const own = table.columns.find((one) => one.name === column);
    if (!column) {
      const place = attribute(control, 'id') || 'a control';
      if (![...Object.values(withoutColumn), ...otherControls].includes(classOf(control))) fault(control, `has ${place} without a column`);
    } else if (!columns?.has(column)) fault(control, `shows ${column}, which ${table.name} does not have`);
    else if (own && !controlFits(own, classOf(control))) fault(control, `shows ${column} in a control of another type`);
  }
  for (const event of descendants(form.element, 'event')) {
    const column = attribute(event, 'attribute');
    if (column && !columns?.has(column)) fault(event, `watches ${column}, which ${table.name} does not have`);
  }
  for (const role of descendants(form.element, 'Role')) {
    const id = plainId(attribute(role, 'Id'));
    if (tree.roles.length > 0 && !standardRoles.includes(id) && !tree.roles.some((one) => one.id === id))
      fault(role, `is for the role ${id}, which is not there`);
  }
  if (childText(form.element, 'FormActivationState') !== '1') fault(form.element, 'is not active');
  if (!child(child(form.element, 'form') ?? form.element, 'tabs') || descendants(form.element, 'tab').length === 0)
    fault(form.element, 'has no tab');
  for (const row of descendants(form.element, 'row'))
    if (children(row).some((one) => one.nodeName !== 'cell')) fault(row, 'has a row that holds something other than cells');
  return problems;
}

function controlFits(column: Column, classId: string): boolean {
  const expected = controls[column.format === 'url' ? 'url' : column.type];
  return expected === undefined || classId === expected || classId === customControl;
}

/** Templates of System Administrator and System Customizer: the same in every environment. */
export const standardRoles = ['627090ff-40a3-4053-8790-584edc5be201', '119f245c-3cc8-4b62-b31c-d1a046ced15d'];
