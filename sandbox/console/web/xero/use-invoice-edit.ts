import { useState } from 'react';
import { actInXero, type XeroInvoice, type XeroLine, xeroDate } from '../lib/xero.ts';

type LineChange = Pick<XeroLine, 'AccountCode' | 'TaxType'>;

export interface InvoiceEdit {
  changed: boolean;
  line(line: XeroLine): LineChange;
  setLine(line: XeroLine, change: LineChange): void;
  dueDate: string;
  setDueDate(date: string): void;
  reference: string;
  setReference(text: string): void;
  /** Writes what was changed. @throws HttpError with Xero's messages */
  save(): Promise<void>;
}

/** What finance typed on a draft and hasn't saved. */
export function useInvoiceEdit(organisation: string, invoice: XeroInvoice): InvoiceEdit {
  const [lines, setLines] = useState<Record<string, LineChange>>({});
  const [header, setHeader] = useState<{ DueDate?: string; Reference?: string }>({});
  const path = `invoices/${invoice.InvoiceID}`;
  return {
    changed: Object.keys(lines).length > 0 || Object.keys(header).length > 0,
    line: ({ LineItemID, AccountCode, TaxType }) => ({ AccountCode, TaxType, ...lines[LineItemID] }),
    setLine: ({ LineItemID }, change) => setLines((before) => ({ ...before, [LineItemID]: { ...before[LineItemID], ...change } })),
    dueDate: header.DueDate ?? xeroDate(invoice.DueDateString),
    setDueDate: (DueDate) => setHeader((before) => ({ ...before, DueDate })),
    reference: header.Reference ?? invoice.Reference ?? '',
    setReference: (Reference) => setHeader((before) => ({ ...before, Reference })),
    async save() {
      const changes = Object.entries(lines).map(([LineItemID, change]) => ({ LineItemID, ...change }));
      if (changes.length > 0) await actInXero(organisation, `${path}/lines`, { lines: changes });
      if (Object.keys(header).length > 0) await actInXero(organisation, `${path}/edit`, header);
      setLines({});
      setHeader({});
    },
  };
}
