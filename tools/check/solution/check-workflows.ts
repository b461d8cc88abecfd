import type { Workflow } from './components.ts';
import type { Problem, SolutionCheck } from './problem.ts';
import { solutionId } from './solution-id.ts';
import { attribute, childText, englishText } from './xml.ts';

/** A flow as it is shipped: a modern flow (category 5), a definition (type 1), off until somebody turns it on (0 and 1; `workflow`, Microsoft). */
const shipped: Record<string, string> = { Type: '1', Category: '5', Scope: '4', StateCode: '0', StatusCode: '1', PrimaryEntity: 'none' };

/** Every flow file has its definition and every definition its flow, named by a sentence and shipped switched off, under the file name that goes with it. */
export const checkWorkflows: SolutionCheck = ({ tree, flows }) => [
  ...flows
    .filter((flow) => !tree.workflows.some((one) => one.id === solutionId('workflow', flow)))
    .map((flow) => ({ path: 'Workflows', message: `has nothing for the flow ${flow} (${solutionId('workflow', flow)})` })),
  ...tree.workflows.flatMap((one) => workflowFaults(one, flows)),
];

function workflowFaults(flow: Workflow, flows: string[]): Problem[] {
  const { element, path } = flow;
  const problems: Problem[] = [];
  const say = (message: string) => problems.push({ path, message });
  if (!flows.some((name) => solutionId('workflow', name) === flow.id)) say(`has the id ${flow.id}, which is no flow's`);
  const file = `${flow.name.replace(/[^A-Za-z0-9_-]/g, '').slice(0, 50)}-${flow.id.toUpperCase()}.json`;
  if (flow.jsonFile !== `/Workflows/${file}`) say(`names ${flow.jsonFile} instead of /Workflows/${file}`);
  if (path !== `Workflows/${file}.data.xml`) say(`should be Workflows/${file}.data.xml`);
  if (!/^[A-Z][^.]*\S$/.test(flow.name) || flow.name.split(' ').length < 4) say(`has the name "${flow.name}", which is no sentence`);
  if (englishText(element, 'LocalizedNames') !== flow.name) say(`is called "${englishText(element, 'LocalizedNames')}" and "${flow.name}"`);
  if (!attribute(element, 'Description')) say('does not say what it does');
  for (const [tag, value] of Object.entries(shipped))
    if (childText(element, tag) !== value) say(`has the ${tag} ${childText(element, tag)} instead of ${value}`);
  return problems;
}
