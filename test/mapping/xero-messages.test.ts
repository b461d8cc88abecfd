import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { translateXero } from '../../api/mapping/xero-messages.ts';
import { messagesOf } from '../../api/xero/error.ts';

describe("Xero's messages as problems", () => {
  it.each([
    [
      'The contact name Contoso is already assigned to another contact. The contact name must be unique across all active contacts.',
      'contact-name-taken',
      'Finance',
    ],
    ['The contact number 7 is already assigned to another contact.', 'contact-number-taken', 'Finance'],
    [
      'The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API.',
      'contact-archived',
      'Finance',
    ],
    ['Invoice # must be unique.', 'number-taken', 'Finance'],
    ['Invoice not of valid status for modification', 'invoice-closed', 'Finance'],
    ["Price List Item with Code 'abc' already exists", 'item-exists', 'Finance'],
    ['Organisation is not subscribed to currency EUR', 'currency-unknown', 'Finance'],
    ["The TaxType code 'OUTPUT' cannot be used with account code '800'.", 'tax-not-usable', 'Finance'],
    ["Account code '999' is not a valid code for this document.", 'account-unknown', 'Finance'],
    ["Account code '476' has been removed as it does not match a recognised account.", 'account-unknown', 'Finance'],
    ['Email address must be valid', 'email-invalid', 'Sales'],
    ['The document date cannot be before the period lock date, currently set at 1 January 2026', 'date-locked', 'Finance'],
    ['You have reached the limit of invoices you can approve', 'approval-limit', 'Admin'],
    ['Idempotency Key: K is used with a different request.', 'xero-repeat-refused', 'Admin'],
    ['Something Xero never said before', 'xero-refused', 'Finance'],
  ])('E1: %s', (message, code, owner) => {
    const [problem] = translateXero([message, message]);
    expect(problem).toMatchObject({ code, owner, original: message, fix: expect.stringMatching(/\.$/) });
    expect(translateXero([message, message])).toHaveLength(1);
  });

  it('E1: codes are stable and plain, and no message is lost or makes it throw', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (messages) => {
        for (const problem of translateXero(messages)) {
          expect(problem.code).toMatch(/^[a-z]+(-[a-z]+)*$/);
          expect(messages).toContain(problem.original);
        }
      }),
    );
  });

  it('E1: messages are found wherever Xero hangs them, under either key', () => {
    const element = {
      ValidationErrors: [{ Message: 'A' }],
      LineItems: [{ ValidationErrors: [{ Description: 'B' }] }],
      Contact: { Addresses: [{ ValidationErrors: [{ Message: 'C' }, { Message: 'A' }] }] },
      Warnings: [{ Message: 'no fault' }],
    };
    expect(messagesOf(element)).toEqual(['A', 'B', 'C']);
  });
});
