/** The address of an invoice in Xero's own pages. `shortCode` is the organisation's; without it Xero opens the organisation last used. */
export function invoiceAddress(shortCode: string | undefined, invoiceId: string): string {
  return shortCode
    ? `https://go.xero.com/app/${encodeURIComponent(shortCode)}/invoicing/view/${invoiceId}`
    : `https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=${invoiceId}`;
}

/** The address of a contact in Xero's own pages. */
export function contactAddress(shortCode: string | undefined, contactId: string): string {
  return shortCode
    ? `https://go.xero.com/app/${encodeURIComponent(shortCode)}/contacts/contact/${contactId}`
    : `https://go.xero.com/Contacts/View/${contactId}`;
}
