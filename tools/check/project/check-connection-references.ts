import type { Project } from '../project.ts';
import type { Problem } from '../solution/problem.ts';
import { attribute, attributeNames, children, descendants } from '../solution/xml.ts';

const dataverse = 'shared_commondataserviceforapps';
const path = 'solution/core/Other/Customizations.xml';

/** What a connection reference consists of; a connection is of one environment and is none of it. */
const parts = [
  ...['connectionreferencelogicalname', 'connectionreferencedisplayname', 'connectorid', 'customconnectorid', 'description'],
  ...['iscustomizable', 'promptingbehavior', 'statecode', 'statuscode'],
];

/** A connector's name as the platform writes it into the id of its API. */
const apiName = (connector: string) => `shared_${connector.replaceAll('_', '-5f')}`;

/**
 * A connection reference leads to Dataverse or to the connector of the other solution, by its id and without the ending that one environment
 * gives it; every one is used by a flow, and every flow names the API its reference leads to.
 */
export function checkConnectionReferences({ core, connector, flows }: Project): Problem[] {
  const problems: Problem[] = [];
  const say = (message: string) => problems.push({ path, message });
  const used = new Set([...flows.values()].flat().map((one) => one.connection?.connectionReferenceLogicalName));
  for (const reference of core.connectionReferences) {
    const what = `connection reference ${reference.name}`;
    if (!/^xc_[a-z0-9]+$/.test(reference.name)) say(`${what} is not named by xc_ and small letters`);
    if (reference.connector !== dataverse) {
      const target = connector.connectors.find((one) => one.id === reference.customConnectorId);
      if (!target)
        say(`${what} leads to the connector ${reference.customConnectorId || 'of no id'}, which the other solution does not have`);
      else if (reference.connector !== apiName(target.name))
        say(`${what} leads to ${reference.connector} instead of ${apiName(target.name)}`);
    } else if (reference.customConnectorId) say(`${what} leads to Dataverse and to a connector`);
    if (!used.has(reference.name)) say(`${what} is used by no flow`);
  }
  const names = core.connectionReferences.map((one) => one.name);
  for (const name of names.filter((one, index) => names.indexOf(one) !== index)) say(`connection reference ${name} is there twice`);
  for (const element of descendants(core.customizations, 'connectionreference')) {
    const strange = [...attributeNames(element), ...children(element).map((one) => one.nodeName)].filter((name) => !parts.includes(name));
    if (strange.length > 0) say(`connection reference ${attribute(element, 'connectionreferencelogicalname')} holds ${strange.join(', ')}`);
  }
  for (const [flow, references] of flows)
    for (const reference of references) {
      const { connection, api } = reference;
      const target = core.connectionReferences.find((one) => one.name === connection?.connectionReferenceLogicalName);
      const custom = connector.connectors.find((one) => one.id === target?.customConnectorId);
      const file = `flows/${flow}.json`;
      const more = [
        ...Object.keys(connection ?? {}).filter((key) => key !== 'connectionReferenceLogicalName'),
        ...Object.keys(reference).filter((key) => !['runtimeSource', 'connection', 'api', 'impersonation'].includes(key)),
      ];
      if (!['embedded', 'invoker'].includes(reference.runtimeSource ?? ''))
        problems.push({ path: file, message: `has the runtimeSource ${reference.runtimeSource || 'none'}` });
      if (more.length > 0) problems.push({ path: file, message: `names a connection of one environment (${more.join(', ')})` });
      if (target && api?.name !== target.connector)
        problems.push({ path: file, message: `calls ${api?.name} through ${target.name}, which leads to ${target.connector}` });
      if (custom && api?.logicalName !== custom.name)
        problems.push({ path: file, message: `calls ${api?.logicalName} through ${target?.name}, which leads to ${custom.name}` });
    }
  return problems;
}
