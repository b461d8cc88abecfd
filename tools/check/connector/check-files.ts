import { type ConnectorCheck, problemsIn, type TextFile } from './files.ts';

const forbidden: [RegExp, string][] = [
  [/"(token:)?client_?secret"|password"|BEGIN [A-Z ]*PRIVATE KEY|AccountKey=|Bearer [\w.-]{8}/i, 'a secret'],
  [
    /\b(?!contoso\.)[\w-]+\.(api\.)?crm\d*\.dynamics\.com|onmicrosoft\.com|\.azurewebsites\.net|\.sharepoint\.com/i,
    'the address of a tenant',
  ],
  [/\/connections\/[\w-]{8}|\bshared_[\w-]*-5f[0-9a-f]{16}\b/i, 'a connection of one environment'],
];

/** No byte order mark, no carriage returns, and nothing secret or of one environment in any file. */
export const checkFiles: ConnectorCheck = ({ texts }) =>
  (Object.keys(texts) as TextFile[]).flatMap((file) =>
    problemsIn(file, [
      texts[file].startsWith('\ufeff') && 'begins with a byte order mark',
      texts[file].includes('\r') && 'has carriage returns',
      ...forbidden.map(([pattern, what]) => pattern.test(texts[file]) && `holds ${what}`),
    ]),
  );
