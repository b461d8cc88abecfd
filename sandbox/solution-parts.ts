import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser, type Element } from '@xmldom/xmldom';

/** A cloud flow as the solution names it; `id` is lower case and bare. */
export interface Workflow {
  id: string;
  title: string;
  description: string;
}

function elements(path: string, name: string): Element[] {
  return [...new DOMParser().parseFromString(readFileSync(path, 'utf8'), 'text/xml').getElementsByTagName(name)];
}

/** The cloud flows of a solution's source. */
export function readWorkflows(folder: string): Workflow[] {
  const workflows = join(folder, 'Workflows');
  return readdirSync(workflows)
    .filter((file) => file.endsWith('.data.xml'))
    .flatMap((file) => elements(join(workflows, file), 'Workflow'))
    .map((node) => ({
      id: (node.getAttribute('WorkflowId') ?? '').replace(/[{}]/g, '').toLowerCase(),
      title: node.getAttribute('Name') ?? '',
      description: node.getAttribute('Description') ?? '',
    }));
}

/** What flows lean on in a solution's source: logical names of its connection references, ids of its workflows. */
export function readSolutionParts(folder: string): { connectionReferences: string[]; workflowIds: string[] } {
  return {
    connectionReferences: elements(join(folder, 'Other/Customizations.xml'), 'connectionreference').map(
      (node) => node.getAttribute('connectionreferencelogicalname') ?? '',
    ),
    workflowIds: readWorkflows(folder).map((workflow) => workflow.id),
  };
}
