import { v5 } from 'uuid';
import type { Clock } from '../../api/clock.ts';
import type { Metadata } from './entities/metadata.ts';
import { Callbacks } from './events/callbacks.ts';
import { environmentIds } from './rules/system-values.ts';
import { type Author, Writer } from './rules/writer.ts';
import { CallCounter, ChangeLog } from './store/changes.ts';
import { Store, type Value } from './store/store.ts';

export interface BaseCurrency {
  /** Its row's id, so that seeded rows can name it. */
  id?: string;
  isocurrencycode: string;
  currencyname: string;
  currencysymbol: string;
}

const userNamespace = '3f9b1b04-6d3f-5c0e-9a56-0f2f6e6f0000';

/** One Dataverse environment: its rows, who hears of their changes, and what was asked of it. */
export class Environment {
  readonly metadata: Metadata;
  readonly clock: Clock;
  readonly store = new Store();
  readonly changes = new ChangeLog();
  readonly calls = new CallCounter();
  readonly callbacks: Callbacks;
  readonly defaultUser: string;
  readonly #baseCurrency: BaseCurrency;
  host: string;

  constructor(metadata: Metadata, clock: Clock, host: string, defaultUser: string, baseCurrency: BaseCurrency) {
    this.metadata = metadata;
    this.clock = clock;
    this.host = host;
    this.defaultUser = defaultUser;
    this.#baseCurrency = baseCurrency;
    this.callbacks = new Callbacks(metadata, this.store);
    this.reset();
  }

  /** Runs writes as one transaction; what they changed is announced once all of it holds. */
  write<T>(user: string | undefined, origin: Author['origin'], work: (writer: Writer) => T, announce = true): T {
    const name = user?.trim() || this.defaultUser;
    const writer = new Writer(this.metadata, this.store, this.clock, this.changes, { id: this.#userId(name), name, origin });
    const result = this.store.transaction(() => work(writer));
    writer.flush();
    if (announce) this.callbacks.publish(writer.events);
    return result;
  }

  /** Empties everything but the subscriptions, and puts back the rows that every environment has. */
  reset(): void {
    this.store.clear();
    this.calls.reset();
    const create = (table: string, id: string, values: Record<string, Value>) =>
      this.write(
        this.defaultUser,
        'seed',
        (writer) => writer.create(this.metadata.table(table), new Map(Object.entries(values)), id),
        false,
      );
    create('businessunit', environmentIds.businessUnit, { name: 'Contoso' });
    const { id: currencyId = environmentIds.baseCurrency, ...currency } = this.#baseCurrency;
    create('transactioncurrency', currencyId, currency);
    create('organization', environmentIds.organization, {
      name: 'Contoso',
      basecurrencyid: { table: 'transactioncurrency', id: currencyId },
    });
    this.changes.clear();
  }

  /** The user row of that name, made when it is first met. */
  #userId(name: string): string {
    const id = v5(name.toLowerCase(), userNamespace);
    if (!this.store.get('systemuser', id)) {
      const writer = new Writer(this.metadata, this.store, this.clock, this.changes, { id, name, origin: 'platform' });
      const unit = { table: 'businessunit', id: environmentIds.businessUnit };
      writer.create(
        this.metadata.table('systemuser'),
        new Map<string, Value>([
          ['fullname', name],
          ['businessunitid', unit],
        ]),
        id,
      );
    }
    return id;
  }
}
