import type { WireElement } from '../xero/wire.ts';
import { distinct, type Problem, problem, xeroProblems } from './problems.ts';
import { contactProblems } from './problems-contact.ts';
import { documentProblems } from './problems-invoice.ts';
import { lineProblems } from './problems-line.ts';
import { asRow } from './row.ts';

/** What Xero says → the problem it is. The first that fits is taken; the named parts are what the sentence needs. */
const catalogue: [RegExp, (found: Record<string, string>) => Problem][] = [
  [/contact name .* is already assigned to another contact/i, () => contactProblems.nameTaken('')],
  [
    /contact number .* is already assigned to another contact/i,
    () => taken('contact-number-taken', 'Another contact in Xero already carries the number of this customer.'),
  ],
  [/matched an archived contact|archived contacts cannot/i, () => contactProblems.archived(null)],
  [/invoice # must be unique|invoice number .*(unique|already)/i, () => numberTaken()],
  [/not of valid status for modification/i, () => statusMoved()],
  [
    /price list item with code '(?<code>.*)' already exists/i,
    ({ code }) => taken('item-exists', `Xero already has an item with the code ${code}.`),
  ],
  [/item code '?(?<code>[^']*)'? is not valid/i, ({ code }) => taken('item-unknown', `Xero has no item with the code ${code}.`)],
  [/not subscribed to currency (?<currency>\w+)/i, ({ currency }) => documentProblems.currencyUnknown(currency ?? '', null)],
  [
    /TaxType code '(?<tax>[^']*)' cannot be used with account code '(?<account>[^']*)'/i,
    ({ tax, account }) => lineProblems.taxNotUsable(tax ?? '', account ?? '', 'said by Xero'),
  ],
  [/TaxType code '(?<tax>[^']*)' does not exist/i, ({ tax }) => lineProblems.taxUnknown('a line', tax ?? null)],
  [
    /account code '(?<account>[^']*)' (is not a valid code|has been removed)/i,
    ({ account }) => lineProblems.accountUnknown('a line', account ?? null),
  ],
  [/account code must be specified/i, () => lineProblems.accountMissing('a line', 'Submitted or Authorised')],
  [
    /duedate|due date/i,
    () =>
      problem(
        'due-date-missing',
        'Xero needs a due date for an invoice that arrives Submitted or Authorised.',
        'Enter a due date on the row, or payment terms in Xero.',
        'Sales',
      ),
  ],
  [
    /lock date|locked period/i,
    () =>
      problem(
        'date-locked',
        'The invoice date lies in a period that is locked in Xero.',
        'Choose a later date, or ask finance to move the lock date in Xero.',
        'Finance',
      ),
  ],
  [
    /email address must be valid/i,
    () =>
      problem(
        'email-invalid',
        'Xero does not take the e-mail address of the customer or one of its people.',
        'Correct the e-mail address in Dynamics.',
        'Sales',
      ),
  ],
  [/tracking category or option|trackingoption/i, () => lineProblems.trackingUnknown(null, 'a line')],
  [
    /limit of invoices you can approve/i,
    () =>
      problem(
        'approval-limit',
        'The Xero plan of the organisation allows no more approved invoices this month.',
        'Let invoices arrive as drafts, or change the plan in Xero.',
        'Admin',
      ),
  ],
  [
    /total .*(cannot be negative|greater than or equal to zero)/i,
    () =>
      problem(
        'total-negative',
        'Xero takes no sales invoice below zero.',
        'Take out the negative lines and ask finance for a credit note.',
        'Sales',
      ),
  ],
  [
    /must be \d+ characters or fewer|exceeds? the maximum length|too long/i,
    () => problem('text-too-long', 'A text of the row is longer than Xero takes.', 'Shorten the text that Xero names.', 'Sales'),
  ],
  [
    /idempotency key/i,
    () => problem('xero-repeat-refused', 'Xero took the call for the repeat of another one.', 'Retry.', 'Admin', { retryable: true }),
  ],
];

function taken(code: string, message: string): Problem {
  return problem(code, message, 'Look at it in Xero and in Dynamics, correct one of the two, then retry.', 'Finance');
}

function numberTaken(): Problem {
  return problem(
    'number-taken',
    'Another invoice in Xero already has this number.',
    'Change the number in Dynamics or in Xero, then retry.',
    'Finance',
  );
}

function statusMoved(): Problem {
  return problem(
    'invoice-closed',
    'The invoice can not be changed in Xero any more.',
    'Ask finance: it was approved, paid, voided or deleted there.',
    'Finance',
  );
}

/**
 * E1: Xero's own messages as problems, each once, its words kept in `original`. A message that is not known becomes `xero-refused`
 * with the words themselves.
 */
export function translateXero(messages: string[]): Problem[] {
  return distinct(messages.filter((message) => message.trim() !== '').map(translate));
}

function translate(message: string): Problem {
  for (const [pattern, make] of catalogue) {
    const found = pattern.exec(message);
    if (found) return { ...make(found.groups ?? {}), original: message };
  }
  return xeroProblems.refused(message);
}

/** Every message of an element that Xero refused, those of its lines, addresses and contact included. */
export function messagesOf(element: WireElement): string[] {
  const messages: string[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (depth > 4) return;
    if (Array.isArray(value)) for (const one of value) visit(one, depth + 1);
    const row = asRow(value);
    if (!row) return;
    for (const fault of Array.isArray(row.ValidationErrors) ? row.ValidationErrors : []) {
      const text = asRow(fault)?.Message ?? asRow(fault)?.Description;
      if (typeof text === 'string') messages.push(text);
    }
    for (const [name, inner] of Object.entries(row)) if (name !== 'ValidationErrors' && name !== 'Warnings') visit(inner, depth + 1);
  };
  visit(element, 0);
  return [...new Set(messages)];
}
