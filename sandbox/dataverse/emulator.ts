import type { Express } from 'express';
import type { Clock } from '../../api/clock.ts';
import { type Metadata, readMetadata } from './entities/metadata.ts';
import { type BaseCurrency, Environment } from './environment.ts';
import type { DeliveryOptions } from './events/callbacks.ts';
import type { CallbackRegistration, TriggerHandler } from './events/types.ts';
import { Inspector } from './inspector/inspector.ts';
import { createApp } from './routes/app.ts';
import { readPayload } from './rules/payload.ts';
import type { CallCounter, ChangeLog } from './store/changes.ts';
import type { Row } from './store/store.ts';

export interface DataverseOptions {
  clock: Clock;
  /** Unpacked solutions (classic XML trees), in the order of their import. */
  solutionFolders: string[];
  /** Host of the environment in `@odata.id`, without scheme. */
  host?: string;
  /** Name behind writes that don't say who they are. */
  defaultUser?: string;
  /** The organization's currency, which rows without one get. */
  baseCurrency?: BaseCurrency;
}

/** A row to start with, as a request body; one whose primary id is there already is changed. */
interface SeedRow {
  entitySet: string;
  body: Record<string, unknown>;
}

export interface DataverseEmulator {
  /** The Web API under `/api/data/v9.2`. */
  app: Express;
  metadata: Metadata;
  inspector: Inspector;
  /** Rows as stored: lookups are `{ table, id }`. */
  store: { row(table: string, id: string): Row | undefined; rows(table: string, predicate?: (row: Row) => boolean): Row[] };
  /** @throws DataverseError for a registration that Dataverse would refuse */
  subscribe(registration: CallbackRegistration, handler: TriggerHandler): () => void;
  setDelivery(options: DeliveryOptions): void;
  /** Resolves when every trigger under way has been delivered. */
  idle(): Promise<void>;
  /** What trigger handlers threw. */
  failures: readonly unknown[];
  reset(): void;
  /** Puts rows in by the same rules as requests, all or none. @throws DataverseError naming what is wrong */
  seed(rows: SeedRow[], options?: { events?: boolean; user?: string }): void;
  changes: ChangeLog;
  /** Requests counted per table and operation. */
  calls: CallCounter;
  setHost(host: string): void;
}

function seed(environment: Environment, rows: SeedRow[], { events = false, user }: { events?: boolean; user?: string } = {}): void {
  const { metadata, store } = environment;
  environment.write(
    user,
    'seed',
    (writer) => {
      for (const { entitySet, body } of rows) {
        const table = metadata.bySet(entitySet);
        if (!table) throw new Error(`no table has the entity set '${entitySet}'`);
        const given = body[table.primaryId];
        const id = typeof given === 'string' ? given.toLowerCase() : undefined;
        const exists = id !== undefined && store.get(table.name, id) !== undefined;
        const values = readPayload(metadata, store, table, body, !exists);
        if (exists) writer.update(table, id, values);
        else writer.create(table, values, id);
      }
    },
    events,
  );
}

/**
 * A Dataverse environment in memory: the standard sales tables and those of the given solutions, with the platform's rules.
 * @throws MetadataError naming every fault of a broken solution
 */
export function createDataverseEmulator(options: DataverseOptions): DataverseEmulator {
  const metadata = readMetadata(options.solutionFolders);
  const currency = options.baseCurrency ?? { isocurrencycode: 'NZD', currencyname: 'New Zealand Dollar', currencysymbol: '$' };
  const environment = new Environment(
    metadata,
    options.clock,
    options.host ?? 'contoso.crm.dynamics.com',
    options.defaultUser ?? 'Power Automate',
    currency,
  );
  return {
    app: createApp(environment),
    metadata,
    inspector: new Inspector(metadata),
    store: {
      row: (table, id) => environment.store.get(metadata.table(table).name, id.toLowerCase()),
      rows: (table, predicate = () => true) => environment.store.all(metadata.table(table).name).filter(predicate),
    },
    subscribe: (registration, handler) => environment.callbacks.subscribe(registration, handler),
    setDelivery: (delivery) => {
      environment.callbacks.delivery = delivery;
    },
    idle: () => environment.callbacks.idle(),
    failures: environment.callbacks.failures,
    reset: () => environment.reset(),
    seed: (rows, seedOptions) => seed(environment, rows, seedOptions),
    changes: environment.changes,
    calls: environment.calls,
    setHost: (host) => {
      environment.host = host;
    },
  };
}
