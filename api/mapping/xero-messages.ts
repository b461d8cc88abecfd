import { distinct, type Problem, type ProblemKey, problem, type Values } from './problems.ts';

/** What Xero says → the problem it is. The first that fits is taken; the named parts are the values of its sentence. */
const catalogue: [RegExp, ProblemKey, Values?][] = [
  [/contact name .* is already assigned to another contact/i, 'contact-name-taken'],
  [/contact number .* is already assigned to another contact/i, 'contact-number-taken'],
  [/matched an archived contact|archived contacts cannot/i, 'contact-archived'],
  [/invoice # must be unique|invoice number .*(unique|already)/i, 'number-taken/unnamed'],
  [/not of valid status for modification/i, 'invoice-closed'],
  [/price list item with code '(?<code>.*)' already exists/i, 'item-exists'],
  [/item code '?(?<code>[^']*)'? is not valid/i, 'item-unknown'],
  [/not subscribed to currency (?<currency>\w+)/i, 'currency-unknown'],
  [/TaxType code '(?<tax>[^']*)' cannot be used with account code '(?<account>[^']*)'/i, 'tax-not-usable', { where: 'said by Xero' }],
  [/TaxType code '(?<hint>[^']*)' does not exist/i, 'tax-rate-unknown'],
  [/account code '(?<hint>[^']*)' (is not a valid code|has been removed)/i, 'account-unknown'],
  [/account code must be specified/i, 'account-missing', { status: 'Submitted or Authorised' }],
  [/duedate|due date/i, 'due-date-missing'],
  [/lock date|locked period/i, 'date-locked/period'],
  [/email address must be valid/i, 'email-invalid'],
  [/tracking category or option|trackingoption/i, 'tracking-unknown'],
  [/limit of invoices you can approve/i, 'approval-limit'],
  [/total .*(cannot be negative|greater than or equal to zero)/i, 'total-negative/unnamed'],
  [/must be \d+ characters or fewer|exceeds? the maximum length|too long/i, 'text-too-long'],
  [/idempotency key/i, 'xero-repeat-refused'],
];

/**
 * E1: Xero's own messages as problems, each once, its words kept in `original`. A message that is not known becomes `xero-refused`
 * with the words themselves.
 */
export function translateXero(messages: string[]): Problem[] {
  return distinct(messages.filter((message) => message.trim() !== '').map(translate));
}

function translate(message: string): Problem {
  for (const [pattern, key, values] of catalogue) {
    const found = pattern.exec(message);
    if (found) return problem(key, { where: 'a line', ...found.groups, ...values, original: message });
  }
  return problem('xero-refused', { original: message });
}
