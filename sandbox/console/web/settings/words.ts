/** What an admin has to know about one setting to choose. The choices' names are the solution's own. */
export interface SettingWords {
  title: string;
  /** One plain sentence. */
  says: string;
  /** What each choice means, by its name. */
  choices?: Record<string, string>;
  /** The rules that it changes, as in docs/rules.md. */
  rules: string;
}

const documents: Record<string, SettingWords> = {
  xc_sourcedocument: {
    title: 'What becomes an invoice in Xero',
    says: 'Where people set Sync to Xero.',
    choices: {
      Order: 'orders are synced; their Dynamics invoices are made once finance approves.',
      Invoice: 'Dynamics invoices are synced, for teams that write them here.',
      Both: 'either. A Dynamics invoice whose order is in Xero is linked, never sent twice.',
    },
    rules: 'P14',
  },
  xc_autosync: { title: 'Sync by itself', says: 'On: orders and invoices go to Xero without anyone setting Sync to Xero.', rules: 'P3' },
  xc_bundles: {
    title: 'Product bundles',
    says: 'How a bundle shows on the invoice.',
    choices: { 'Header only': 'one line for the bundle.', 'Header with parts': 'one line for the bundle, and its parts below as text.' },
    rules: 'X10',
  },
  xc_usexeroinvoicenumber: {
    title: 'Xero gives the number',
    says: 'On: Xero numbers its invoices, and the number is written back here.',
    rules: 'C5',
  },
  xc_useinvoicename: {
    title: 'Name as invoice number',
    says: 'On: the name of the order or invoice is the number in Xero; off: its own number is.',
    rules: 'C3 C4',
  },
  xc_descriptionasreference: {
    title: 'Description as reference',
    says: 'On: the first 255 characters of the description are the reference on the invoice.',
    rules: 'C13',
  },
  xc_invoicestatus: {
    title: 'Status on arrival',
    says: 'How far an invoice is when it arrives in Xero.',
    choices: {
      Draft: 'finance codes and approves it.',
      Submitted: 'it waits for approval.',
      Authorised: 'it is approved at once. Only for teams whose finance checks nothing.',
    },
    rules: 'P13 X2',
  },
  xc_amountsare: {
    title: 'Prices are',
    says: 'Whether the prices here hold tax.',
    choices: { Exclusive: 'without tax; Xero adds it.', Inclusive: 'with tax.', 'No tax': 'no tax is booked.' },
    rules: 'C10',
  },
  xc_brandingthemeid: { title: 'Branding theme', says: 'How invoices look that name no theme.', rules: 'C11' },
  xc_emailinvoice: {
    title: 'Email the invoice',
    says: 'On: Xero emails invoices that arrive as Authorised, each at most once.',
    rules: 'X3',
  },
  xc_defaultaccountid: { title: 'Account', says: 'Where lines are booked when neither the line nor its product says.', rules: 'D1' },
  xc_defaulttaxrateid: { title: 'Tax rate', says: 'The tax of lines when neither the line nor its product says.', rules: 'D1' },
};

const customers: Record<string, SettingWords> = {
  xc_customer: {
    title: 'Who the customer is in Xero',
    says: 'Which of the two becomes a contact in Xero.',
    choices: {
      Account: 'the account; its contacts are the people of that contact.',
      Contact: 'the person; an account stands for its primary contact.',
    },
    rules: 'P40',
  },
  xc_createcontacts: {
    title: 'New customers',
    says: 'When a customer is made a contact in Xero.',
    choices: {
      'On creation': 'as soon as it is made here.',
      'On first invoice': 'with its first invoice.',
      Never: 'finance makes contacts; without one an invoice can’t go.',
    },
    rules: 'P31 P33 C1 C27',
  },
  xc_matchcontactsby: {
    title: 'Find existing contacts by',
    says: 'How a contact is recognised that is in Xero already.',
    choices: { Name: 'capitals and extra spaces aside.', 'Account number': 'the one on the account.' },
    rules: 'C30',
  },
  xc_updatecontacts: {
    title: 'Changed customers',
    says: 'Which contacts in Xero follow when a customer changes here.',
    choices: {
      'Created by us': 'those that came from here. What finance made stays as it is.',
      Always: 'all that are linked.',
    },
    rules: 'P34 C28 C31',
  },
  xc_people: {
    title: 'People',
    says: 'Which contacts of an account become people of its contact in Xero, at most five.',
    choices: { 'Include in Xero emails': 'only those with Include in Xero Emails set to Yes.' },
    rules: 'P32 P37 P38 C25',
  },
  xc_ondelete: {
    title: 'Deleted customers',
    says: 'What happens in Xero when an account is deleted here.',
    choices: {
      Archive: 'the contact is archived, if it came from here and nothing is open on it.',
      Unlink: 'the contact stays; the link ends.',
    },
    rules: 'P35',
  },
  xc_createproducts: {
    title: 'New products',
    says: 'When a product is made an item in Xero.',
    choices: {
      'On creation': 'as soon as it is made here.',
      'On first invoice': 'when it first stands on an invoice.',
      Never: 'finance makes items; a line without one goes without its code.',
    },
    rules: 'P39 C2 C38',
  },
  xc_updateproducts: {
    title: 'Changed products',
    says: 'Whether items in Xero follow when a product changes here.',
    choices: { Always: 'all that are linked.' },
    rules: 'C39',
  },
};

const afterwards: Record<string, SettingWords> = {
  xc_createdynamicsinvoice: {
    title: 'Dynamics invoice of an order',
    says: 'Whether an order gets its invoice here once finance approves in Xero.',
    choices: { 'On approval': 'yes, with its lines; payments hang on it.', Never: 'no; payments hang on the order.' },
    rules: 'P15 P28',
  },
  xc_fulfilorder: { title: 'Fulfil paid orders', says: 'On: an order is set to Fulfilled once it is fully paid.', rules: 'P25' },
  xc_withdraw: {
    title: 'Taking an invoice back',
    says: 'What setting Sync to Xero back to No may undo.',
    choices: {
      'Drafts only': 'drafts are deleted in Xero. Approved ones are left to finance.',
      'Approved too': 'approved ones are voided too, if nothing is paid and the period is open.',
    },
    rules: 'U2',
  },
  xc_updatepaidbills: {
    title: 'Changes of paid bills',
    says: 'On: what Xero lets one change on a paid bill is sent; off: paid bills are left alone.',
    rules: 'C19',
  },
  xc_keeplogdays: {
    title: 'Keep the log, days',
    says: 'How long attempts stay in the integration log. Open problems stay until they are solved. Left empty: 90.',
    rules: 'E1',
  },
  xc_cutoffdate: { title: 'Start date', says: 'Documents before this date are left alone.', rules: 'P42' },
  xc_isdefault: {
    title: 'Default organisation',
    says: 'On: used where neither the order nor its customer names an organisation.',
    rules: 'X1',
  },
};

const all = { ...documents, ...customers, ...afterwards };

/** The words for a setting; none for a column that is not one. */
export const wordsOf = (column: string): SettingWords | undefined => all[column];
