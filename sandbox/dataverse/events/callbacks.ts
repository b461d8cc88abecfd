import type { Metadata } from '../entities/metadata.ts';
import type { Table } from '../entities/types.ts';
import { badArgument, DataverseError, notBuilt } from '../errors.ts';
import { triggerBody } from '../formatters/trigger-body.ts';
import { bindFilter, type Predicate } from '../odata/filter-bind.ts';
import { parseFilter } from '../odata/filter-parser.ts';
import type { Store } from '../store/store.ts';
import { type CallbackRegistration, messagesByNumber, type RowEvent, type TriggerHandler } from './types.ts';

export interface DeliveryOptions {
  /** Deliver every event twice: callbacks come at least once. */
  twice?: boolean;
  /** Deliver the events of one write in reverse: callbacks come in any order. */
  unordered?: boolean;
}

interface Subscription {
  table: string;
  messages: ReadonlySet<string>;
  columns: ReadonlySet<string> | null;
  filter: Predicate;
  handler: TriggerHandler;
}

const known = new Set(['message', 'entityname', 'scope', 'filteringattributes', 'filterexpression', 'runas']);

/** Row-change triggers: who wants to hear of what, and the deliveries under way. */
export class Callbacks {
  readonly #metadata: Metadata;
  readonly #store: Store;
  readonly #subscriptions = new Set<Subscription>();
  readonly #underWay = new Set<Promise<void>>();
  delivery: DeliveryOptions = {};
  /** What handlers threw; Dataverse would send again, a test looks here. */
  readonly failures: unknown[] = [];

  constructor(metadata: Metadata, store: Store) {
    this.#metadata = metadata;
    this.#store = store;
  }

  /** @throws DataverseError naming what the registration asks for and can't have */
  subscribe(registration: CallbackRegistration, handler: TriggerHandler): () => void {
    const subscription = this.#read(registration, handler);
    this.#subscriptions.add(subscription);
    return () => void this.#subscriptions.delete(subscription);
  }

  /** Hands committed writes to whoever asked for them, each on its own and later. */
  publish(events: RowEvent[]): void {
    const { twice, unordered } = this.delivery;
    for (const event of unordered ? [...events].reverse() : events)
      for (const subscription of this.#subscriptions)
        if (this.#concerns(subscription, event))
          for (let times = twice ? 2 : 1; times > 0; times -= 1) this.#deliver(subscription.handler, event);
  }

  /** Resolves when nothing is on its way any more, what handlers caused included. */
  async idle(): Promise<void> {
    while (this.#underWay.size) await Promise.all(this.#underWay);
  }

  #concerns({ table, messages: wanted, columns, filter }: Subscription, event: RowEvent): boolean {
    if (event.table !== table || !wanted.has(event.message)) return false;
    if (event.message === 'Update' && columns && ![...event.columns].some((name) => columns.has(name))) return false;
    return event.message === 'Delete' || filter(event.row);
  }

  #deliver(handler: TriggerHandler, event: RowEvent): void {
    const body = triggerBody({ metadata: this.#metadata, store: this.#store }, event);
    const delivery = new Promise<void>((resolve) => setImmediate(resolve))
      .then(() => handler(body))
      .catch((error: unknown) => void this.failures.push(error))
      .finally(() => this.#underWay.delete(delivery));
    this.#underWay.add(delivery);
  }

  #read(registration: CallbackRegistration, handler: TriggerHandler): Subscription {
    for (const name of Object.keys(registration)) if (!known.has(name)) throw notBuilt(`'${name}' of a callback registration`);
    const { message, entityname, scope, filteringattributes, filterexpression, runas } = registration;
    const table = this.#metadata.tables.get(entityname);
    if (!table) throw badArgument(`entityname '${entityname}' of the callback registration is no table.`);
    if (!messagesByNumber[message]) throw badArgument(`message ${message} of the callback registration on ${entityname} is not 1 to 7.`);
    if (![1, 2, 3, 4].includes(scope)) throw badArgument(`scope ${scope} of the callback registration on ${entityname} is not 1 to 4.`);
    if (scope !== 4) throw notBuilt(`scope ${scope} of a callback registration (only 4, the organization, is)`);
    if (runas !== undefined && ![1, 2, 3].includes(runas))
      throw badArgument(`runas ${runas} of the callback registration on ${entityname} is not 1 to 3.`);
    return {
      table: entityname,
      messages: new Set(messagesByNumber[message]),
      columns: this.#readColumns(table, filteringattributes),
      filter: this.#readFilter(table, filterexpression),
      handler,
    };
  }

  #readColumns(table: Table, list: string | undefined): ReadonlySet<string> | null {
    const names = (list ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const unknown = names.find((name) => !table.columns.has(name));
    if (unknown) throw badArgument(`filteringattributes names '${unknown}', which is no column of ${table.name}.`);
    return names.length ? new Set(names) : null;
  }

  #readFilter(table: Table, expression: string | undefined): Predicate {
    if (!expression) return () => true;
    try {
      return bindFilter(parseFilter(expression), { metadata: this.#metadata, store: this.#store, table, pathsAllowed: false });
    } catch (error) {
      if (error instanceof DataverseError)
        throw badArgument(
          `Exception parsing ${expression} submitted for attribute filterexpression of callback registration. Target entity: ${table.name}. ${error.message}`,
        );
      throw error;
    }
  }
}
