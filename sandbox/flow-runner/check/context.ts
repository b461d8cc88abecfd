import type { Metadata } from '../../dataverse/entities/metadata.ts';
import type { ConnectorOperation } from '../connectors/swagger.ts';
import type { Flow } from '../definition.ts';
import type { Placed } from '../tree.ts';
import type { Shape } from './shapes.ts';

/** What flows are checked against. */
export interface CheckWorld {
  operations: ReadonlyMap<string, ConnectorOperation>;
  metadata: Metadata;
  /** Logical names of the solution's connection references, lower case. */
  connectionReferences: ReadonlySet<string>;
  flowsById: ReadonlyMap<string, Flow>;
  workflowIds: ReadonlySet<string> | undefined;
  /** Lower case. */
  environmentVariables: ReadonlySet<string> | undefined;
  /** What all callers of a child flow give for one of its inputs (name in lower case); undefined when nobody calls it. */
  givenBy(child: Flow, input: string): Shape | undefined;
}

/** One flow being checked. */
export interface FlowCheck {
  flow: Flow;
  world: CheckWorld;
  placed: Placed[];
  /** By lower-case name. */
  byName: ReadonlyMap<string, Placed>;
  report(place: string, message: string): void;
}

/** `a, b or c` */
export function oneOf(names: Iterable<string>): string {
  const list = [...names];
  return list.length < 2 ? (list[0] ?? '') : `${list.slice(0, -1).join(', ')} or ${list.at(-1)}`;
}
