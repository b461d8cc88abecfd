import { classOf } from './check-forms.ts';
import type { CheckInput, Problem, SolutionCheck } from './problem.ts';
import type { Layout } from './tables.ts';
import { attribute, child, childText, descendants, lineOf } from './xml.ts';

const webResourceControl = '9FDF5F91-88B1-47F4-AD53-C11EFC01A01D';
const prefix = '$webresource:';

/**
 * A form's web resources, libraries and event handlers are there: the page a control shows, the library a form loads, and in that library the
 * function an event calls (Microsoft: FormXml, formLibraries and events). What scripts and pages name with our prefix exists.
 */
export const checkScripts: SolutionCheck = (input) => {
  const shown = input.tree.tables.flatMap((table) => table.forms.map((form) => ({ form, what: `form ${form.name}` })));
  const boards = input.tree.dashboards.map((form) => ({ form, what: `dashboard ${form.name}` }));
  return [...[...shown, ...boards].flatMap(({ form, what }) => formFaults(form, what, input)), ...wordFaults(input)];
};

function formFaults(form: Layout, what: string, { tree }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  const say = (element: Parameters<typeof lineOf>[0], message: string) =>
    problems.push({ path: form.path, line: lineOf(element), message: `${what} ${message}` });
  for (const control of descendants(form.element, 'control').filter((one) => classOf(one) === webResourceControl)) {
    const url = childText(child(control, 'parameters') ?? control, 'Url').replace(prefix, '');
    if (!tree.webResources.some((one) => one.name === url))
      say(control, `has ${attribute(control, 'id')} with the web resource ${url || 'unnamed'}, which is not there`);
  }
  const libraries = descendants(form.element, 'Library').map((one) => ({ element: one, name: attribute(one, 'name').replace(prefix, '') }));
  for (const { element, name } of libraries)
    if (!tree.webResources.some((one) => one.name === name && one.type === 3))
      say(element, `loads the library ${name}, which is no script here`);
  for (const handler of descendants(form.element, 'Handler')) {
    const library = attribute(handler, 'libraryName').replace(prefix, '');
    const name = attribute(handler, 'functionName');
    if (!libraries.some((one) => one.name === library)) say(handler, `calls ${name} of ${library}, which it does not load`);
    const resource = tree.webResources.find((one) => one.name === library);
    const text = tree.files.find((file) => `${file.path}.data.xml` === resource?.path)?.text;
    if (text !== undefined && !defines(text, name)) say(handler, `calls ${name}, which ${library} does not define`);
  }
  return problems;
}

const escaped = (name: string) => name.replace(/[$]/g, '\\$&');

/** Whether a script defines a function by its dotted name, by declaration, assignment, property or method. */
function defines(script: string, name: string): boolean {
  const code = script.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"])\/\/.*$/gm, '$1');
  const parts = name.split('.');
  if (parts.some((part) => !/^[A-Za-z_$][\w$]*$/.test(part))) return false;
  const last = escaped(parts.at(-1) as string);
  const value = '(?:async\\s*)?(?:function\\b|\\([^)]*\\)\\s*=>|[\\w$]+\\s*=>)';
  const made = new RegExp(`function\\s*\\*?\\s+${last}\\s*\\(|\\b${last}\\s*[:=]\\s*${value}|\\b${last}\\s*\\([^)]*\\)\\s*\\{`);
  const holders = parts
    .slice(0, -1)
    .every((part) =>
      new RegExp(`\\b${escaped(part)}\\s*(?:=|\\?\\?=|\\|\\|=|:|\\.)|\\b(?:class|namespace)\\s+${escaped(part)}\\b`).test(code),
    );
  return made.test(code) && holders;
}

function wordFaults({ tree, known }: CheckInput): Problem[] {
  const names = new Set([...known].flatMap(([table, columns]) => [table, `${table}s`, ...columns.keys()]));
  for (const one of tree.relationships) names.add(one.name.toLowerCase());
  const scripts = tree.webResources.filter((one) => one.type === 1 || one.type === 3).map((one) => one.path.replace(/\.data\.xml$/, ''));
  return tree.files
    .filter((file) => scripts.includes(file.path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) =>
        [...line.matchAll(/\bxc_[a-z0-9_]+/g)]
          .map(([word]) => word)
          .filter((word) => !names.has(word) && !names.has(word.replace(/_value$/, '')))
          .map((word) => ({ path, line: index + 1, message: `names ${word}, which no table has` })),
      ),
    );
}
