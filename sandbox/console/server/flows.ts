import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { flowId } from '../../flow-runner/flow-id.ts';
import type { FlowInfo } from '../shared.ts';

const triggers: Record<string, FlowInfo['trigger']> = {
  OpenApiConnectionWebhook: 'row',
  OpenApiConnection: 'poll',
  Recurrence: 'recurrence',
  Request: 'request',
};

interface FlowFile {
  properties: { definition: { triggers: Record<string, { type: string }> } };
}

/** Name and description of every workflow of a solution, by id. */
function readWorkflows(folder: string): Map<string, { title: string; description: string }> {
  const found = new Map<string, { title: string; description: string }>();
  const plain = (text = '') => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.data.xml'))) {
    const tag = /<Workflow\s[^>]*>/.exec(readFileSync(join(folder, file), 'utf8'))?.[0] ?? '';
    const attribute = (name: string) => plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]);
    found.set(attribute('WorkflowId').replace(/[{}]/g, '').toLowerCase(), {
      title: attribute('Name'),
      description: attribute('Description'),
    });
  }
  return found;
}

/** The shipped flows, named as makers see them. */
export function readFlowInfos(flowsFolder: string, solutionFolder: string): Omit<FlowInfo, 'enabled'>[] {
  const workflows = readWorkflows(join(solutionFolder, 'Workflows'));
  return readdirSync(flowsFolder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const name = basename(file, '.json');
      const { properties } = JSON.parse(readFileSync(join(flowsFolder, file), 'utf8')) as FlowFile;
      const type = Object.values(properties.definition.triggers)[0]?.type ?? '';
      const { title = name, description = '' } = workflows.get(flowId(name)) ?? {};
      return { name, title, description, trigger: triggers[type] ?? 'request' };
    });
}
