import { createRequire } from 'node:module';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

interface Model {
  attributeTypeMap: { baseName: string }[];
}
const models = createRequire(import.meta.url)('xero-node') as Record<string, Model>;

/** Our types and the model of Xero's SDK that each stands for. */
const pairs: Record<string, string> = {
  WireLine: 'LineItem',
  WirePaymentSummary: 'Payment',
  WireDocument: 'CreditNote',
  WireInvoice: 'Invoice',
  WirePerson: 'ContactPerson',
  WireAddress: 'Address',
  WirePhone: 'Phone',
  WireContact: 'Contact',
  WireItem: 'Item',
  WirePayment: 'Payment',
  WireAllocation: 'Allocation',
  WireCreditNote: 'CreditNote',
  WireAccount: 'Account',
  WireTaxRate: 'TaxRate',
  WireOrganisation: 'Organisation',
  WireAction: 'Action',
  WireCurrency: 'Currency',
  WireBrandingTheme: 'BrandingTheme',
  WireTrackingCategory: 'TrackingCategory',
};

/** In Xero's answers, though not in its SDK's model of them: read in recordings and its documentation. */
const beyondTheModel: Record<string, string[]> = {
  WireInvoice: ['DateString', 'DueDateString'],
};

const file = new URL('../../api/xero/wire.ts', import.meta.url).pathname;
const source = ts.createSourceFile(file, ts.sys.readFile(file) ?? '', ts.ScriptTarget.Latest, true);
const interfaces = source.statements.filter(ts.isInterfaceDeclaration);
const fieldsOf = (name: string) =>
  interfaces.find((one) => one.name.text === name)?.members.map((member) => (member.name as ts.Identifier).text) ?? [];

function unknownFields(type: string, fields: string[]): string[] {
  const known = models[pairs[type] ?? '']?.attributeTypeMap.map((one) => one.baseName) ?? [];
  return fields.filter((field) => !known.includes(field) && !beyondTheModel[type]?.includes(field));
}

describe('the wire types', () => {
  it.each(Object.keys(pairs))('%s names only fields that Xero has', (type) => {
    expect(fieldsOf(type).length).toBeGreaterThan(0);
    expect(unknownFields(type, fieldsOf(type))).toEqual([]);
  });

  it('would find a misspelt field', () => {
    expect(unknownFields('WireInvoice', ['InvoiceId', 'Total'])).toEqual(['InvoiceId']);
  });

  it('leaves no type of Xero unchecked', () => {
    const other = ['WireMessage', 'WireElement', 'WireTracking', 'WireCreditSummary'];
    expect(
      interfaces
        .map((one) => one.name.text)
        .filter((name) => !(name in pairs))
        .sort(),
    ).toEqual(other.sort());
  });
});
