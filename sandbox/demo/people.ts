import type { Sandbox } from '../sandbox.ts';

export type Row = Record<string, unknown>;

async function answer(response: Response): Promise<Row> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${response.url}: ${text}`);
  return text ? (JSON.parse(text) as Row) : {};
}

const json = (method: string, body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** A salesperson, who has nothing but Dynamics: its Web API. */
export class Salesperson {
  readonly #api: string;
  readonly #user: string;

  constructor(sandbox: Sandbox, user = 'Sam Sales') {
    this.#api = `${sandbox.urls.dynamics}/api/data/v9.2`;
    this.#user = user;
  }

  async row(set: string, id: string): Promise<Row> {
    return answer(await fetch(`${this.#api}/${set}(${id})`));
  }

  async rows(set: string, filter: string, more = ''): Promise<Row[]> {
    return (await answer(await fetch(`${this.#api}/${set}?$filter=${encodeURIComponent(filter)}${more}`))).value as Row[];
  }

  async write(set: string, id: string, columns: Row): Promise<void> {
    await answer(await fetch(`${this.#api}/${set}(${id})`, json('PATCH', columns, { 'if-match': '*', 'x-sandbox-user': this.#user })));
  }

  async add(set: string, columns: Row): Promise<Row> {
    const headers = { 'x-sandbox-user': this.#user, prefer: 'return=representation' };
    return answer(await fetch(`${this.#api}/${set}`, json('POST', columns, headers)));
  }
}

/** A finance clerk, who has nothing but Xero's own screens. */
export class FinanceClerk {
  readonly #organisation: string;

  constructor(sandbox: Sandbox, tenantId: string) {
    this.#organisation = `${sandbox.urls.xero}/xero-ui/organisations/${tenantId}`;
  }

  async list(what: 'invoices' | 'contacts' | 'items' | 'payments' | 'accounts' | 'currencies'): Promise<Row[]> {
    return (await answer(await fetch(`${this.#organisation}/${what}`))) as unknown as Row[];
  }

  async invoice(invoiceId: string): Promise<Row> {
    const found = (await this.list('invoices')).find((invoice) => invoice.InvoiceID === invoiceId);
    if (!found) throw new Error(`Xero has no invoice ${invoiceId}`);
    return found;
  }

  async act(path: string, body: Row = {}): Promise<Row> {
    return answer(await fetch(`${this.#organisation}/${path}`, json('POST', body)));
  }

  /** Gives every line of a draft the account. */
  async chooseAccounts(invoiceId: string, accountCode: string): Promise<void> {
    const lines = (await this.invoice(invoiceId)).LineItems as Row[];
    await this.act(`invoices/${invoiceId}/lines`, {
      lines: lines.map((line) => ({ LineItemID: line.LineItemID, AccountCode: accountCode })),
    });
  }

  async approve(invoiceId: string): Promise<void> {
    await this.act(`invoices/${invoiceId}/approve`);
  }

  async recordPayment(invoiceId: string, amount: number, reference: string): Promise<void> {
    await this.act(`invoices/${invoiceId}/payments`, { amount, reference, accountCode: '090' });
  }
}
