import type { Request, Response } from 'express';
import type { XeroEmulator } from '../../xero/emulator.ts';
import type { LiveMessage } from '../shared.ts';
import type { ConsoleOptions } from './options.ts';

interface Seen {
  change: number;
  calls: number;
  deliveries: number;
  lastCall: unknown;
  events: unknown;
  /** When anything in Xero was written last. */
  books: number;
}

/** How often the page hears of what happened, real milliseconds. */
const beat = 150;
const keepAlive = 15_000;

/** Finance's acts in Xero are no calls of the API: they show in the books alone. */
function lastWrite({ state }: XeroEmulator): number {
  const books = [...state.organisations.values()];
  const rows = books.flatMap((one) => [...one.documents.all(), ...one.payments.all(), ...one.contacts.all(), ...one.items.all()]);
  return rows.reduce((latest, row) => Math.max(latest, row.updated.getTime()), rows.length);
}

/** Tells open pages what changed, by server-sent events. It looks by itself only while somebody listens. */
export class Live {
  readonly #options: ConsoleOptions;
  readonly #listeners = new Set<Response>();
  #seen: Seen;
  #runsChanged = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ConsoleOptions) {
    this.#options = options;
    this.#seen = this.#look();
    options.runner.onRun(() => {
      this.#runsChanged = true;
    });
  }

  /** GET /console-api/events */
  listen(_request: Request, response: Response): void {
    response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    response.flushHeaders();
    response.write('retry: 1000\n\n');
    this.#listeners.add(response);
    const alive = setInterval(() => response.write(': still here\n\n'), keepAlive);
    response.on('close', () => {
      clearInterval(alive);
      this.#listeners.delete(response);
      if (this.#listeners.size === 0) this.#rest();
    });
    this.#timer ??= setInterval(() => this.#tell(), beat);
  }

  /** Says at once that everything is new. */
  restarted(): void {
    this.#seen = this.#look();
    this.#send({ tables: [...this.#options.dataverse.metadata.tables.keys()], xero: true, activity: true, reset: true });
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #look(): Seen {
    const { dataverse, xero, runner } = this.#options;
    const { calls } = xero;
    const { deliveries } = xero.webhooks;
    return {
      change: dataverse.changes.since(0).at(-1)?.sequence ?? 0,
      calls: calls.length,
      lastCall: calls.at(-1),
      deliveries: deliveries.length,
      events: runner.triggerEvents[0],
      books: lastWrite(xero),
    };
  }

  #tell(): void {
    const before = this.#seen;
    const now = this.#look();
    this.#seen = now;
    const changes = now.change === before.change ? [] : this.#options.dataverse.changes.since(before.change);
    const xero = now.calls !== before.calls || now.lastCall !== before.lastCall || now.books !== before.books;
    const activity = xero || this.#runsChanged || now.deliveries !== before.deliveries || now.events !== before.events;
    this.#runsChanged = false;
    if (changes.length || activity) this.#send({ tables: [...new Set(changes.map(({ table }) => table))], xero, activity });
  }

  #send(message: Omit<LiveMessage, 'now'>): void {
    const data = JSON.stringify({ now: this.#options.clock.now().toISOString(), ...message } satisfies LiveMessage);
    for (const listener of this.#listeners) listener.write(`data: ${data}\n\n`);
  }
}
