import type { Element } from '@xmldom/xmldom';
import { v5 } from 'uuid';
import type { Problem, SolutionCheck } from './problem.ts';
import type { Layout, SolutionTable } from './tables.ts';
import { plainId } from './tree.ts';
import { attribute, child, descendants } from './xml.ts';

const namespace = 'e56b9b91-dd48-5260-8dde-e08dea52f008';

interface Expected {
  path: string;
  what: string;
  id: string;
  /** Parts of the name the id is computed from. */
  name: string[];
}

/** The id of a part of the solutions: uuid v5 of the product's namespace and the lower-case name `solution|<kind>|<name>`. */
export function solutionId(kind: string, ...name: string[]): string {
  return v5(['solution', kind, ...name].join('|').toLowerCase(), namespace);
}

/** Ids stay the same for ever and are never used twice: each is computed from its part's name. */
export const checkIds: SolutionCheck = ({ tree, flows }) => {
  const expected: Expected[] = tree.connectors.map((one) => ({ ...one, what: 'connector', name: ['connector', one.name] }));
  for (const table of tree.tables) {
    for (const view of table.views) expected.push({ ...view, what: `view ${view.name}`, name: ['view', table.name, view.name] });
    for (const form of table.forms) expected.push(...formIds(table, form));
  }
  const problems = faults(expected);
  for (const table of tree.tables)
    for (const one of [...table.forms, ...table.views])
      if (!one.path.endsWith(`/{${one.id}}.xml`)) problems.push({ path: one.path, message: `holds ${one.id}` });
  return [...problems, ...workflowFaults(tree.workflows, flows)];
};

function faults(expected: Expected[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const { path, what, id, name } of expected) {
    const [kind = '', ...rest] = name;
    const right = solutionId(kind, ...rest);
    if (id !== right) problems.push({ path, message: `${what} has the id ${id} instead of ${right} (${['solution', ...name].join('|')})` });
    const other = seen.get(id);
    if (other) problems.push({ path, message: `${what} has the id of ${other}` });
    seen.set(id, `${what} in ${path}`);
  }
  return problems;
}

function formIds(table: SolutionTable, form: Layout): Expected[] {
  const base = [table.name, form.name];
  const found: Expected[] = [{ path: form.path, what: `form ${form.name}`, id: form.id, name: ['form', ...base] }];
  const add = (element: Element, kind: string, ...name: string[]) =>
    found.push({ path: form.path, what: `${kind} ${name.at(-1)}`, id: plainId(attribute(element, 'id')), name: [kind, ...base, ...name] });
  const cells = (parent: Element, ...place: string[]) => {
    for (const cell of descendants(parent, 'cell')) {
      const control = child(cell, 'control');
      if (!control) continue;
      const key = attribute(control, 'datafieldname') || attribute(control, 'id');
      add(cell, 'cell', ...place, key);
      const unique = plainId(attribute(control, 'uniqueid'));
      if (unique) found.push({ path: form.path, what: `control ${key}`, id: unique, name: ['control', ...base, ...place, key] });
    }
  };
  for (const tab of descendants(form.element, 'tab')) {
    add(tab, 'tab', attribute(tab, 'name'));
    for (const section of descendants(tab, 'section')) {
      add(section, 'section', attribute(tab, 'name'), attribute(section, 'name'));
      cells(section, attribute(tab, 'name'), attribute(section, 'name'));
    }
  }
  for (const header of descendants(form.element, 'header')) {
    add(header, 'header');
    cells(header, 'header', 'header');
  }
  return found;
}

function workflowFaults(workflows: { id: string; name: string; jsonFile: string; path: string }[], flows: string[]): Problem[] {
  const problems: Problem[] = [];
  for (const flow of flows)
    if (!workflows.some((one) => one.id === solutionId('workflow', flow)))
      problems.push({ path: 'Workflows', message: `has nothing for the flow ${flow} (${solutionId('workflow', flow)})` });
  for (const one of workflows) {
    if (!flows.some((flow) => solutionId('workflow', flow) === one.id))
      problems.push({ path: one.path, message: `has the id ${one.id}, which is no flow's` });
    const file = `${one.name.replace(/[^A-Za-z0-9_-]/g, '').slice(0, 50)}-${one.id.toUpperCase()}.json`;
    if (one.jsonFile !== `/Workflows/${file}`)
      problems.push({ path: one.path, message: `names ${one.jsonFile} instead of /Workflows/${file}` });
    if (one.path !== `Workflows/${file}.data.xml`) problems.push({ path: one.path, message: `should be Workflows/${file}.data.xml` });
  }
  return problems;
}
