import type { Element } from '@xmldom/xmldom';
import { plainId } from './solution-id.ts';
import { attribute, child, children, childText, englishText } from './xml.ts';

/** A component that is a file of its own. */
export interface Component {
  /** Without braces, lower case; empty for what has none. */
  id: string;
  /** The unique name of an app, site map or web resource, else its English name. */
  name: string;
  path: string;
  element: Element;
}

export interface WebResource extends Component {
  /** 1 html, 2 css, 3 js, 4 xml, 5 png, 6 jpg, 7 gif, 9 xsl, 10 ico, 11 svg, 12 resx. */
  type: number;
  fileName: string;
}

export interface Workflow extends Component {
  jsonFile: string;
}

export interface Components {
  workflows: Workflow[];
  dashboards: Component[];
  roles: Component[];
  webResources: WebResource[];
  apps: Component[];
  siteMaps: Component[];
  connectors: Component[];
  environmentVariables: Component[];
}

const twin = /_managed\.xml$/;

/** Reads the components that lie in folders of their own, from a solution's parsed documents by path. Twins for the managed package are left out. */
export function readComponents(documents: Map<string, Element>): Components {
  const under = <T extends Component>(pattern: RegExp, read: (element: Element, path: string) => T): T[] =>
    [...documents].filter(([path]) => pattern.test(path) && !twin.test(path)).map(([path, element]) => read(element, path));
  const byTag = (idTag: string, nameTag: string) => (element: Element, path: string) => ({
    id: plainId(childText(element, idTag)),
    name: childText(element, nameTag),
    path,
    element,
  });
  return {
    workflows: under(/^Workflows\//, (element, path) => ({
      id: plainId(attribute(element, 'WorkflowId')),
      name: attribute(element, 'Name'),
      jsonFile: childText(element, 'JsonFileName'),
      path,
      element,
    })),
    dashboards: under(/^Dashboards\//, (element, path) => ({
      ...byTag('FormId', '')(element, path),
      name: englishText(element, 'LocalizedNames'),
    })),
    roles: under(/^Roles\//, (element, path) => ({
      id: plainId(attribute(element, 'id')),
      name: attribute(element, 'name'),
      path,
      element,
    })),
    webResources: under(/^WebResources\/.+\.data\.xml$/, (element, path) => ({
      ...byTag('WebResourceId', 'Name')(element, path),
      type: Number(childText(element, 'WebResourceType')),
      fileName: childText(element, 'FileName'),
    })),
    apps: under(/^AppModules\/[^/]+\/AppModule\.xml$/, byTag('AppModuleId', 'UniqueName')),
    siteMaps: under(/^AppModuleSiteMaps\/[^/]+\/AppModuleSiteMap\.xml$/, byTag('SiteMapId', 'SiteMapUniqueName')),
    connectors: under(/^Connectors\//, byTag('connectorid', 'name')),
    environmentVariables: under(/^environmentvariabledefinitions\//, (element, path) => ({
      id: plainId(attribute(element, 'environmentvariabledefinitionid')),
      name: attribute(element, 'schemaname'),
      path,
      element,
    })),
  };
}

/** The components an app lists, by their type's number. */
export function appComponents(app: Component): { type: string; schemaName: string; id: string; element: Element }[] {
  return children(child(app.element, 'AppModuleComponents') ?? app.element, 'AppModuleComponent').map((element) => ({
    type: attribute(element, 'type'),
    schemaName: attribute(element, 'schemaName'),
    id: plainId(attribute(element, 'id')),
    element,
  }));
}
