import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';

/** What flows lean on in a solution's source: logical names of its connection references, ids (lower case, bare) of its workflows. */
export function readSolutionParts(folder: string): { connectionReferences: string[]; workflowIds: string[] } {
  const attributes = (path: string, element: string, attribute: string) => {
    const document = new DOMParser().parseFromString(readFileSync(join(folder, path), 'utf8'), 'text/xml');
    return [...document.getElementsByTagName(element)].map((node) => node.getAttribute(attribute) ?? '');
  };
  return {
    connectionReferences: attributes('Other/Customizations.xml', 'connectionreference', 'connectionreferencelogicalname'),
    workflowIds: readdirSync(join(folder, 'Workflows'))
      .filter((file) => file.endsWith('.data.xml'))
      .flatMap((file) => attributes(join('Workflows', file), 'Workflow', 'WorkflowId'))
      .map((id) => id.replace(/[{}]/g, '').toLowerCase()),
  };
}
