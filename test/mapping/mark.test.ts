import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildMark, hostOf, markToSend, parseMark, sameMark } from '../../api/mapping/mark.ts';

const rowId = '11111111-2222-3333-4444-555555555555';
const mark = { host: 'contoso.crm.dynamics.com', table: 'salesorder', rowId, generation: 1 };

describe('the mark of a document', () => {
  it('X5: is the address that opens the row, with the generation from the second on', () => {
    expect(buildMark(mark)).toBe(`https://contoso.crm.dynamics.com/main.aspx?pagetype=entityrecord&etn=salesorder&id=${rowId}`);
    expect(buildMark({ ...mark, generation: 2 })).toBe(`${buildMark(mark)}&generation=2`);
  });

  it('X5 N1: what is built is read back, whatever row and generation', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom('salesorder', 'invoice', 'new_thing'),
        (id, generation, table) => {
          const made = { ...mark, rowId: id, generation, table };
          expect(parseMark(buildMark(made))).toEqual(made);
        },
      ),
    );
  });

  it('N1: is compared by its parts, not by order, case, braces or further parameters', () => {
    const other = parseMark(
      `https://CONTOSO.crm.dynamics.com/main.aspx?appid=1&id=%7B${rowId.toUpperCase()}%7D&etn=salesorder&pagetype=entityrecord&generation=1`,
    );
    expect(sameMark(mark, other)).toBe(true);
    expect(sameMark(mark, { ...mark, generation: 2 })).toBe(false);
    expect(sameMark(mark, { ...mark, host: 'copy.crm.dynamics.com' })).toBe(false);
    expect(sameMark(null, null)).toBe(false);
  });

  it('X5: an address that contains "xero" in any case is not sent', () => {
    expect(markToSend({ ...mark, host: 'contosoXERO.crm.dynamics.com' })).toBeNull();
    expect(markToSend(mark)).toBe(buildMark(mark));
  });

  it('an address that is no mark is none', () => {
    for (const value of [
      null,
      7,
      '',
      'contoso',
      'https://contoso.crm.dynamics.com/',
      `https://contoso.crm.dynamics.com/main.aspx?pagetype=entitylist&etn=salesorder&id=${rowId}`,
      `https://contoso.crm.dynamics.com/main.aspx?pagetype=entityrecord&etn=salesorder&id=7`,
      `https://contoso.crm.dynamics.com/main.aspx?pagetype=entityrecord&etn=salesorder&id=${rowId}&generation=0`,
      `javascript:main.aspx?pagetype=entityrecord&etn=salesorder&id=${rowId}`,
    ]) {
      expect(parseMark(value)).toBeNull();
    }
    expect(hostOf('not an address')).toBeNull();
    expect(hostOf('http://127.0.0.1:8080/x')).toBe('127.0.0.1:8080');
  });
});
