import { type Problem, problem, quoted, type Warning, warning } from './problems.ts';

/** What can be wrong with an order or Dynamics invoice itself. */
export const documentProblems = {
  currencyMissing: (): Problem =>
    problem(
      'currency-missing',
      'The currency of the row could not be read.',
      'Choose a currency on the row; if it has one, ask your admin to look at the flow.',
      'Sales',
    ),
  currencyUnknown: (currency: string, organisation: string | null): Problem =>
    problem(
      'currency-unknown',
      `The Xero organisation${organisation ? ` ${quoted(organisation)}` : ''} has no currency ${currency}.`,
      `Add ${currency} to the currencies of the organisation in Xero, or choose another currency on the row.`,
      'Finance',
    ),
  numberMissing: (what: string): Problem =>
    problem(
      'number-missing',
      `The ${what} of the row is empty, so the Xero invoice has no number.`,
      `Fill in the ${what}, or let Xero give the number (setting "Use Xero invoice number").`,
      'Sales',
    ),
  numberTooLong: (): Problem =>
    problem('number-too-long', 'The invoice number has more than 255 characters, which Xero does not take.', 'Shorten it.', 'Sales'),
  brandingThemeUnknown: (): Problem =>
    problem(
      'branding-theme-unknown',
      'The chosen branding theme does not exist in this Xero organisation.',
      'Choose another branding theme on the row or in the settings of the organisation.',
      'Admin',
    ),
  noLines: (): Problem =>
    problem('no-lines', 'No line of the row can be invoiced.', 'Add a line, or look at the parts of its bundles.', 'Sales'),
  dateUnreadable: (column: string): Problem =>
    problem(
      'date-unreadable',
      `The column ${quoted(column)} of the row holds something that is not a date.`,
      'Enter a date there.',
      'Sales',
    ),
  dateLocked: (date: string, lock: string): Problem =>
    problem(
      'date-locked',
      `The invoice date ${date} lies in a year that is closed in Xero (up to ${lock}).`,
      'Choose a later date, or ask finance to move the lock date in Xero.',
      'Finance',
    ),
  amountUnreadable: (column: string, where: string): Problem =>
    problem(
      'amount-unreadable',
      `The column ${quoted(column)} of ${where} holds something that is not a number.`,
      'Enter a number there.',
      'Sales',
    ),
  netDiffers: (dynamics: string, xero: string, currency: string): Problem =>
    problem(
      'net-differs',
      `The lines come to ${xero} ${currency}, but the total in Dynamics is ${dynamics} ${currency} without tax.`,
      'Recalculate the row in Dynamics and look at its discounts and freight; it must agree to the cent.',
      'Sales',
    ),
  taxDiffers: (dynamics: string, xero: string, currency: string): Problem =>
    problem(
      'tax-differs',
      `The tax is ${dynamics} ${currency} in Dynamics and ${xero} ${currency} in Xero.`,
      'Correct the tax on the lines in Dynamics, or choose the right tax rate.',
      'Finance',
    ),
  totalNegative: (total: string, currency: string): Problem =>
    problem(
      'total-negative',
      `The total is ${total} ${currency}; Xero takes no sales invoice below zero.`,
      'Take out the negative lines and ask finance for a credit note.',
      'Sales',
    ),
} as const;

export const invoiceWarnings = {
  dateInFuture: (date: string): Warning => warning('date-in-future', `The invoice date ${date} lies in the future.`),
  periodLocked: (date: string, lock: string): Warning =>
    warning('period-locked', `The invoice date ${date} lies in a period that is locked in Xero (up to ${lock}); Xero may refuse it.`),
  taxDiffers: (dynamics: string, xero: string, currency: string): Warning =>
    warning('tax-rounding', `The tax is ${dynamics} ${currency} in Dynamics and ${xero} ${currency} in Xero, by rounding.`),
  urlLeftOut: (): Warning =>
    warning('url-left-out', 'The address of the row was left out, because Xero refuses an address that contains "xero".'),
  urlUnknown: (): Warning =>
    warning('url-left-out', 'The address of the row was left out, because the address of the environment could not be read.'),
  emailNotAvailable: (): Warning =>
    warning('email-not-available-yet', 'The invoice was not e-mailed: this version of the connector does not e-mail invoices.'),
  descriptionCut: (line: string): Warning => warning('description-cut', `The description of ${line} was cut to 4,000 characters.`),
  itemLeftOut: (code: string): Warning =>
    warning('item-left-out', `There is no item ${quoted(code)} in Xero and none is to be made, so the line goes without an item code.`),
  productNotRead: (line: string): Warning =>
    warning('product-not-read', `The product of ${line} could not be read, so the line goes without an item code.`),
  itemNameCut: (code: string): Warning => warning('item-name-cut', `The name of item ${quoted(code)} was cut to 50 characters.`),
} as const;
