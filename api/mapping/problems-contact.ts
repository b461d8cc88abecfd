import { type Problem, problem, quoted, type Warning, warning } from './problems.ts';

export const contactProblems = {
  missing: (name: string): Problem =>
    problem(
      'contact-missing',
      `${quoted(name)} is not a contact in Xero, and the settings say that none is to be made.`,
      'Create the contact in Xero with the same name, or let the connector make contacts.',
      'Finance',
    ),
  nameMissing: (): Problem => problem('contact-name-missing', 'The customer has no name.', 'Enter the name of the customer.', 'Sales'),
  nameTooLong: (): Problem =>
    problem('contact-name-too-long', 'The name of the customer has more than 255 characters.', 'Shorten it.', 'Sales'),
  accountNumberTooLong: (): Problem =>
    problem('account-number-too-long', 'The account number of the customer has more than 50 characters.', 'Shorten it.', 'Sales'),
  primaryMissing: (name: string): Problem =>
    problem(
      'primary-contact-missing',
      `${quoted(name)} has no primary contact, and the settings say that contacts are invoiced.`,
      'Choose a primary contact on the account.',
      'Sales',
    ),
  archived: (name: string | null): Problem =>
    problem(
      'contact-archived',
      `The contact${name ? ` ${quoted(name)}` : ''} is archived in Xero.`,
      'Restore the contact in Xero, then retry.',
      'Finance',
    ),
  erased: (name: string): Problem =>
    problem(
      'contact-erased',
      `The data of the contact ${quoted(name)} was erased in Xero on request.`,
      'Create a new contact in Xero and enter its id as Xero Contact ID on the customer.',
      'Finance',
    ),
  ambiguous: (name: string, by: string): Problem =>
    problem(
      'contact-ambiguous',
      `Several contacts in Xero fit ${quoted(name)} by ${by}.`,
      'Enter the right Xero Contact ID on the customer, or merge the contacts in Xero.',
      'Finance',
    ),
  nameTaken: (original: string): Problem =>
    problem(
      'contact-name-taken',
      'Another active contact in Xero already has this name.',
      'Enter its Xero Contact ID on the customer, or rename one of the two.',
      'Finance',
      { original },
    ),
} as const;

export const contactWarnings = {
  matched: (name: string, by: string): Warning =>
    warning('contact-matched', `The contact ${quoted(name)} was already in Xero (found by ${by}) and is used as it is.`),
  shared: (name: string): Warning =>
    warning(
      'shared-contact',
      `The contact ${quoted(name)} in Xero belongs to another customer of Dynamics too; it is not updated from here.`,
    ),
  peopleLeftOut: (names: string[]): Warning =>
    warning('people-left-out', `Xero takes five contact persons; left out: ${names.map(quoted).join(', ')}.`),
  emailLeftOut: (name: string): Warning =>
    warning('email-left-out', `The e-mail address of ${quoted(name)} was left out, because Xero does not take it.`),
  cut: (field: string): Warning => warning('contact-text-cut', `The ${field} was cut to the length that Xero takes.`),
  nameCleaned: (name: string): Warning =>
    warning('contact-name-cleaned', `The name goes to Xero as ${quoted(name)}: Xero takes no < or > in it.`),
} as const;
