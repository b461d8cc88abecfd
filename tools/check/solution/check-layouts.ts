import type { CheckInput, Problem, SolutionCheck } from './problem.ts';
import type { Column, Layout } from './tables.ts';
import { attribute, child, childText, descendants } from './xml.ts';

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

/** Every field of a form and every column of a view exists, on the table itself or among the standard columns. */
export const checkLayouts: SolutionCheck = (input) => {
  const problems: Problem[] = [];
  const known = knownColumns(input);
  for (const table of input.tree.tables) {
    const has = (column: string) => known.get(table.name)?.has(column) ?? false;
    for (const form of table.forms) {
      for (const control of descendants(form.element, 'control')) {
        const column = attribute(control, 'datafieldname');
        const own = table.columns.find((one) => one.name === column);
        const fault = (message: string) => problems.push({ path: form.path, message });
        if (attribute(control, 'indicationOfSubgrid') === 'true') checkSubgrid(input, control, fault);
        else if (!has(column)) fault(`shows ${column || 'a control without a column'}, which ${table.name} does not have`);
        else if (own && !controlFits(own, attribute(control, 'classid'))) fault(`shows ${column} in a control of another type`);
      }
    }
    for (const view of table.views) checkView(table.name, view, has, problems);
  }
  return problems;
};

function knownColumns({ tree, standard }: CheckInput): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>();
  for (const table of tree.tables) {
    const shipped = table.isNew ? new Set<string>() : (standard.columns.get(table.name) ?? new Set());
    known.set(table.name, new Set([...shipped, ...table.columns.map((column) => column.name)]));
  }
  return known;
}

function controlFits(column: Column, classId: string): boolean {
  const expected = controls[column.format === 'url' ? 'url' : column.type];
  return expected === undefined || classId.toUpperCase() === `{${expected}}`;
}

function checkSubgrid({ tree, standard }: CheckInput, control: Parameters<typeof attribute>[0], fault: (message: string) => void): void {
  const parameters = child(control, 'parameters') ?? control;
  const target = tree.tables.find((table) => table.name === childText(parameters, 'TargetEntityType'));
  const view = childText(parameters, 'ViewId').replace(/[{}]/g, '').toLowerCase();
  const relationship = childText(parameters, 'RelationshipName');
  const ours = tree.relationships.some((one) => one.name === relationship && one.referencing === target?.name);
  if (!target?.views.some((one) => one.id === view)) fault(`has the sub-grid ${attribute(control, 'id')} with a view that is not there`);
  if (!ours && !standard.relationships.has(relationship)) fault(`has a sub-grid over ${relationship}, which is no relationship`);
}

function checkView(table: string, view: Layout, has: (column: string) => boolean, problems: Problem[]): void {
  const named = [
    ...descendants(view.element, 'cell').map((one) => attribute(one, 'name')),
    ...descendants(view.element, 'attribute').map((one) => attribute(one, 'name')),
    ...descendants(view.element, 'order').map((one) => attribute(one, 'attribute')),
    ...descendants(view.element, 'condition').map((one) => attribute(one, 'attribute')),
    ...descendants(view.element, 'grid').map((one) => attribute(one, 'jump')),
  ];
  const missing = new Set(named.filter((column) => !has(column)));
  for (const column of missing) problems.push({ path: view.path, message: `shows ${column}, which ${table} does not have` });
  const fetched = new Set(descendants(view.element, 'attribute').map((one) => attribute(one, 'name')));
  for (const cell of descendants(view.element, 'cell').map((one) => attribute(one, 'name')))
    if (!fetched.has(cell)) problems.push({ path: view.path, message: `shows ${cell}, which it does not read` });
  for (const entity of descendants(view.element, 'entity').map((one) => attribute(one, 'name')))
    if (entity !== table) problems.push({ path: view.path, message: `reads ${entity} instead of ${table}` });
}
