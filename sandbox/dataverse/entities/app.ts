import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Element } from '@xmldom/xmldom';
import { attribute, child, children, guid, label, readXml, text } from './xml.ts';

/** One entry of the navigation. Where it leads is one of table, dashboard or a view of a table; `url` is what the solution says. */
export interface SiteMapEntry {
  id: string;
  title: string;
  /** A web resource's name; without one the table's own icon stands there. */
  icon?: string;
  table?: string;
  viewId?: string;
  dashboardId?: string;
  url?: string;
}

export interface SiteMap {
  name: string;
  areas: { id: string; title: string; groups: { id: string; title: string; entries: SiteMapEntry[] }[] }[];
}

export interface App {
  name: string;
  title: string;
  description: string;
  /** Id of the web resource. */
  icon: string;
  tables: string[];
  /** Ids of dashboards and forms. */
  forms: string[];
  siteMaps: string[];
  roles: string[];
}

const title = (element: Element): string => attribute(children(child(element, 'Titles'), 'Title')[0], 'Title') ?? '';

/** `/main.aspx?pagetype=entitylist&etn=<table>&viewid={…}` opens a view (Microsoft: Open apps, forms, views, dialogs, and reports with a URL). */
function readUrl(url: string): Pick<SiteMapEntry, 'table' | 'viewId'> {
  const [path, query] = url.split('?');
  const parameters = new URLSearchParams(query);
  if (path !== '/main.aspx' || parameters.get('pagetype') !== 'entitylist') return {};
  return { table: parameters.get('etn')?.toLowerCase(), viewId: guid(parameters.get('viewid') ?? undefined) || undefined };
}

function readEntry(element: Element): SiteMapEntry {
  const url = attribute(element, 'Url') || undefined;
  const icon = attribute(element, 'VectorIcon') || undefined;
  return {
    id: attribute(element, 'Id') ?? '',
    title: title(element),
    icon: icon?.replace(/^\$webresource:/, ''),
    table: attribute(element, 'Entity')?.toLowerCase() || undefined,
    dashboardId: guid(attribute(element, 'DefaultDashboard')) || undefined,
    url,
    ...(url ? readUrl(url) : {}),
  };
}

const folders = (path: string): string[] => (existsSync(path) ? readdirSync(path).sort() : []);

/** The site maps of a solution's apps. */
export function readSiteMaps(folder: string): SiteMap[] {
  return folders(join(folder, 'AppModuleSiteMaps')).map((name) => {
    const root = readXml(join(folder, 'AppModuleSiteMaps', name, 'AppModuleSiteMap.xml'));
    return {
      name: text(root, 'SiteMapUniqueName') ?? '',
      areas: children(child(root, 'SiteMap'), 'Area').map((area) => ({
        id: attribute(area, 'Id') ?? '',
        title: title(area),
        groups: children(area, 'Group').map((group) => ({
          id: attribute(group, 'Id') ?? '',
          title: title(group),
          entries: children(group, 'SubArea').map(readEntry),
        })),
      })),
    };
  });
}

/** The model-driven apps of a solution. */
export function readApps(folder: string): App[] {
  return folders(join(folder, 'AppModules')).map((name) => {
    const root = readXml(join(folder, 'AppModules', name, 'AppModule.xml'));
    const components = children(child(root, 'AppModuleComponents'), 'AppModuleComponent');
    const of = (type: string, key: string) =>
      components.filter((one) => attribute(one, 'type') === type).map((one) => attribute(one, key) ?? '');
    return {
      name: text(root, 'UniqueName') ?? '',
      title: label(root, 'LocalizedNames'),
      description: label(root, 'Descriptions'),
      icon: guid(text(root, 'WebResourceId')),
      tables: of('1', 'schemaName'),
      forms: of('60', 'id').map(guid),
      siteMaps: of('62', 'schemaName'),
      roles: children(child(root, 'AppModuleRoleMaps'), 'Role').map((role) => guid(attribute(role, 'id'))),
    };
  });
}
