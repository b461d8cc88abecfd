import { afterAll, beforeAll, beforeEach } from 'vitest';
import { answeredState } from '../../api/changes/answered-state.ts';
import type { Database } from '../../api/store/database.ts';
import { recordAnswered } from '../../api/store/documents.ts';
import { openDatabase } from '../../api/store/open.ts';
import type { WireInvoice } from '../../api/xero/wire.ts';
import { defaultXeroSeed } from '../../sandbox/xero/default-seed.ts';
import { organisationId, type System, startSystem } from '../http/system.ts';
import { storeImage } from '../store-image.ts';

export const environment = 'contoso.crm.dynamics.com';
const contact = 'e0000000-0000-4000-8000-000000000001';
export const minute = 60_000;

export let database: Database;
export let system: System;
beforeAll(async () => {
  database = await openDatabase({ dataDir: ':memory:', image: storeImage() });
  system = await startSystem({ database, webhooks: true });
});
beforeEach(async () => {
  await database.query('truncate changes, documents, intents, leases, reads');
  system.xero.reset();
  system.xero.state.webhookOnPayment = true;
  system.xero.seed(defaultXeroSeed);
});
afterAll(async () => {
  await system.close();
  await database.close();
});

export interface Poll {
  status: number;
  value: Record<string, unknown>[];
  location: string;
  retryAfter: string | null;
}

export async function poll(address: string): Promise<Poll> {
  const response = await system.call(address);
  const text = await response.text();
  const value = text ? (JSON.parse(text) as { value: Record<string, unknown>[] }).value : [];
  return {
    status: response.status,
    value,
    location: response.headers.get('location') ?? '',
    retryAfter: response.headers.get('retry-after'),
  };
}

/** Polls until nothing waits any more, as the platform does. */
export async function drain(address: string): Promise<{ value: Record<string, unknown>[]; location: string; polls: Poll[] }> {
  const polls: Poll[] = [];
  do polls.push(await poll(polls.at(-1)?.location ?? address));
  while (polls.at(-1)?.retryAfter === '0');
  return { value: polls.flatMap((one) => one.value), location: polls.at(-1)?.location ?? '', polls };
}

export const begin = async (query = '') => (await drain((await poll(`/v1/invoice-changes${query}`)).location)).location;

/** An invoice in Xero, made by us from `rowId` when that is given. */
export function invoice(rowId?: string, more: object = {}): string {
  const Url = rowId && `https://${environment}/main.aspx?pagetype=entityrecord&etn=salesorder&id=${rowId}`;
  const lines = [{ Description: 'Desk', Quantity: 1, UnitAmount: 100, AccountCode: '200', TaxType: 'OUTPUT2' }];
  const today = system.clock.now().toISOString().slice(0, 10);
  const json = {
    Type: 'ACCREC',
    Contact: { ContactID: contact },
    Date: today,
    DueDate: today,
    LineItems: lines,
    Status: 'AUTHORISED',
    ...more,
    ...(Url ? { Url } : {}),
  };
  return String(system.xero.ui.createDocument(organisationId, json).InvoiceID);
}

export async function read(path: string, list: string): Promise<WireInvoice> {
  const headers = { Authorization: `Bearer ${await system.token()}`, 'xero-tenant-id': organisationId, Accept: 'application/json' };
  const response = await fetch(`${system.xeroUrl}/api.xro/2.0/${path}`, { headers });
  return ((await response.json()) as Record<string, WireInvoice[]>)[list]?.[0] as WireInvoice;
}

/** What ReconcileInvoice does when it has answered. */
export async function answer(xeroId: string): Promise<void> {
  await recordAnswered(database, { organisationId, xeroId, ...answeredState(await read(`Invoices/${xeroId}`, 'Invoices')) });
}

export const calls = () => system.xero.calls.filter((call) => call.path.includes('/api.xro/')).length;
export const hooksArrive = () => system.xero.webhooks.flush();
