import { readOperations } from '../connectors/swagger.ts';
import type { Flow } from '../definition.ts';
import type { FlowWorld } from '../runner.ts';
import { placeActions } from '../tree.ts';
import { checkCalls, checkConnections } from './calls.ts';
import type { CheckWorld, FlowCheck } from './context.ts';
import type { Fault } from './fault.ts';
import { checkLimits } from './limits.ts';
import { Reader } from './reader.ts';
import { checkReads } from './reads.ts';
import { checkReferences } from './references.ts';
import { checkRunAfter } from './run-after.ts';
import { checkShape } from './shape.ts';
import { checkTrigger } from './trigger.ts';

function checkFlow(flow: Flow, world: CheckWorld): Fault[] {
  const faults: Fault[] = [];
  const placed = placeActions(flow);
  const check: FlowCheck = {
    flow,
    world,
    placed,
    byName: new Map(placed.map((one) => [one.name.toLowerCase(), one])),
    report: (place, message) => void faults.push({ flow: flow.name, place, message }),
  };
  checkShape(check);
  // What follows reads types, inputs and branches, so a flow without their shape is sent back first.
  if (faults.length) return faults;
  checkLimits(check);
  checkRunAfter(check);
  checkConnections(check);
  checkTrigger(check);
  checkReferences(check);
  const reader = new Reader(check);
  checkCalls(check, reader);
  checkReads(check, reader);
  if (world.workflowIds && !world.workflowIds.has(flow.id))
    check.report('', `the solution ships no workflow with this flow's id ${flow.id}`);
  return faults;
}

/** Everything that the platform would refuse in these flows, or that the sandbox doesn't have; each fault names file and place. */
export function checkFlows(flows: Flow[], world: FlowWorld): Fault[] {
  const normal = (id: string) => id.toLowerCase().replace(/[{}]/g, '');
  const checkWorld: CheckWorld = {
    operations: readOperations(world.swagger),
    metadata: world.dataverseMetadata,
    connectionReferences: new Set([...world.connectionReferences].map((name) => name.toLowerCase())),
    flowsById: new Map(flows.map((flow) => [flow.id, flow])),
    workflowIds: world.workflowIds && new Set([...world.workflowIds].map(normal)),
  };
  return flows.flatMap((flow) => checkFlow(flow, checkWorld));
}
