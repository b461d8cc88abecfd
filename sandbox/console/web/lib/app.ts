import type { AppMetadata, DashboardMetadata, NavigationEntry } from '../../shared.ts';
import { get } from './http.ts';
import { type Query, useQuery } from './query.ts';

let app: Promise<AppMetadata> | undefined;

/** The solution's app; read once. */
function readApp(): Promise<AppMetadata> {
  if (app) return app;
  const read = get<AppMetadata>('/console-api/app');
  app = read;
  read.catch(() => {
    app = undefined;
  });
  return read;
}

export const useApp = (): Query<AppMetadata> => useQuery('app', readApp);

export const useDashboard = (id: string): Query<DashboardMetadata> =>
  useQuery(`dashboard/${id}`, () => get<DashboardMetadata>(`/console-api/dashboards/${id}`));

export const entriesOf = (metadata: AppMetadata | undefined): NavigationEntry[] =>
  metadata?.areas.flatMap((area) => area.groups.flatMap((group) => group.entries)) ?? [];
