import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { flowId } from '../../flow-runner/flow-id.ts';
import { readWorkflows } from '../../solution-parts.ts';
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

/** The shipped flows, named as makers see them. */
export function readFlowInfos(flowsFolder: string, solutionFolder: string): Omit<FlowInfo, 'enabled'>[] {
  const workflows = new Map(readWorkflows(solutionFolder).map((workflow) => [workflow.id, workflow]));
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
