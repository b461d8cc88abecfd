import type { Problem, SolutionCheck } from './problem.ts';

const forbidden: [RegExp, string][] = [
  [/\.dynamics\.com|onmicrosoft\.com|\.sharepoint\.com|\.powerapps\.com|\.azure\.com/i, 'the address of a tenant'],
  [/client_?secret|password|BEGIN [A-Z ]*PRIVATE KEY|AccountKey=|Bearer [\w.-]{8}/i, 'a secret'],
  [/<connectionid>|\/connections\/[\w-]{8}/i, 'a connection of one environment'],
];

/** No byte order mark, no carriage returns, and nothing that belongs to one environment. */
export const checkText: SolutionCheck = ({ tree }) => {
  const problems: Problem[] = [];
  for (const { path, text } of tree.files) {
    if (text.startsWith('\ufeff')) problems.push({ path, message: 'begins with a byte order mark' });
    if (text.includes('\r')) problems.push({ path, message: 'has carriage returns' });
    for (const [pattern, what] of forbidden) if (pattern.test(text)) problems.push({ path, message: `holds ${what}` });
    if (path.endsWith('environmentvariablevalues.json'))
      problems.push({ path, message: 'sets a value, which would overwrite the one of an environment' });
  }
  return problems;
};
