import { readOperations } from '../connectors/swagger.ts';
import type { Flow } from '../definition.ts';
import type { FlowWorld } from '../runner.ts';
import { placeActions } from '../tree.ts';
import { checkCalls, checkConnections, checkParameters } from './calls.ts';
import { checkChoiceValues } from './choice-values.ts';
import type { CheckWorld, FlowCheck } from './context.ts';
import type { Fault } from './fault.ts';
import { checkLimits } from './limits.ts';
import { Reader } from './reader.ts';
import { checkReads } from './reads.ts';
import { checkReferences } from './references.ts';
import { checkRunAfter } from './run-after.ts';
import { checkShape } from './shape.ts';
import { either, none, type Shape } from './shapes.ts';
import { checkSolutionNames } from './solution-names.ts';
import { checkTrigger } from './trigger.ts';

interface Checked {
  check: FlowCheck;
  reader: Reader;
  faults: Fault[];
}

function prepare(flow: Flow, world: CheckWorld): Checked {
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
  return { check, reader: new Reader(check), faults };
}

/** What callers give for an input of a child flow, each caller's expression read in its own flow. */
function givenBy(child: Flow, input: string, callers: Checked[]): Shape | undefined {
  const given = callers.flatMap(({ check, reader }) =>
    check.placed
      .filter(({ action }) => action.type === 'Workflow' && String(action.inputs?.host?.workflowReferenceName).toLowerCase() === child.id)
      .flatMap((at) =>
        Object.entries(at.action.inputs.body ?? {})
          .filter(([name]) => name.toLowerCase() === input)
          .map(([, value]) => reader.shapeOf(value, { at, say: () => undefined })),
      ),
  );
  return given.length ? given.reduce(either, none) : undefined;
}

function checkOne({ check, reader }: Checked): void {
  checkLimits(check);
  checkRunAfter(check);
  checkConnections(check);
  checkParameters(check);
  checkTrigger(check);
  checkReferences(check);
  checkCalls(check, reader);
  checkReads(check, reader);
  checkChoiceValues(check, reader);
  checkSolutionNames(check);
  const { workflowIds } = check.world;
  if (workflowIds && !workflowIds.has(check.flow.id))
    check.report('', `the solution ships no workflow with this flow's id ${check.flow.id}`);
}

/** Everything that the platform would refuse in these flows, or that the sandbox doesn't have; each fault names file and place. */
export function checkFlows(flows: Flow[], world: FlowWorld): Fault[] {
  const normal = (id: string) => id.toLowerCase().replace(/[{}]/g, '');
  const sound: Checked[] = [];
  const checkWorld: CheckWorld = {
    operations: readOperations(world.swagger),
    metadata: world.dataverseMetadata,
    connectionReferences: new Set([...world.connectionReferences].map((name) => name.toLowerCase())),
    flowsById: new Map(flows.map((flow) => [flow.id, flow])),
    workflowIds: world.workflowIds && new Set([...world.workflowIds].map(normal)),
    environmentVariables: world.environmentVariables && new Set([...world.environmentVariables].map((name) => name.toLowerCase())),
    givenBy: (child, input) => givenBy(child, input, sound),
  };
  const all = flows.map((flow) => prepare(flow, checkWorld));
  // What follows reads types, inputs and branches, so a flow without their shape is sent back first.
  sound.push(...all.filter(({ faults }) => !faults.length));
  for (const one of sound) checkOne(one);
  return all.flatMap(({ faults }) => faults);
}
