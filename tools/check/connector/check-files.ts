import { privateIn } from '../private-texts.ts';
import { type ConnectorCheck, problemsIn, type TextFile } from './files.ts';

/** No byte order mark, no carriage returns, and nothing secret or of one environment in any file. */
export const checkFiles: ConnectorCheck = ({ texts }) =>
  (Object.keys(texts) as TextFile[]).flatMap((file) =>
    problemsIn(file, [
      texts[file].startsWith('\ufeff') && 'begins with a byte order mark',
      texts[file].includes('\r') && 'has carriage returns',
      ...privateIn(texts[file], { isForMakers: true }).map((what) => `holds ${what}`),
    ]),
  );
