import type { Project } from '../project.ts';
import type { Problem } from '../solution/problem.ts';

/**
 * No byte order mark (the platform refuses a flow with one: "Flow clientdata is in invalid format") and no carriage returns in XML, so that
 * a file is the same wherever it is checked out.
 */
export function checkText({ files }: Project): Problem[] {
  return files.flatMap(({ path, text }) => {
    const problems: Problem[] = [];
    const source = /\.(xml|json)$/i.test(path);
    if (source && text.startsWith('\ufeff')) problems.push({ path, line: 1, message: 'begins with a byte order mark' });
    if (source && text.slice(1).includes('\ufeff')) problems.push({ path, message: 'holds a byte order mark' });
    if (path.endsWith('.xml') && text.includes('\r'))
      problems.push({ path, line: text.slice(0, text.indexOf('\r')).split('\n').length, message: 'has carriage returns' });
    return problems;
  });
}
