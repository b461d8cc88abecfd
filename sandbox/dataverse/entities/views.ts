import { join } from 'node:path';
import { type Fetch, readFetch } from '../fetchxml/read.ts';
import { attribute, child, children, guid, label, readXml, text, xmlFiles } from './xml.ts';

export interface View {
  id: string;
  table: string;
  name: string;
  description: string;
  /** 0 public, 1 advanced find, 2 associated, 4 quick find, 64 lookup, 8192 offline. */
  queryType: number;
  isDefault: boolean;
  columns: { name: string; width: number }[];
  fetch: Fetch;
  fetchXml: string;
}

/** The saved queries of one `Entities/<table>` folder. */
export function readViews(folder: string, table: string): View[] {
  return xmlFiles(join(folder, 'SavedQueries')).map((path) => {
    const query = child(readXml(path), 'savedquery');
    const fetch = child(query, 'fetchxml', 'fetch');
    return {
      id: guid(text(query, 'savedqueryid')),
      table,
      name: label(query, 'LocalizedNames'),
      description: label(query, 'Descriptions'),
      queryType: Number(text(query, 'querytype') ?? 0),
      isDefault: text(query, 'isdefault') === '1',
      columns: children(child(query, 'layoutxml', 'grid', 'row'), 'cell').map((cell) => ({
        name: attribute(cell, 'name') ?? '',
        width: Number(attribute(cell, 'width') ?? 100),
      })),
      fetch: readFetch(fetch, path),
      fetchXml: fetch?.toString() ?? '',
    };
  });
}
