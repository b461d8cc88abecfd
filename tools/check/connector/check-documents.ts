import { type Connector, type ConnectorCheck, problemsIn, type TextFile } from './files.ts';

/** The sections of Microsoft's templates: README.md of an independent publisher's connector, intro.md of a verified publisher's. */
const sections: Partial<Record<TextFile, string[]>> = {
  'README.md': [
    'Publisher',
    'Prerequisites',
    'Supported Operations',
    'Obtaining Credentials',
    'Getting Started',
    'Known Issues and Limitations',
    'Frequently Asked Questions',
    'Deployment Instructions',
  ],
  'intro.md': [
    'Prerequisites',
    'How to get credentials',
    'Get started with your connector',
    'Known issues and limitations',
    'Common errors and remedies',
    'FAQ',
  ],
};

/** The documents have every section, each with a text, in the templates' order, and the README's table has every operation with its call and no other. */
export const checkDocuments: ConnectorCheck = (connector) => [
  ...Object.entries(sections).flatMap(([file, wanted]) =>
    problemsIn(file as TextFile, sectionFaults(connector.texts[file as TextFile], wanted)),
  ),
  ...problemsIn('README.md', tableFaults(connector)),
];

function sectionFaults(text: string, wanted: string[]): string[] {
  if (text === '') return ['is not there'];
  const parts = text.split(/^## /m).slice(1);
  const isOf = (part: string, name: string) => part.startsWith(`${name}\n`) || part.startsWith(`${name}: `);
  const places = wanted.map((name) => parts.findIndex((part) => isOf(part, name)));
  const missing = wanted.filter((_, index) => places[index] === -1).map((name) => `has no section ${name}`);
  const empty = wanted.filter((name) => parts.some((part) => isOf(part, name) && part.slice(name.length).replace(/\W/g, '') === ''));
  const found = places.filter((place) => place >= 0);
  const isOutOfOrder = found.some((place, index) => index > 0 && place < (found[index - 1] ?? 0));
  return [
    ...missing,
    ...empty.map((name) => `has nothing in the section ${name}`),
    ...(isOutOfOrder ? ['has its sections in another order'] : []),
  ];
}

function tableFaults({ operations, texts }: Connector): string[] {
  const rows = [...texts['README.md'].matchAll(/^\| `(\w+)` \| ([^|]+?) \|/gm)].map(([, id = '', call = '']) => ({ id, call }));
  const missing = operations.filter((one) => !rows.some((row) => row.id === one.operationId));
  const foreign = rows.filter((row) => !operations.some((one) => one.operationId === row.id));
  const wrong = operations.filter((one) =>
    rows.some((row) => row.id === one.operationId && row.call !== `${one.method.toUpperCase()} ${one.path}`),
  );
  return [
    ...missing.map((one) => `has no row for ${one.operationId}`),
    ...foreign.map((row) => `has a row for ${row.id}, which is no operation`),
    ...wrong.map((one) => `says another call of ${one.operationId} than ${one.method.toUpperCase()} ${one.path}`),
  ];
}
