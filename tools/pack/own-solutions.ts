import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Problem } from '../check/solution/problem.ts';
import { plainId, solutionId } from '../check/solution/solution-id.ts';
import { manifestPath, requiredSolutions, solutionName } from './manifest.ts';
import { zipName } from './package-files.ts';
import { documentsUnder, readFiles, readTree, type SourceFiles, sortFiles } from './source-tree.ts';
import { introducedLater, notStamped, readRelease, stampVersion } from './version.ts';
import { attributeOf, firstElement, textOf, type XmlElement } from './xml-tree.ts';

/** Folders of the product's solutions below solution/, in the order in which they are imported. */
export const ownFolders = ['connector', 'core'];

/** One of the product's solutions with all it is packed of. */
export interface OwnSolution {
  /** The folder below solution/. */
  folder: string;
  name: string;
  /** The version stamped on it, four numbers. */
  version: string;
  /** The product's version, three numbers (package.json). */
  release: string;
  files: SourceFiles;
  manifest: XmlElement | undefined;
  problems: Problem[];
}

/**
 * Composes a tree of solution/ with what is kept elsewhere: the connector's files in the tree that has a connector, the flows in the one that
 * describes them, and the version, which is package.json's unless one of four numbers is given. `project` is the product's root folder.
 * Throws an Error if a folder is missing.
 */
export function readOwnSolution(project: string, folder: string, version?: string): OwnSolution {
  const source = readFiles(join(project, 'solution', folder));
  const tree = readTree(source);
  const problems: Problem[] = [];
  const added = new Map<string, Uint8Array>();
  for (const [, connector] of documentsUnder(tree, /^Connectors\/[^/]+\.xml$/)) {
    for (const [part, bytes] of connectorFiles(join(project, 'connector')))
      added.set(`Connectors/${textOf(firstElement(connector, 'name'))}_${part}`, bytes);
  }
  const workflows = documentsUnder(tree, /^Workflows\/.+\.data\.xml$/);
  if (workflows.length > 0) addFlows(join(project, 'flows'), workflows, added, problems);
  const release = readRelease(project);
  const named = solutionName(tree.documents.get(manifestPath));
  const path = `solution/${folder}/${manifestPath}`;
  if (named.version !== notStamped)
    problems.push({ path, message: `holds the version ${named.version}: it is stamped, from package.json` });
  const stamped = version ?? `${release}.0`;
  const files = stampVersion(sortFiles([...source, ...added]), stamped, ownNames(project));
  const manifest = readTree(new Map([...files].filter(([name]) => name === manifestPath))).documents.get(manifestPath);
  return { folder, name: named.name, version: stamped, release, files, manifest, problems };
}

/**
 * One version for all. Faults are: solutions of different versions, one that needs another of them in another version, a component that came
 * in a later version than its solution has, and a connector of another version than the product.
 */
export function versionProblems(solutions: OwnSolution[]): Problem[] {
  const versions = new Map(solutions.map((one) => [one.name, one.version]));
  const first = solutions[0]?.version;
  return solutions.flatMap((one) => {
    const path = `solution/${one.folder}/${manifestPath}`;
    const differs = one.version === first ? [] : [{ path, message: `is of version ${one.version}, not ${first}` }];
    const needs = (one.manifest ? requiredSolutions(one.manifest) : [])
      .filter(({ name, version }) => versions.has(name) && versions.get(name) !== version)
      .map(({ name, version }) => ({ path, message: `needs ${name} in version ${version}, not ${versions.get(name)}` }));
    const later = introducedLater(one.files, one.version).map((part) => ({
      path: `solution/${one.folder}/${part.path}`,
      message: `came in version ${part.introduced}, later than the solution's ${one.version}`,
    }));
    return [...differs, ...needs, ...later, ...connectorVersionProblems(one)];
  });
}

function connectorVersionProblems(one: OwnSolution): Problem[] {
  const definitions = [...one.files].filter(([path]) => path.endsWith('_openapidefinition.json'));
  return definitions.flatMap(([, bytes]) => {
    const { info } = JSON.parse(new TextDecoder().decode(bytes)) as { info?: { version?: string } };
    const message = `is of version ${info?.version}, and package.json of ${one.release}`;
    return info?.version === one.release ? [] : [{ path: 'connector/apiDefinition.swagger.json', message }];
  });
}

/** The unique names of the product's solutions: those whose version is stamped where one needs another. */
function ownNames(project: string): string[] {
  const manifests = ownFolders.map((folder) => readFileSync(join(project, 'solution', folder, manifestPath), 'utf8'));
  return manifests.flatMap((text) => /<UniqueName>([^<]+)<\/UniqueName>/.exec(text)?.[1] ?? []);
}

function addFlows(folder: string, workflows: [string, XmlElement][], added: Map<string, Uint8Array>, problems: Problem[]): void {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const id = solutionId('workflow', basename(file, '.json'));
    const definition = workflows.find(([, root]) => plainId(attributeOf(root, 'WorkflowId')) === id)?.[1];
    const name = definition && zipName(definition);
    if (name) added.set(name, readFileSync(join(folder, file)));
    else problems.push({ path: `flows/${file}`, message: `has no .data.xml below Workflows/ with the id ${id}` });
  }
}

/** A connector's parts as a solution holds them, from the files the connector tools take. */
function connectorFiles(folder: string): [part: string, bytes: Uint8Array][] {
  const { properties } = JSON.parse(readFileSync(join(folder, 'apiProperties.json'), 'utf8')) as {
    properties: { connectionParameters?: object; policyTemplateInstances?: object[] };
  };
  const policies = properties.policyTemplateInstances?.length ? properties.policyTemplateInstances : null;
  const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  return [
    ['openapidefinition.json', readFileSync(join(folder, 'apiDefinition.swagger.json'))],
    ['connectionparameters.json', json(properties.connectionParameters ?? {})],
    ['policytemplateinstances.json', json(policies)],
    ['iconblob.Png', readFileSync(join(folder, 'icon.png'))],
  ];
}
