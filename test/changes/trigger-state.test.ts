import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextAddress } from '../../api/changes/location.ts';
import { decodeState, encodeState } from '../../api/changes/trigger-state.ts';

describe('the state of a trigger', () => {
  it('comes back as it went', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.nat(),
        fc.date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true }),
        (store, seq, asOf) => {
          const text = encodeState({ store, seq, asOf });
          expect(text).toMatch(/^[\w-]+$/);
          expect(decodeState(text)).toEqual({ store, seq, asOf });
        },
      ),
    );
  });

  it('is read as none when it is not one', () => {
    const coded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const good = { v: 1, store: 's', seq: 1, asOf: '2026-01-01T00:00:00Z' };
    for (const wrong of [
      '',
      'x',
      '{}',
      coded(null),
      coded([]),
      coded({ ...good, v: 2 }),
      coded({ ...good, seq: -1 }),
      coded({ ...good, seq: '1; drop' }),
    ])
      expect(decodeState(wrong)).toBeUndefined();
    for (const wrong of [coded({ ...good, asOf: 'yesterday' }), coded({ ...good, store: 7 }), coded({ ...good, more: 'x'.repeat(2000) })])
      expect(decodeState(wrong)).toBeUndefined();
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.anything()), (any) => {
        expect(() => decodeState(any)).not.toThrow();
      }),
    );
  });
});

describe('the address of the next poll', () => {
  const url = new URL('http://127.0.0.1:8080/v1/invoice-changes?triggerState=old&code=x');
  const query = { organisationId: undefined, onlySynced: 'true', triggerState: 'new' };

  it('is the call’s own without a gateway', () => {
    expect(nextAddress(url, undefined, query)).toBe('http://127.0.0.1:8080/v1/invoice-changes?onlySynced=true&triggerState=new');
  });

  it('begins with the gateway’s prefix, which stands for the base path', () => {
    const prefix = 'https://europe-002.token.azure-apim.net/apim/xc_xero-20sync/0a1b/';
    expect(nextAddress(url, prefix, query)).toBe(
      'https://europe-002.token.azure-apim.net/apim/xc_xero-20sync/0a1b/invoice-changes?onlySynced=true&triggerState=new',
    );
  });

  it('does not send the flow anywhere else', () => {
    const strangers = [
      'http://europe-002.azure-apim.net/apim/x',
      'https://evil.example/apim/x',
      'https://azure-apim.net.evil.example/x',
      'https://evilazure-apim.net/x',
      'https://user@x.azure-apim.net/x',
      'javascript:alert(1)',
      'x',
      ['https://a.azure-apim.net', 'https://b.azure-apim.net'],
    ];
    for (const prefix of strangers) expect(nextAddress(url, prefix, query)).toMatch(/^http:\/\/127\.0\.0\.1:8080\//);
  });
});
