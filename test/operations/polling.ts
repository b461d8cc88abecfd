import { beforeEach } from 'vitest';
import { answeredState } from '../../api/changes/answered-state.ts';
import { recordAnswered } from '../../api/store/documents.ts';
import type { WireInvoice } from '../../api/xero/wire.ts';
import { baysideId, house, organisationId } from './house.ts';

export const environment = 'contoso.crm.dynamics.com';
export const minute = 60_000;

export interface Poll {
  status: number;
  value: Record<string, unknown>[];
  location: string;
  retryAfter: string | null;
}

/** A house whose webhooks come, and what polls it. */
export function polling() {
  const at = house({ webhooks: true });
  beforeEach(() => {
    at.xero.state.webhookOnPayment = true;
  });

  async function poll(address: string): Promise<Poll> {
    const response = await at.system.call(address);
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
  async function drain(address: string): Promise<{ value: Record<string, unknown>[]; location: string; polls: Poll[] }> {
    const polls: Poll[] = [];
    do polls.push(await poll(polls.at(-1)?.location ?? address));
    while (polls.at(-1)?.retryAfter === '0');
    return { value: polls.flatMap((one) => one.value), location: polls.at(-1)?.location ?? '', polls };
  }

  const begin = async (query = '') => (await drain((await poll(`/v1/invoice-changes${query}`)).location)).location;

  /** An invoice in Xero, made by us from `rowId` when that is given. */
  function invoice(rowId?: string, more: object = {}): string {
    const Url = rowId && `https://${environment}/main.aspx?pagetype=entityrecord&etn=salesorder&id=${rowId}`;
    const lines = [{ Description: 'Desk', Quantity: 1, UnitAmount: 100, AccountCode: '200', TaxType: 'OUTPUT2' }];
    const today = at.system.clock.now().toISOString().slice(0, 10);
    const json = {
      Type: 'ACCREC',
      Contact: { ContactID: baysideId },
      Date: today,
      DueDate: today,
      LineItems: lines,
      Status: 'AUTHORISED',
      ...more,
      ...(Url ? { Url } : {}),
    };
    return String(at.system.xero.ui.createDocument(organisationId, json).InvoiceID);
  }

  async function read(path: string, list: string): Promise<WireInvoice> {
    const headers = { Authorization: `Bearer ${await at.system.token()}`, 'xero-tenant-id': organisationId, Accept: 'application/json' };
    const response = await fetch(`${at.system.xeroUrl}/api.xro/2.0/${path}`, { headers });
    return ((await response.json()) as Record<string, WireInvoice[]>)[list]?.[0] as WireInvoice;
  }

  /** What ReconcileInvoice does when it has answered. */
  async function answer(xeroId: string): Promise<void> {
    await recordAnswered(at.database, { organisationId, xeroId, ...answeredState(await read(`Invoices/${xeroId}`, 'Invoices')) });
  }

  const calls = () => at.system.xero.calls.filter((call) => call.path.includes('/api.xro/')).length;
  const hooksArrive = () => at.system.xero.webhooks.flush();

  return { at, poll, drain, begin, invoice, read, answer, calls, hooksArrive };
}
