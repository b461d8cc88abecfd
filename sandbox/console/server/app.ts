import type { SiteMapEntry } from '../../dataverse/entities/app.ts';
import type { Metadata } from '../../dataverse/entities/metadata.ts';
import type { AppMetadata, ChartMetadata, DashboardMetadata, NavigationEntry } from '../shared.ts';

const addressOf = (webResource: string | undefined): string | undefined => webResource && `/dynamics/WebResources/${webResource}`;

function entry(metadata: Metadata, { id, title, icon, table, viewId, dashboardId }: SiteMapEntry): NavigationEntry {
  return {
    id,
    title,
    icon: addressOf(icon ?? (table === undefined ? undefined : metadata.tables.get(table)?.icon)),
    table,
    view: viewId && metadata.views.find((view) => view.id === viewId)?.name,
    dashboard: dashboardId,
  };
}

/** The solution's app and its navigation, or undefined where none is shipped. */
export function readApp(metadata: Metadata): AppMetadata | undefined {
  const [app] = metadata.parts.apps;
  const map = metadata.parts.siteMaps.find((one) => app?.siteMaps.includes(one.name));
  if (!app || !map) return undefined;
  const { name, title, description, icon } = app;
  return {
    name,
    title,
    description,
    icon: addressOf(metadata.parts.webResources.find((one) => one.id === icon)?.name),
    areas: map.areas.map((area) => ({
      ...area,
      groups: area.groups.map((group) => ({ ...group, entries: group.entries.map((one) => entry(metadata, one)) })),
    })),
  };
}

export function readDashboard(metadata: Metadata, id: string): DashboardMetadata | undefined {
  return metadata.parts.dashboards.find((one) => one.id === id.toLowerCase());
}

/** A table's charts, the default one first. */
export function readCharts(metadata: Metadata, table: string): ChartMetadata[] {
  const charts = metadata.parts.charts.filter((one) => one.table === table).sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
  return charts.map(({ fetch, table: _table, ...chart }) => ({
    ...chart,
    groups: fetch.entity.attributes
      .filter((one) => one.groupBy)
      .map(({ name, alias = name, dateGrouping }) => ({
        alias,
        displayName: metadata.table(table).columns.get(name)?.displayName ?? name,
        dateGrouping,
      })),
  }));
}
