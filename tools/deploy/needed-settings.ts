import type { OwnSolution } from '../pack/own-solutions.ts';
import { parseXml } from '../pack/parse-xml.ts';
import { attributeOf, elements, firstElement, textOf } from '../pack/xml-tree.ts';

/** A connection reference of a solution. A custom connector's id gets an ending of its own in each environment. */
export interface NeededConnection {
  logicalName: string;
  displayName: string;
  connectorId: string;
  isCustom: boolean;
}

/** What the settings of one solution must say. */
export interface NeededSettings {
  variables: string[];
  connections: NeededConnection[];
}

/** The environment variables and connection references that a solution's source defines. Throws an Error if its skeleton can't be read. */
export function neededSettings(solution: OwnSolution): NeededSettings {
  const variables = [...solution.files.keys()]
    .map((path) => /^environmentvariabledefinitions\/([^/]+)\/environmentvariabledefinition\.xml$/.exec(path)?.[1])
    .filter((name) => name !== undefined);
  const skeleton = parseXml(new TextDecoder().decode(solution.files.get('Other/Customizations.xml')));
  const references = firstElement(skeleton, 'connectionreferences');
  const connections = (references ? elements(references, 'connectionreference') : []).map((one) => ({
    logicalName: attributeOf(one, 'connectionreferencelogicalname'),
    displayName: textOf(firstElement(one, 'connectionreferencedisplayname')),
    connectorId: textOf(firstElement(one, 'connectorid')),
    isCustom: firstElement(one, 'customconnectorid') !== undefined,
  }));
  return { variables, connections };
}

/** Whether a connector's id in an environment is that of a reference: the same, or for a custom connector the same with an ending. */
export function isConnectorOf(reference: NeededConnection, connectorId: string): boolean {
  const [id, wanted] = [connectorId.toLowerCase(), reference.connectorId.toLowerCase()];
  return id === wanted || (reference.isCustom && id.startsWith(`${wanted}-5f`));
}
