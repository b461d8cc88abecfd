import type { Clock } from '../../api/clock.ts';
import type {
  Account,
  Allocation,
  BrandingTheme,
  Contact,
  Currency,
  Document,
  HistoryRecord,
  Item,
  Organisation,
  Payment,
  TaxRate,
  TrackingCategory,
} from './entities.ts';

/** Undo list of one request: what it wrote is taken back when Xero refuses the request or one of its elements. */
class Journal {
  #undo: (() => void)[] = [];

  record(undo: () => void): void {
    this.#undo.push(undo);
  }

  mark(): number {
    return this.#undo.length;
  }

  rollback(mark = 0): void {
    while (this.#undo.length > mark) this.#undo.pop()?.();
  }

  commit(): void {
    this.#undo = [];
  }
}

/** Rows by key. A row is never changed in place: `put` replaces it, so that the journal can bring the old one back. */
class Table<T> {
  readonly #rows = new Map<string, T>();
  readonly #journal: Journal;
  readonly #key: (row: T) => string;

  constructor(journal: Journal, key: (row: T) => string) {
    this.#journal = journal;
    this.#key = key;
  }

  get(id: string | undefined): T | undefined {
    return id === undefined ? undefined : this.#rows.get(id.toLowerCase());
  }

  put(row: T): T {
    const key = this.#key(row).toLowerCase();
    const before = this.#rows.get(key);
    this.#journal.record(() => (before === undefined ? this.#rows.delete(key) : this.#rows.set(key, before)));
    this.#rows.set(key, row);
    return row;
  }

  remove(id: string): void {
    const key = id.toLowerCase();
    const before = this.#rows.get(key);
    if (before === undefined) return;
    this.#journal.record(() => this.#rows.set(key, before));
    this.#rows.delete(key);
  }

  all(): T[] {
    return [...this.#rows.values()];
  }

  find(test: (row: T) => boolean): T | undefined {
    for (const row of this.#rows.values()) if (test(row)) return row;
    return undefined;
  }

  filter(test: (row: T) => boolean): T[] {
    const found: T[] = [];
    for (const row of this.#rows.values()) if (test(row)) found.push(row);
    return found;
  }
}

/** Xero's categories of webhook events; payments, items and settings have none. */
export type EventCategory = 'CONTACT' | 'INVOICE' | 'CREDITNOTE' | 'PREPAYMENT' | 'OVERPAYMENT';

export interface ChangeEvent {
  category: EventCategory;
  type: 'CREATE' | 'UPDATE';
  id: string;
  tenantId: string;
  at: Date;
  data?: { Type: string; Status: string };
}

/** One organisation's books. Every write goes through tables of one journal. */
export class Books {
  readonly journal = new Journal();
  readonly clock: Clock;
  readonly contacts = new Table<Contact>(this.journal, (row) => row.id);
  readonly items = new Table<Item>(this.journal, (row) => row.id);
  readonly documents = new Table<Document>(this.journal, (row) => row.id);
  readonly payments = new Table<Payment>(this.journal, (row) => row.id);
  readonly allocations = new Table<Allocation>(this.journal, (row) => row.id);
  readonly history = new Table<HistoryRecord>(this.journal, (row) => row.id);
  readonly accounts = new Table<Account>(this.journal, (row) => row.AccountID);
  readonly taxRates = new Table<TaxRate>(this.journal, (row) => row.TaxType);
  readonly brandingThemes = new Table<BrandingTheme>(this.journal, (row) => row.BrandingThemeID);
  readonly trackingCategories = new Table<TrackingCategory>(this.journal, (row) => row.TrackingCategoryID);
  readonly currencies = new Table<Currency>(this.journal, (row) => row.Code);
  readonly #organisation = new Table<Organisation>(this.journal, () => 'one');
  #events: ChangeEvent[] = [];

  constructor(organisation: Organisation, clock: Clock) {
    this.clock = clock;
    this.#organisation.put(organisation);
  }

  get organisation(): Organisation {
    return this.#organisation.get('one') as Organisation;
  }

  set organisation(row: Organisation) {
    this.#organisation.put(row);
  }

  get tenantId(): string {
    return this.organisation.OrganisationID;
  }

  now(): Date {
    return this.clock.now();
  }

  /** Announces a change to webhooks; taken back with the writes when the request is refused. */
  announce(event: Omit<ChangeEvent, 'tenantId' | 'at'>): void {
    const entry = { ...event, tenantId: this.tenantId, at: this.now() };
    this.#events.push(entry);
    this.journal.record(() => {
      this.#events = this.#events.filter((one) => one !== entry);
    });
  }

  /** Ends a request: its writes stand, its events are handed out once. */
  commit(): ChangeEvent[] {
    this.journal.commit();
    const events = this.#events;
    this.#events = [];
    return events;
  }
}
