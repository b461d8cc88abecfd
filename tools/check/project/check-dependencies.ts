import type { Element } from '@xmldom/xmldom';
import type { Project } from '../project.ts';
import type { Problem } from '../solution/problem.ts';
import { plainId, solutionId } from '../solution/solution-id.ts';
import { attribute, child, childText, descendants, lineOf } from '../solution/xml.ts';

const path = 'solution/core/Other/Solution.xml';
const connectorType = '372';

/**
 * The core solution says that it needs the connector of the other one: for each flow that calls it and for the connection reference, by the
 * connector's id, name and solution (`MissingDependencies`, as the server writes them), and it holds no connector itself.
 */
export function checkDependencies(project: Project): Problem[] {
  const { core, connector } = project;
  const problems: Problem[] = [];
  const say = (message: string, at?: Element) => problems.push({ path, line: at && lineOf(at), message });
  const [needed] = connector.connectors;
  const manifest = child(connector.manifest, 'SolutionManifest') ?? connector.manifest;
  const solution = `${childText(manifest, 'UniqueName')} (${childText(manifest, 'Version')})`;
  const declared = descendants(core.manifest, 'MissingDependency').map((element) => ({
    element,
    required: child(element, 'Required') ?? element,
    dependent: child(element, 'Dependent') ?? element,
  }));
  for (const { required, element } of declared) {
    const wrong = (what: string, right: string) => say(`requires the ${what} instead of ${right}`, element);
    if (attribute(required, 'type') !== connectorType) wrong(`type ${attribute(required, 'type')}`, connectorType);
    if (plainId(attribute(required, 'id')) !== needed?.id) wrong(`id ${attribute(required, 'id')}`, `the connector's ${needed?.id}`);
    if (attribute(required, 'schemaName') !== needed?.name) wrong(`name ${attribute(required, 'schemaName')}`, `${needed?.name}`);
    if (attribute(required, 'solution') !== solution) wrong(`solution ${attribute(required, 'solution')}`, solution);
  }
  const callers = new Set(callersOf(project));
  for (const flow of core.workflows) {
    const entries = declared.filter(
      ({ dependent }) => attribute(dependent, 'type') === '29' && plainId(attribute(dependent, 'id')) === flow.id,
    );
    const calls = callers.has(flow.id);
    if (calls && entries.length !== 1) say(`declares the connector ${entries.length} times for the flow "${flow.name}", which calls it`);
    for (const { dependent, element } of entries) {
      if (!calls) say(`declares the connector for the flow "${flow.name}", which does not call it`, element);
      if (attribute(dependent, 'displayName') !== flow.name)
        say(`calls the flow "${flow.name}" "${attribute(dependent, 'displayName')}"`, element);
    }
  }
  for (const { dependent, element } of declared) {
    const id = plainId(attribute(dependent, 'id'));
    if (id && !core.workflows.some((flow) => flow.id === id)) say(`declares a dependency of the flow ${id}, which is not there`, element);
  }
  for (const reference of core.connectionReferences.filter((one) => one.customConnectorId))
    if (
      !declared.some(
        ({ dependent }) =>
          attribute(dependent, 'id.connectionreferencelogicalname') === reference.name &&
          attribute(dependent, 'displayName') === reference.name,
      )
    )
      say(`does not declare the connector of the connection reference ${reference.name}`);
  for (const one of core.rootComponents.filter((component) => component.type === connectorType))
    say(`lists the connector ${one.schemaName}, which is of the other solution`);
  for (const one of core.connectors)
    problems.push({ path: `solution/core/${one.path}`, message: `is the connector ${one.name}, which is of the other solution` });
  return problems;
}

/** Ids of the flows that name a connection reference to a connector of ours. */
function callersOf({ flows, core }: Project): string[] {
  const custom = core.connectionReferences.filter((one) => one.customConnectorId).map((one) => one.name);
  return [...flows]
    .filter(([, references]) => references.some((one) => custom.includes(one.connection?.connectionReferenceLogicalName ?? '')))
    .map(([flow]) => solutionId('workflow', flow));
}
