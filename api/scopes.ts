/** The scopes of Xero that the connector asks for, with what each is needed for. */
export const neededScopes = [
  { scope: 'accounting.contacts', purpose: 'reading and writing contacts' },
  { scope: 'accounting.invoices', purpose: 'reading and writing invoices, bills, credit notes and items' },
  { scope: 'accounting.payments.read', purpose: 'reading payments, prepayments and overpayments' },
  {
    scope: 'accounting.settings.read',
    purpose: 'reading the organisation, its accounts, tax rates, branding themes and tracking options',
  },
] as const;

/** Writing includes reading, and Xero's former broad scope includes the granular ones that replaced it. */
export function satisfied(scope: string, granted: string[]): boolean {
  const wide = scope.replace(/^accounting\.(invoices|payments|banktransactions|manualjournals)/, 'accounting.transactions');
  return [scope, wide].flatMap((one) => [one, one.replace(/\.read$/, '')]).some((one) => granted.includes(one));
}
