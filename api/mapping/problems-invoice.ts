import { type Problem, problem, quoted, type Warning, warning } from './problems.ts';

const chooseOther = 'Choose another one on the line, the product or in the settings of the organisation.';

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

/** What can be wrong with a line; `line` is what people call it, such as `line 2 (Widget)`. */
export const lineProblems = {
  quantityMissing: (line: string): Problem =>
    problem('quantity-missing', `The quantity of ${line} is empty.`, 'Enter a quantity.', 'Sales'),
  priceMissing: (line: string): Problem =>
    problem('price-missing', `The price of ${line} is empty.`, 'Enter a price, or add the product to the price list.', 'Sales'),
  descriptionMissing: (line: string): Problem =>
    problem('description-missing', `There is no text for ${line}; Xero needs one on every line.`, 'Enter a description.', 'Sales'),
  tooManyDecimals: (what: string, value: string, line: string): Problem =>
    problem(
      'too-many-decimals',
      `The ${what} ${value} of ${line} has more than four decimals, which Xero does not keep.`,
      'Round it to four decimals.',
      'Sales',
    ),
  tooLarge: (line: string): Problem =>
    problem(
      'amount-too-large',
      `The amount of ${line} is larger than Xero takes (9,999,999,999.99).`,
      'Correct the quantity or the price, or split the line.',
      'Sales',
    ),
  discountNegative: (line: string): Problem =>
    problem(
      'discount-negative',
      `The discount of ${line} is below zero.`,
      'Enter the discount as a positive amount, a surcharge as a line of its own.',
      'Sales',
    ),
  itemCodeTooLong: (code: string): Problem =>
    problem(
      'item-code-too-long',
      `The product number ${quoted(code)} has more than 30 characters, which Xero does not take as an item code.`,
      'Shorten the product number.',
      'Sales',
    ),
  itemCodeMissing: (line: string): Problem =>
    problem(
      'item-code-missing',
      `The product of ${line} has no product number, so it can not be found in Xero.`,
      'Enter a product number.',
      'Sales',
    ),
  accountUnknown: (where: string, hint: string | null): Problem =>
    problem(
      'account-unknown',
      `The account${hint ? ` ${quoted(hint)}` : ''} chosen for ${where} does not exist in this Xero organisation.`,
      `${chooseOther} If it is new in Xero, run "Refresh reference data".`,
      'Finance',
    ),
  accountArchived: (code: string, where: string): Problem =>
    problem(
      'account-archived',
      `The account ${quoted(code)} chosen for ${where} is archived in Xero.`,
      `${chooseOther} Or restore it in Xero.`,
      'Finance',
    ),
  accountNotUsable: (code: string, where: string): Problem =>
    problem(
      'account-not-usable',
      `The account ${quoted(code)} chosen for ${where} can not be used on an invoice: it is a bank account or one of Xero's own.`,
      chooseOther,
      'Finance',
    ),
  accountMissing: (line: string, status: string): Problem =>
    problem(
      'account-missing',
      `There is no account for ${line}; Xero needs one on an invoice that arrives as ${status}.`,
      'Choose an account on the line or product, or a default account in the settings of the organisation.',
      'Finance',
    ),
  taxUnknown: (where: string, hint: string | null): Problem =>
    problem(
      'tax-rate-unknown',
      `The tax rate${hint ? ` ${quoted(hint)}` : ''} chosen for ${where} does not exist in this Xero organisation.`,
      `${chooseOther} If it is new in Xero, run "Refresh reference data".`,
      'Finance',
    ),
  taxArchived: (name: string, where: string): Problem =>
    problem('tax-rate-archived', `The tax rate ${quoted(name)} chosen for ${where} is no longer active in Xero.`, chooseOther, 'Finance'),
  taxNotUsable: (tax: string, account: string, where: string): Problem =>
    problem(
      'tax-not-usable',
      `The tax rate ${quoted(tax)} can not be used with the account ${quoted(account)} (${where}).`,
      'Choose another tax rate or another account.',
      'Finance',
    ),
  trackingUnknown: (hint: string | null, line: string): Problem =>
    problem(
      'tracking-unknown',
      `The tracking option${hint ? ` ${quoted(hint)}` : ''} of ${line} does not exist in this Xero organisation.`,
      'Choose another tracking option on the line.',
      'Finance',
    ),
  trackingArchived: (name: string, line: string): Problem =>
    problem(
      'tracking-archived',
      `The tracking option ${quoted(name)} of ${line} is archived in Xero.`,
      'Choose another tracking option on the line, or restore it in Xero.',
      'Finance',
    ),
  trackingTwice: (category: string, line: string): Problem =>
    problem(
      'tracking-twice',
      `Both tracking options of ${line} are of the category ${quoted(category)}.`,
      'Choose one option of each category.',
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
