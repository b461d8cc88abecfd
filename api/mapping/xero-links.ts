import type { DocumentType } from './types.ts';

/** Xero's older pages of what is not a sales invoice, by the document's id. */
const pages = { bill: '/AccountsPayable/View.aspx?InvoiceID=', 'credit-note': '/AccountsReceivable/ViewCreditNote.aspx?creditNoteID=' };

/** The address of a document in Xero's own pages. `shortCode` is the organisation's; without it Xero opens the organisation last used. */
export function documentAddress(shortCode: string | undefined, type: DocumentType, id: string): string {
  const code = shortCode && encodeURIComponent(shortCode);
  if (type !== 'invoice') {
    const page = `${pages[type]}${id}`;
    return code ? `https://go.xero.com/organisationlogin/default.aspx?shortcode=${code}&redirecturl=${page}` : `https://go.xero.com${page}`;
  }
  return code ? `https://go.xero.com/app/${code}/invoicing/view/${id}` : `https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=${id}`;
}

/** The address of a contact in Xero's own pages. */
export function contactAddress(shortCode: string | undefined, contactId: string): string {
  return shortCode
    ? `https://go.xero.com/app/${encodeURIComponent(shortCode)}/contacts/contact/${contactId}`
    : `https://go.xero.com/Contacts/View/${contactId}`;
}
