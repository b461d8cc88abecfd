import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountCodeId,
  computedId,
  dynamicsInvoiceId,
  dynamicsInvoiceLineId,
  linkId,
  normaliseGuid,
  paymentId,
  sameGuid,
  taxRateId,
} from '../../api/mapping/ids.ts';

const organisation = 'c2cc9b6e-9458-4c7d-93cc-f02b81b0594f';
const row = '11111111-2222-3333-4444-555555555555';

describe('computed ids', () => {
  it('N1: the published vectors come out', () => {
    expect(linkId(organisation, 'salesorder', row, 'document')).toBe('5fd7278f-8e50-5e13-af7c-6ef887d28c66');
    expect(taxRateId(organisation, 'OUTPUT2')).toBe('510bdc29-7a54-589f-8f58-4180aa7b9ebb');
    expect(dynamicsInvoiceId(organisation, row, 1)).toBe('c3a3a861-88ae-5618-8223-0accef21e19a');
  });

  it('N1: case and braces of a GUID make no difference', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (one, other) => {
        expect(accountCodeId(`{${one.toUpperCase()}}`, other.toUpperCase())).toBe(accountCodeId(one, other));
        expect(sameGuid(`{${one.toUpperCase()}}`, one)).toBe(true);
      }),
    );
  });

  it('R3: any text has an id', () => {
    expect(linkId(organisation, '\ud800', row, 'document')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('N1: another row, generation, kind or organisation is another id', () => {
    const ids = [
      dynamicsInvoiceId(organisation, row, 1),
      dynamicsInvoiceId(organisation, row, 2),
      dynamicsInvoiceLineId(organisation, row, 1),
      linkId(organisation, 'salesorder', row, 'document'),
      linkId(organisation, 'invoice', row, 'document'),
      paymentId(organisation, 'payment', row, row),
      paymentId(organisation, 'credit-note', row, row),
      dynamicsInvoiceId(row, organisation, 1),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(paymentId(organisation, 'credit-note', row, row)).toBe(computedId('payment', organisation, 'creditnote', row, row));
  });

  it('a text that is no GUID is none', () => {
    for (const value of ['', ' ', 'x', `${row}0`, `{${row}`, null, undefined, 7, {}]) expect(normaliseGuid(value)).toBeNull();
  });
});
