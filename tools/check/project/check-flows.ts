import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTables } from '../../../sandbox/dataverse/entities/metadata.ts';
import type { Fault } from '../../../sandbox/flow-runner/check/fault.ts';
import { type LoadedFlows, loadFlows } from '../../../sandbox/flow-runner/runner.ts';
import type { Project } from '../project.ts';
import type { Problem } from '../solution/problem.ts';

const loaded = new WeakMap<Project, LoadedFlows>();

/** Both checks of the flows look at the same reading of them. */
function load(project: Project): LoadedFlows {
  const before = loaded.get(project);
  if (before) return before;
  const { root, core, connector } = project;
  const now = loadFlows(join(root, 'flows'), {
    swagger: JSON.parse(readFileSync(join(root, 'connector/apiDefinition.swagger.json'), 'utf8').replace(/^\ufeff/, '')),
    dataverseMetadata: readTables([join(root, 'solution/core')]),
    connectionReferences: core.connectionReferences.map((one) => one.name),
    workflowIds: core.workflows.map((one) => one.id),
    environmentVariables: [...connector.environmentVariables, ...core.environmentVariables].map((one) => one.name),
  });
  loaded.set(project, now);
  return now;
}

const problemOf = ({ flow, place, message }: Fault): Problem => ({
  path: `flows/${flow}.json`,
  message: place ? `${place}: ${message}` : message,
});

/** What a check finds, or why the flows cannot be looked at. */
function found(project: Project, faults: (flows: LoadedFlows) => Fault[]): Problem[] {
  try {
    return faults(load(project)).map(problemOf);
  } catch (error) {
    return [{ path: 'flows', message: `cannot be checked: ${(error as Error).message.replace(/\s+/g, ' ')}` }];
  }
}

/** Every connection reference, table, column, choice value, operation and parameter a flow names exists: what the platform would refuse, or fail at. */
export function checkFlows(project: Project): Problem[] {
  return found(project, ({ faults }) => faults);
}

/** The rules every flow of ours keeps (flows/README.md): a Try and a Catch that logs, retries, at most 25 actions, no way to start itself. */
export function checkFlowRules(project: Project): Problem[] {
  return found(project, ({ ownFaults }) => ownFaults);
}
