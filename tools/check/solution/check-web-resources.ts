import { posix } from 'node:path';
import type { WebResource } from './components.ts';
import type { CheckInput, Problem, SolutionCheck } from './problem.ts';

const types: Record<string, number> = {
  html: 1,
  htm: 1,
  css: 2,
  js: 3,
  xml: 4,
  png: 5,
  jpg: 6,
  gif: 7,
  xsl: 9,
  ico: 10,
  svg: 11,
  resx: 12,
};

/** Pages of ours run inside the app: a page that the platform serves beside them, and nothing from elsewhere. */
const platformPages = ['ClientGlobalContext.js.aspx'];

/** Every web resource has its file, and the name, type and packed file name that go with it (shape: server exports; `webresource`, Microsoft). */
export const checkWebResources: SolutionCheck = ({ tree }) => {
  const problems = tree.webResources.flatMap((one) =>
    fileFaults(
      one,
      tree.files.map((file) => file.path),
    ),
  );
  const defined = new Set(tree.webResources.map((one) => one.path));
  for (const { path } of tree.files)
    if (path.startsWith('WebResources/') && !path.endsWith('.data.xml') && !defined.has(`${path}.data.xml`))
      problems.push({ path, message: 'has no .data.xml beside it' });
  const names = tree.webResources.map((one) => one.name.toLowerCase());
  for (const one of tree.webResources.filter((two, index) => names.indexOf(two.name.toLowerCase()) !== index))
    problems.push({ path: one.path, message: `two web resources are named ${one.name}` });
  return [...problems, ...tree.webResources.flatMap((one) => referenceFaults(one, { tree }))];
};

function fileFaults({ name, path, id, type, fileName }: WebResource, files: string[]): Problem[] {
  const problems: Problem[] = [];
  const say = (message: string) => problems.push({ path, message: `web resource ${name} ${message}` });
  const file = path.slice(0, -'.data.xml'.length);
  if (!files.includes(file)) say(`has no file ${file}`);
  if (path !== `WebResources/${name}.data.xml`) say('is in the place of another');
  if (!/^[a-z][a-z0-9]*_\//.test(name)) say('does not begin with the prefix and a slash');
  const expected = types[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
  if (type !== expected) say(`is of type ${type} instead of ${expected ?? 'one that is known'}`);
  const packed = `/WebResources/${name.replace(/[/.]/g, '')}${id.toUpperCase()}`;
  if (fileName !== packed) say(`is packed as ${fileName} instead of ${packed}`);
  return problems;
}

/** What a page loads is there: addresses are taken from its own, as a browser does. */
function referenceFaults({ name, path, type }: WebResource, { tree }: Pick<CheckInput, 'tree'>): Problem[] {
  if (type !== types.html) return [];
  const text = tree.files.find((file) => `${file.path}.data.xml` === path)?.text ?? '';
  return [...text.matchAll(/<(?:script|link|img|iframe)\b[^>]*?\b(?:src|href)\s*=\s*["']([^"'#]+)["']/gi)].flatMap(([, address = '']) => {
    const place = { path: path.replace(/\.data\.xml$/, '') };
    if (/^(https?:)?\/\//i.test(address)) return [{ ...place, message: `loads ${address}, from outside` }];
    if (address.startsWith('data:') || platformPages.some((page) => address.split('?')[0]?.endsWith(page))) return [];
    const target = posix.join(posix.dirname(name), address.split('?')[0] ?? '');
    return tree.webResources.some((one) => one.name === target)
      ? []
      : [{ ...place, message: `loads ${address}, and there is no web resource ${target}` }];
  });
}
