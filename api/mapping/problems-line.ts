import { type Problem, problem, quoted } from './problems.ts';

const chooseOther = 'Choose another one on the line, the product or in the settings of the organisation.';

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
