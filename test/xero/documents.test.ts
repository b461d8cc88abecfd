import { describe, expect, it } from 'vitest';
import { asInvoice, documentBody, documentOf } from '../../api/xero/documents.ts';

const lines = [{ Description: 'Returned', Quantity: 2, UnitAmount: 10.1234, DiscountAmount: 1, AccountCode: '200' }];

describe('documents of Xero in one shape', () => {
  it('S1: a credit note balances as an invoice does: allocated is credited, refunded is paid, the rest is due', () => {
    const note = {
      CreditNoteID: 'c1',
      CreditNoteNumber: 'CN-1',
      Type: 'ACCRECCREDIT' as const,
      Status: 'AUTHORISED' as const,
      Total: 100.3,
      RemainingCredit: 20.1,
      Allocations: [{ Amount: 50.1 }, { Amount: 10, IsDeleted: true }],
    };
    expect(asInvoice(note)).toMatchObject({
      InvoiceID: 'c1',
      InvoiceNumber: 'CN-1',
      Total: 100.3,
      AmountCredited: 50.1,
      AmountPaid: 30.1,
      AmountDue: 20.1,
    });
    expect(asInvoice({ ...note, Status: 'DRAFT', Allocations: [], RemainingCredit: undefined })).toMatchObject({
      AmountCredited: 0,
      AmountPaid: 0,
      AmountDue: 100.3,
    });
    expect(asInvoice({ ...note, Status: 'VOIDED', Allocations: [], RemainingCredit: 0 })).toMatchObject({ AmountPaid: 0, AmountDue: 0 });
  });

  it('C9: a credit note goes out under its own names, without an address and discounts, and is read back the same', () => {
    const document = { Type: 'ACCRECCREDIT' as const, InvoiceNumber: 'ORD-1', Reference: 'PO', Url: 'https://x', LineItems: lines };
    const body = documentBody('credit-note', document);
    expect(JSON.parse(body)).toEqual({
      CreditNotes: [
        {
          Type: 'ACCRECCREDIT',
          CreditNoteNumber: 'ORD-1',
          Reference: 'PO',
          LineItems: [{ Description: 'Returned', Quantity: 2, UnitAmount: 10.1234, AccountCode: '200' }],
        },
      ],
    });
    expect(documentOf(body)).toMatchObject({ Type: 'ACCRECCREDIT', InvoiceNumber: 'ORD-1', Reference: 'PO' });
  });

  it('C9: a bill goes out as it is', () => {
    const bill = { Type: 'ACCPAY' as const, InvoiceNumber: 'B-1', Url: 'https://x' };
    expect(JSON.parse(documentBody('bill', bill))).toEqual({ Invoices: [bill] });
    expect(documentOf(documentBody('bill', bill))).toEqual(bill);
  });
});
