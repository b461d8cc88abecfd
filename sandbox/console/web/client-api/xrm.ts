import { api, type Row, readTable } from '../lib/dataverse.ts';
import { request } from '../lib/http.ts';
import { strict } from './strict.ts';

interface Found {
  value: Row[];
  '@odata.nextLink'?: string;
}

/** Reads of the sandbox's Web API in the shapes of Xrm.WebApi (Microsoft: retrieveRecord, retrieveMultipleRecords). */
const webApi = strict('Xrm.WebApi', {
  async retrieveRecord(table: string, id: string, options = ''): Promise<Row> {
    const { entitySet } = await readTable(table);
    return request<Row>('GET', `${api}/${entitySet}(${id})${options}`);
  },
  async retrieveMultipleRecords(table: string, options = '', maxPageSize?: number): Promise<{ entities: Row[]; nextLink?: string }> {
    const { entitySet } = await readTable(table);
    const prefer: Record<string, string> = maxPageSize ? { prefer: `odata.maxpagesize=${maxPageSize}` } : {};
    const found = await request<Found>('GET', `${api}/${entitySet}${options}`, undefined, prefer);
    return { entities: found.value, nextLink: found['@odata.nextLink'] };
  },
});

/** The global object that form scripts find. */
export const xrm = strict('Xrm', { WebApi: webApi });
