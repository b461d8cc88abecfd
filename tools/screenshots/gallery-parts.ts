import type { Metadata } from '../../sandbox/dataverse/entities/metadata.ts';

const publicView = 0;

/** What a person sees of the solution, and the picture of it. */
export interface GalleryPart {
  kind: 'dashboard' | 'form' | 'view' | 'chart';
  /** Logical name; empty for a dashboard. */
  table: string;
  id: string;
  /** Of a form with several tabs: which one. */
  tab?: { name: string; label: string };
  name: string;
  description: string;
  /** Below docs/images, without .png. */
  picture: string;
}

/** A name as a part of a file's name. */
const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const short = (table: string): string => table.replace(/^xc_/, '');

function formParts({ forms }: Metadata, table: string): GalleryPart[] {
  return forms
    .filter((form) => form.table === table && form.type === 'main')
    .flatMap(({ id, name, description, tabs }): GalleryPart[] => {
      const visible = tabs.filter((tab) => tab.visible);
      const form = { kind: 'form' as const, table, id, name, description };
      if (visible.length < 2) return [{ ...form, picture: `forms/${short(table)}` }];
      return visible.map((tab) => ({
        ...form,
        tab: { name: tab.name, label: tab.label },
        picture: `forms/${short(table)}-${slug(tab.label)}`,
      }));
    });
}

const viewParts = ({ views }: Metadata, table: string): GalleryPart[] =>
  views
    .filter((view) => view.table === table && view.queryType === publicView)
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault) || a.name.localeCompare(b.name))
    .map(({ id, name, description }) => ({
      kind: 'view',
      table,
      id,
      name,
      description,
      picture: `views/${short(table)}-${slug(name)}`,
    }));

const chartParts = ({ parts }: Metadata, table: string): GalleryPart[] =>
  parts.charts
    .filter((chart) => chart.table === table)
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ id, name, description }) => ({ kind: 'chart', table, id, name, description, picture: `charts/${slug(name)}` }));

/** Tables that have a form of the solution: Dynamics' own first, then the connector's. */
export function galleryTables({ forms, tables }: Metadata): string[] {
  const all = [...new Set(forms.map(({ table }) => table))];
  const own = (name: string) => Number(name.startsWith('xc_'));
  const called = (name: string) => tables.get(name)?.collectionName ?? name;
  return all.sort((a, b) => own(a) - own(b) || called(a).localeCompare(called(b)));
}

/** Every dashboard, main form, public view and chart of the solution, as its source has them. */
export function galleryParts(metadata: Metadata): GalleryPart[] {
  const dashboards = metadata.parts.dashboards.map(
    ({ id, name, description }, place): GalleryPart => ({
      kind: 'dashboard',
      table: '',
      id,
      name,
      description,
      picture: place === 0 ? 'dashboard' : `dashboard-${slug(name)}`,
    }),
  );
  const ofTables = galleryTables(metadata).flatMap((table) => [
    ...formParts(metadata, table),
    ...viewParts(metadata, table),
    ...chartParts(metadata, table),
  ]);
  return [...dashboards, ...ofTables];
}
