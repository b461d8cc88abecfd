import type { Problem, SolutionCheck } from './problem.ts';
import { child, childText } from './xml.ts';

const path = 'Other/Solution.xml';

/** Names are for ever: what is installed finds its next version by them, and columns and options carry the publisher's prefixes. */
const fixed: Record<string, string> = {
  UniqueName: 'xeroconnector',
  CustomizationPrefix: 'xc',
  CustomizationOptionValuePrefix: '27200',
};
const solutions = { connector: 'XeroConnectorConnector', core: 'XeroConnectorCore' };

/** The manifest has the solution's name and publisher, and leaves it to packing whether the solution is managed (`Managed` 2). */
export const checkManifest: SolutionCheck = ({ tree }) => {
  const problems: Problem[] = [];
  const manifest = child(tree.manifest, 'SolutionManifest') ?? tree.manifest;
  const publisher = child(manifest, 'Publisher') ?? manifest;
  const must = (what: string, value: string, right: string) => {
    if (value !== right) problems.push({ path, message: `has the ${what} "${value}" instead of ${right}` });
  };
  must('name', childText(manifest, 'UniqueName'), tree.connectors.length > 0 ? solutions.connector : solutions.core);
  must('Managed', childText(manifest, 'Managed'), '2');
  for (const [tag, value] of Object.entries(fixed)) must(`publisher's ${tag}`, childText(publisher, tag), value);
  if (!child(manifest, 'MissingDependencies')) problems.push({ path, message: 'has no MissingDependencies' });
  return problems;
};
