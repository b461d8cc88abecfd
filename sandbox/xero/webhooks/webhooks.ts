import { randomBytes } from 'node:crypto';
import type { XeroApp, XeroState } from '../state.ts';
import type { ChangeEvent, EventCategory } from '../store.ts';
import { sign, wrongSignature } from './signature.ts';

const TIMEOUT_MS = 5000;
const RETRY_MS = 15 * 60_000;
const GIVE_UP_MS = 24 * 60 * 60_000;
const GATHER_MS = 20;
const KEPT_DELIVERIES = 10_000;

/** One post to a receiver, as the console shows it. */
export interface Delivery {
  at: Date;
  clientId: string;
  url: string;
  purpose: 'events' | 'intent';
  /** Whether it was signed well; an intent to receive holds posts that are not, on purpose. */
  signed: boolean;
  attempt: number;
  events: WebhookEvent[];
  /** The receiver's status; 0 when it did not answer within five seconds. */
  status: number;
  ok: boolean;
}

export interface WebhookEvent {
  resourceUrl: string;
  resourceId: string;
  eventDateUtc: string;
  eventType: 'CREATE' | 'UPDATE';
  eventCategory: EventCategory;
  tenantId: string;
  tenantType: 'ORGANISATION';
  data?: { Type: string; Status: string };
}

export type WebhookStatus = 'none' | 'unchecked' | 'ok' | 'failed' | 'disabled';

interface Outbox {
  status: WebhookStatus;
  /** The address that `status` is about; another one has to be checked anew. */
  url?: string;
  queue: WebhookEvent[];
  sequence: number;
  running?: Promise<void>;
  wake?: AbortController;
  /** Waits for the next retry, not for more events to gather. */
  retrying?: boolean;
}

const plurals: Record<EventCategory, string> = {
  CONTACT: 'Contacts',
  INVOICE: 'Invoices',
  CREDITNOTE: 'CreditNotes',
  PREPAYMENT: 'Prepayments',
  OVERPAYMENT: 'Overpayments',
};

/**
 * Posts changes to the apps that are connected to their organisation: signed, in batches, at least once. Xero: an answer other
 * than 200 within 5 s is tried again at once, then every 15 minutes for 24 hours, then the webhook is disabled.
 * Before the first events of an app its receiver is checked (intent to receive); one that fails gets none.
 */
export class Webhooks {
  readonly #state: XeroState;
  readonly #outboxes = new Map<string, Outbox>();
  #closed = false;
  deliveries: Delivery[] = [];

  constructor(state: XeroState) {
    this.#state = state;
  }

