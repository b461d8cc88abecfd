import type { components } from '../generated/contract.ts';
import type {
  WireAccount,
  WireBrandingTheme,
  WireContact,
  WireCurrency,
  WireInvoice,
  WireItem,
  WireLine,
  WireOrganisation,
  WireTaxRate,
  WireTrackingCategory,
} from '../xero/wire.ts';
import type { Problem, Warning } from './problems.ts';
import type { DocumentSettings } from './settings.ts';

export type Schemas = components['schemas'];
export type InvoiceDocument = Schemas['InvoiceDocument'];
/** What a row can be in Xero. */
export type DocumentType = NonNullable<Schemas['XeroDocument']>['type'];
export type Outcome = Schemas['SyncAnswer']['outcome'];

/** What mapping has to know of a Xero organisation, as Xero lists it. */
export interface Reference {
  organisation: WireOrganisation;
  accounts: WireAccount[];
  taxRates: WireTaxRate[];
  currencies: WireCurrency[];
  brandingThemes: WireBrandingTheme[];
  trackingCategories: WireTrackingCategory[];
  /** The items of Xero that are known, at least those with the codes that `itemCodes(document)` names. */
  items: WireItem[];
}

/** What is found on the way; filled by every part. */
export interface Findings {
  problems: Problem[];
  warnings: Warning[];
}

export interface MapInvoiceInput {
  document: InvoiceDocument;
  settings: DocumentSettings;
  reference: Reference;
  /** Xero's ContactID, once known. */
  contactId?: string;
  generation: number;
  now: Date;
}

export interface MappedInvoice extends Findings {
  /** In the form that creates an invoice; without Contact while no contact is known. */
  payload: WireInvoice;
  /** Parallel to `payload.LineItems`: the id of the line's row, or a name such as `discount|OUTPUT2` for a line made from the header. */
  lineRowIds: string[];
  /** The totals that Xero computes from the lines, in the document's currency; null when amounts could not be read. */
  expected: NonNullable<Schemas['PreviewAnswer']['expected']> | null;
  /** True when the row has no date and today's was taken: an update leaves Xero's date alone then. */
  dateIsToday: boolean;
  /** Items that don't exist in Xero yet and are to be made first. */
  items: WireItem[];
  /** Problems to report though the document is sent (tax that differs); with one of `problems` nothing may be sent. */
  reported: Problem[];
}

/** What the link keeps of the last document sent, as JSON in xc_sent. */
export interface Sent {
  /** What Dynamics said, field by field as it was last brought to Xero. */
  payload: WireInvoice;
  /** Row ids (or synthetic names) of the payload's lines, in order. */
  rows: string[];
  /** LineItemID in Xero by the line's row id. */
  lines: Record<string, string>;
  /** What Xero had of each field when it was last written. */
  answer?: WireInvoice | undefined;
  /** An update that was begun; only the register keeps it, until its end is heard. */
  pending?: PendingUpdate | undefined;
}

export interface PendingUpdate {
  /** The fields that it changes. */
  header: WireInvoice;
  /** The same of our lines; `said`, of a line that it makes, is what Dynamics said. */
  lines: { row: string; line: WireLine; said?: WireLine | undefined }[];
  /** LineItemIDs that Xero had before. */
  before: string[];
}

export type MatchedBy = 'stored id' | 'contact number' | 'account number' | 'name';

export type ContactMatch =
  | { kind: 'found'; contact: WireContact; by: MatchedBy }
  | { kind: 'follow'; contactId: string }
  | { kind: 'none' }
  | { kind: 'problem'; problem: Problem };
