import type { Metadata } from '../../sandbox/dataverse/entities/metadata.ts';
import { type GalleryPart, galleryParts, galleryTables } from '../screenshots/gallery-parts.ts';
import { fillMarked } from './generated.ts';

const sentence = (text: string): string => (text === '' || text.endsWith('.') ? text : `${text}.`);

const shown = ({ picture }: GalleryPart, alt: string): string => `![${alt}](images/${picture}.png)`;

function heading(text: string, parts: GalleryPart[], one: (part: GalleryPart) => string): string[] {
  return parts.length ? [text, ...parts.map(one)] : [];
}

function tableSection(metadata: Metadata, table: string, parts: GalleryPart[]): string {
  const own = parts.filter((part) => part.table === table);
  const of = (kind: GalleryPart['kind']) => own.filter((part) => part.kind === kind);
  const forms = of('form');
  const plural = metadata.table(table).collectionName;
  const described = (part: GalleryPart) => `**${part.name}.** ${sentence(part.description)}\n\n${shown(part, part.name)}`;
  return [
    `## ${plural}`,
    ...forms.slice(0, 1).map((form) => `The form *${form.name}*. ${sentence(form.description)}`),
    ...forms.map((form) =>
      form.tab ? `Tab *${form.tab.label}*:\n\n${shown(form, `${form.name}, ${form.tab.label}`)}` : shown(form, form.name),
    ),
    ...heading(`### Views of ${plural}`, of('view'), described),
    ...heading(`### Charts of ${plural}`, of('chart'), described),
  ].join('\n\n');
}

/** The pictures of docs/gallery.md: every dashboard, form, view and chart of the solution, by table, with what its description says. */
export function galleryPage(metadata: Metadata): (before: string) => string {
  const parts = galleryParts(metadata);
  const dashboards = parts.filter(({ kind }) => kind === 'dashboard');
  const tables = galleryTables(metadata);
  const all = [
    ...dashboards.map((part) => `## ${part.name}\n\n${sentence(part.description)}\n\n${shown(part, part.name)}`),
    ...tables.map((table) => tableSection(metadata, table, parts)),
  ];
  return (before) => fillMarked(before, 'gallery', () => all.join('\n\n'));
}
