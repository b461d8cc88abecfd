import type { components } from '../generated/contract.ts';

export type Problem = components['schemas']['Problem'];
export type Warning = components['schemas']['Warning'];
export type Owner = Problem['owner'];

export interface ProblemOptions {
  retryable?: boolean;
  /** When trying again makes sense, ISO 8601. */
  retryAfter?: string | null;
  /** Xero's or the platform's own words. */
  original?: string | null;
}

/** One entry of the catalogue: a stable code, a sentence for a salesperson, what to do and who does it. */
export function problem(code: string, message: string, fix: string, owner: Owner, options: ProblemOptions = {}): Problem {
  const { retryable = false, retryAfter = null, original = null } = options;
  return { code, message, fix, owner, retryable, retryAfter, original };
}

export const warning = (code: string, message: string): Warning => ({ code, message });

/** A value inside a sentence, short enough to read. */
export function quoted(value: string): string {
  const characters = Array.from(value);
  return `"${characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : value}"`;
}

/** Each problem once, in order. */
export function distinct<T extends { code: string; message: string }>(all: T[]): T[] {
  const seen = new Set<string>();
  return all.filter((one) => {
    const key = `${one.code}|${one.message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

export const organisationMissing = (): Problem =>
  problem(
    'organisation-missing',
    'There is no settings row for the Xero organisation, so nothing can be sent.',
    'Run the flow "Refresh reference data" once, then open the organisation in the Xero Connector app and switch it to Active.',
    'Admin',
  );

export const notAvailableYet = (what: string, fix: string): Problem =>
  problem('not-available-yet', `${what} is not available in this version of the connector.`, fix, 'Admin');

export const rowIdMissing = (column: string): Problem =>
  problem('row-id-missing', `The row came without its id (${column}).`, `Let the flow read the column ${column}.`, 'Admin');

export const organisationChanged = (): Problem =>
  problem(
    'organisation-changed',
    'The row is already in another Xero organisation than the one it now asks for.',
    'Choose the former organisation again, or withdraw the document there first.',
    'Sales',
  );

export const customerMissing = (): Problem =>
  problem(
    'customer-missing',
    'The row has no customer, so Xero has nobody to invoice.',
    'Choose an account or contact as the customer.',
    'Sales',
  );

export const customerNotRead = (): Problem =>
  problem(
    'customer-not-read',
    'The customer of the row could not be read.',
    'Check that the customer still exists and that the flow may read it.',
    'Admin',
  );

/** What happened between us and Xero, rather than what is wrong with the row. */
export const xeroProblems = {
  unavailable: (retryAfter: string | null = null, original: string | null = null) =>
    problem('xero-unavailable', 'Xero did not answer.', 'Nothing to do: it is tried again by itself.', 'Admin', {
      retryable: true,
      retryAfter,
      original,
    }),
  dayLimit: (retryAfter: string | null) =>
    problem('xero-day-limit', "Today's calls to Xero are used up.", 'Nothing to do: it goes on when Xero allows more calls.', 'Admin', {
      retryable: true,
      retryAfter,
    }),
  rateLimit: (retryAfter: string | null) =>
    problem('xero-busy', 'Xero asks us to wait.', 'Nothing to do: it is tried again by itself.', 'Admin', { retryable: true, retryAfter }),
  disconnected: () =>
    problem(
      'organisation-disconnected',
      'The connection does not reach this Xero organisation any more.',
      'Sign in again in the Xero connection and allow the organisation.',
      'Admin',
    ),
  notAllowed: (original: string | null = null) =>
    problem(
      'xero-not-allowed',
      'The person who signed in to Xero may not do this there.',
      'Sign in to the connection as a Xero user with the right to create invoices and contacts.',
      'Admin',
      { original },
    ),
  outcomeUncertain: (number: string | null) =>
    problem(
      'outcome-uncertain',
      `Several Xero invoices could be this one${number ? ` (${number})` : ''}, so none was created.`,
      'Look at the invoices in Xero, delete the ones too many, then retry.',
      'Finance',
      { retryable: true },
    ),
  refused: (original: string) =>
    problem('xero-refused', `Xero did not accept it: ${original}`, 'Mend what Xero says, then retry.', 'Finance', { original }),
  numberTaken: (number: string, original: string | null = null) =>
    problem(
      'number-taken',
      `Another invoice in Xero already has the number ${quoted(number)}.`,
      'Change the number in Dynamics or in Xero, then retry.',
      'Finance',
      { original },
    ),
  invoiceGone: () =>
    problem(
      'invoice-not-found',
      'Xero does not have the invoice any more that this row is linked to.',
      'Ask finance what became of it. To send the row again set Sync to Xero to No, then to Yes.',
      'Finance',
    ),
} as const;
