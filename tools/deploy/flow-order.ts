import { plainId } from '../check/solution/solution-id.ts';
import type { OwnSolution } from '../pack/own-solutions.ts';
import { parseXml } from '../pack/parse-xml.ts';
import { attributeOf, firstElement, textOf } from '../pack/xml-tree.ts';

interface Flow {
  id: string;
  name: string;
  children: string[];
}

/**
 * The flows that other flows call, in the order in which they can be turned on: a flow is refused while one that it calls is off. The flows
 * that nobody calls can be turned on in any order after them.
 */
export function childFlowsInOrder(solution: OwnSolution): string[] {
  const flows = readFlows(solution);
  const ordered: Flow[] = [];
  const visit = (id: string): void => {
    const flow = flows.get(id);
    if (!flow || ordered.includes(flow)) return;
    for (const child of flow.children) visit(child);
    ordered.push(flow);
  };
  for (const { children } of flows.values()) for (const child of children) visit(child);
  return ordered.map((flow) => flow.name);
}

function readFlows(solution: OwnSolution): Map<string, Flow> {
  const flows = new Map<string, Flow>();
  for (const [path, bytes] of solution.files) {
    if (!/^Workflows\/.+\.data\.xml$/.test(path)) continue;
    const root = parseXml(new TextDecoder().decode(bytes));
    const id = plainId(attributeOf(root, 'WorkflowId'));
    const file = textOf(firstElement(root, 'JsonFileName')).replace(/^\//, '');
    const definition = new TextDecoder().decode(solution.files.get(file));
    const children = [...definition.matchAll(/"workflowReferenceName":\s*"([^"]+)"/g)].map((match) => plainId(match[1] as string));
    flows.set(id, { id, name: attributeOf(root, 'Name'), children });
  }
  return flows;
}
