import type { Element } from '@xmldom/xmldom';
import { plainId } from './solution-id.ts';
import type { Layout } from './tables.ts';
import type { SolutionTree } from './tree.ts';
import { attribute, child, descendants, lineOf } from './xml.ts';

/** An id that a file gives to a part, and the parts of the name it must be computed from. */
export interface PartId {
  path: string;
  line?: number;
  what: string;
  id: string;
  /** Kind and name; undefined for an id that only has to be the one of its kind. */
  name?: string[];
}

/** Every id a solution gives: of its components, and of what its forms and dashboards are made of. */
export function partIds(tree: SolutionTree): PartId[] {
  const found: PartId[] = [];
  const add = (kind: string, what: string, list: { id: string; name: string; path: string; element: Element }[], ...before: string[]) => {
    for (const { id, name, path, element } of list)
      found.push({ path, line: lineOf(element), what: `${what} ${name}`, id, name: [kind, ...before, name] });
  };
  add('connector', 'connector', tree.connectors);
  for (const table of tree.tables) {
    add('view', 'view', table.views, table.name);
    add('chart', 'chart', table.charts, table.name);
    for (const form of table.forms) {
      add('form', 'form', [form], table.name);
      found.push(...inside(form, [table.name, form.name]));
    }
  }
  for (const dashboard of tree.dashboards) found.push(...inside(dashboard, ['dashboard', dashboard.name]));
  add('dashboard', 'dashboard', tree.dashboards);
  add('role', 'role', tree.roles);
  add('webresource', 'web resource', tree.webResources);
  // The server knows these by their names; an id is there only where an export wrote one.
  add(
    'app',
    'app',
    tree.apps.filter((one) => one.id),
  );
  add(
    'sitemap',
    'site map',
    tree.siteMaps.filter((one) => one.id),
  );
  add(
    'environmentvariable',
    'environment variable',
    tree.environmentVariables.filter((one) => one.id),
  );
  for (const { id, name, path } of tree.workflows) found.push({ path, what: `flow ${name}`, id });
  return found;
}

function inside(form: Layout, base: string[]): PartId[] {
  const found: PartId[] = [];
  const add = (element: Element, kind: string, ...name: string[]) =>
    found.push({
      path: form.path,
      line: lineOf(element),
      what: `${kind} ${name.at(-1)}`,
      id: plainId(attribute(element, 'id')),
      name: [kind, ...base, ...name],
    });
  const cells = (parent: Element, ...place: string[]) => {
    for (const cell of descendants(parent, 'cell')) {
      const control = child(cell, 'control');
      if (!control) continue;
      const key = attribute(control, 'datafieldname') || attribute(control, 'id');
      add(cell, 'cell', ...place, key);
      const unique = plainId(attribute(control, 'uniqueid'));
      const name = ['control', ...base, ...place, key];
      if (unique) found.push({ path: form.path, line: lineOf(control), what: `control ${key}`, id: unique, name });
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
  for (const [tag, key] of [
    ['Handler', 'handlerUniqueId'],
    ['Library', 'libraryUniqueId'],
  ] as const)
    for (const one of descendants(form.element, tag))
      found.push({
        path: form.path,
        line: lineOf(one),
        what: `${tag} ${attribute(one, 'functionName') || attribute(one, 'name')}`,
        id: plainId(attribute(one, key)),
      });
  return found;
}
