import type { WireInvoice } from '../../xero/wire.ts';
import type { Settlement } from '../invoice-state.ts';
import type { Schemas } from '../types.ts';

export type ReconcileAnswer = Schemas['ReconcileAnswer'];

export interface ReconcileInput {
  request: Schemas['InvoiceReconciliation'];
  organisationId: string;
  /** The organisation's ShortCode, for addresses in Xero. */
  shortCode?: string;
  /** The invoice as Xero has it now. */
  xero: WireInvoice;
  /** Everything applied to it now. */
  settlements: Settlement[];
  generation: number;
  /** Undefined keeps what the rows have. */
  onlineInvoiceUrl?: string | null;
  now: Date;
  /** A newer answer of the same document was given already. */
  superseded?: boolean;
}
