import { written } from './elements.ts';
import type { XeroSession } from './session.ts';
import type { WireItem } from './wire.ts';

export function itemBody(item: WireItem): string {
  return JSON.stringify({ Items: [item] });
}

/** PUT refuses a code that exists, where POST would overwrite that item. */
export async function createItem(session: XeroSession, body: string, idempotencyKey: string): Promise<WireItem> {
  const query = { summarizeErrors: false, unitdp: 4 };
  const answer = await session.send({ method: 'PUT', path: 'Items', query, body, idempotencyKey });
  return written<WireItem>(answer, 'Items', 'ItemID');
}