  #outbox(clientId: string): Outbox {
    const outbox: Outbox = this.#outboxes.get(clientId) ?? { status: 'unchecked', queue: [], sequence: 0 };
    const url = this.#state.apps.get(clientId)?.webhookUrl;
    if (outbox.url !== url) Object.assign(outbox, { url, status: 'unchecked' });
    this.#outboxes.set(clientId, outbox);
    return outbox;
  }

  /** Whether an app's receiver is checked and gets events. */
  status(clientId: string): WebhookStatus {
    return this.#state.apps.get(clientId)?.webhookUrl ? this.#outbox(clientId).status : 'none';
  }

  enqueue(events: ChangeEvent[]): void {
    for (const app of this.#state.apps.values()) {
      if (!app.webhookUrl || !app.webhookKey) continue;
      const tenants = new Set(
        [...this.#state.connections.values()].filter((one) => one.clientId === app.clientId).map((one) => one.tenantId),
      );
      const own = events.filter((event) => tenants.has(event.tenantId));
      if (own.length === 0) continue;
      const outbox = this.#outbox(app.clientId);
      outbox.queue.push(...own.map((event) => this.#format(event)));
      this.#start(app.clientId);
    }
  }

  #format(event: ChangeEvent): WebhookEvent {
    return {
      resourceUrl: `${this.#state.baseUrl}/api.xro/2.0/${plurals[event.category]}/${event.id}`,
      resourceId: event.id,
      eventDateUtc: event.at.toISOString().slice(0, 23),
      eventType: event.type,
      eventCategory: event.category,
      tenantId: event.tenantId,
      tenantType: 'ORGANISATION',
      ...(event.data ? { data: event.data } : {}),
    };
  }

  #start(clientId: string): void {
    const outbox = this.#outbox(clientId);
    if (outbox.running || this.#closed || outbox.status === 'disabled') return;
    outbox.running = this.#drain(clientId, outbox)
      .catch(() => undefined)
      .finally(() => {
        outbox.running = undefined;
        if (outbox.queue.length > 0 && (outbox.status === 'ok' || outbox.status === 'unchecked')) this.#start(clientId);
      });
  }

  async #drain(clientId: string, outbox: Outbox): Promise<void> {
    await this.#pause(outbox, GATHER_MS);
    while (outbox.queue.length > 0 && !this.#closed) {
      const app = this.#state.apps.get(clientId);
      if (!app?.webhookUrl || !app.webhookKey) {
        outbox.queue = [];
        return;
      }
      if (outbox.status === 'unchecked' && !(await this.#check(app, outbox))) {
        if (this.status(clientId) !== 'unchecked') return;
        await this.#pause(outbox, RETRY_MS);
        continue;
      }
      const batch = outbox.queue.slice(0, 100);
      if (!(await this.#deliver(app, outbox, batch))) return;
      if (outbox.queue[0] === batch[0]) outbox.queue.splice(0, batch.length);
    }
  }

  async #deliver(app: XeroApp, outbox: Outbox, events: WebhookEvent[]): Promise<boolean> {
    const first = outbox.sequence + 1;
    outbox.sequence += events.length;
    const body = payload(events, first, outbox.sequence);
    const began = this.#state.clock.now().getTime();
    for (let attempt = 1; !this.#closed; attempt += 1) {
      if (await this.#post(app, body, { events, attempt, purpose: 'events', signed: true })) return true;
      if (this.#state.clock.now().getTime() - began >= GIVE_UP_MS) {
        outbox.status = 'disabled';
        return false;
      }
      if (attempt > 1) await this.#pause(outbox, RETRY_MS);
      if (outbox.queue[0] !== events[0]) return false;
    }
    return false;
  }

  /** Waits by the clock; flush() cuts it short. */
  async #pause(outbox: Outbox, ms: number): Promise<void> {
    outbox.wake = new AbortController();
    outbox.retrying = ms === RETRY_MS;
    try {
      await this.#state.clock.sleep(ms, outbox.wake.signal);
    } catch {
      return;
    } finally {
      outbox.wake = undefined;
      outbox.retrying = false;
    }
  }

  async #post(app: XeroApp, body: string, about: Pick<Delivery, 'events' | 'attempt' | 'purpose' | 'signed'>): Promise<boolean> {
    const key = app.webhookKey ?? '';
    const signature = about.signed ? sign(body, key) : wrongSignature(body, key);
    let status = 0;
    try {
      const answer = await fetch(app.webhookUrl ?? '', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-xero-signature': signature },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      status = answer.status;
      await answer.arrayBuffer();
    } catch {
      status = 0;
    }
    const ok = status === (about.signed ? 200 : 401);
    this.deliveries.push({ at: this.#state.clock.now(), clientId: app.clientId, url: app.webhookUrl ?? '', ...about, status, ok });
    if (this.deliveries.length > 2 * KEPT_DELIVERIES) this.deliveries = this.deliveries.slice(-KEPT_DELIVERIES);
    return ok;
  }

  /** Checks a receiver. One that can't be reached, or fails of itself (5xx), stays unchecked and is tried again. */
  async #check(app: XeroApp, outbox: Outbox): Promise<boolean> {
    const from = this.deliveries.length;
    let good = true;
    for (const signed of [true, false, true, false]) {
      good = (await this.#post(app, payload([], 0, 0), { events: [], attempt: 1, purpose: 'intent', signed })) && good;
    }
    const down = this.deliveries.slice(from).some((one) => one.purpose === 'intent' && (one.status === 0 || one.status >= 500));
    outbox.status = good ? 'ok' : down ? 'unchecked' : 'failed';
    return good;
  }

  /** Xero's check of a receiver: well and wrongly signed posts without events must get 200 and 401. Queued events follow. */
  async intentToReceive(clientId: string): Promise<boolean> {
    const app = this.#state.apps.get(clientId);
    if (!app?.webhookUrl || !app.webhookKey) throw new Error(`the app ${clientId} has no webhook`);
    const good = await this.#check(app, this.#outbox(clientId));
    if (good) this.#start(clientId);
    return good;
  }

  /** Delivers what waits, cutting short one wait for a retry. Resolves when nothing waits, or its receiver has failed again. */
  async flush(): Promise<void> {
    for (const [clientId, outbox] of this.#outboxes) {
      let woken = false;
      while (outbox.queue.length > 0 && ['ok', 'unchecked'].includes(outbox.status) && !this.#closed) {
        this.#start(clientId);
        if (outbox.retrying && woken) break;
        woken ||= outbox.retrying === true;
        outbox.wake?.abort(new Error('flush'));
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      if (outbox.queue.length === 0) await outbox.running;
    }
  }

  reset(): void {
    for (const outbox of this.#outboxes.values()) {
      outbox.queue = [];
      outbox.wake?.abort(new Error('reset'));
    }
    this.deliveries = [];
  }

  close(): void {
    this.#closed = true;
    for (const outbox of this.#outboxes.values()) outbox.wake?.abort(new Error('closed'));
  }
}

/** A body with Xero's odd blanks: a receiver must hash the bytes it got, not JSON it wrote itself. */
function payload(events: WebhookEvent[], first: number, last: number): string {
  const entropy = randomBytes(15)
    .toString('base64url')
    .replace(/[^A-Z]/gi, 'X')
    .toUpperCase();
  return `{"events":${JSON.stringify(events)},"firstEventSequence": ${first},"lastEventSequence": ${last}, "entropy": "${entropy}"}`;
}
