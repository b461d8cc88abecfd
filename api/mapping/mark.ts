import { normaliseGuid } from './ids.ts';

/** The row of Dynamics that a Xero document was made from, as its Url tells. */
export interface Mark {
  /** Host of the Dataverse environment, lower case. */
  host: string;
  table: string;
  rowId: string;
  generation: number;
}

/** The highest generation that an address tells. */
export const highestGeneration = 999_999_999;

/** Lower-case host (with its port, if any) of an address, or null where it has none. */
export function hostOf(address: unknown): string | null {
  if (typeof address !== 'string') return null;
  try {
    return new URL(address.trim()).host.toLowerCase() || null;
  } catch {
    return null;
  }
}

/** The address that opens the row in Dynamics and marks a Xero document as ours. */
export function buildMark(mark: Mark): string {
  const address = `https://${mark.host}/main.aspx?pagetype=entityrecord&etn=${encodeURIComponent(mark.table)}&id=${mark.rowId}`;
  return mark.generation > 1 ? `${address}&generation=${mark.generation}` : address;
}

/**
 * The address to send as the invoice's Url, or null where it can't be sent.
 * Xero refuses an address that contains "xero".
 */
export function markToSend(mark: Mark): string | null {
  const address = buildMark(mark);
  return /xero/i.test(address) ? null : address;
}

/** Reads the mark off a Url; null for any address that is not one. Parts count, not their order or case. */
export function parseMark(address: unknown): Mark | null {
  if (typeof address !== 'string') return null;
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch {
    return null;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (url.pathname.toLowerCase() !== '/main.aspx') return null;
  const parts = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  if (parts.get('pagetype')?.toLowerCase() !== 'entityrecord') return null;
  const table = parts.get('etn')?.trim().toLowerCase();
  const rowId = normaliseGuid(parts.get('id'));
  const generation = parts.get('generation') ?? '1';
  if (!table || !rowId || !/^[1-9]\d{0,8}$/.test(generation)) return null;
  return { host: url.host.toLowerCase(), table, rowId, generation: Number(generation) };
}

/** Whether two marks name the same row and generation of the same environment. */
export function sameMark(one: Mark | null, other: Mark | null): boolean {
  if (!one || !other) return false;
  return (
    one.host.toLowerCase() === other.host.toLowerCase() &&
    one.table.toLowerCase() === other.table.toLowerCase() &&
    normaliseGuid(one.rowId) === normaliseGuid(other.rowId) &&
    one.generation === other.generation
  );
}
