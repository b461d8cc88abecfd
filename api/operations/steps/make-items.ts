import { sendOnce } from '../../once/send-once.ts';
import { intentKey } from '../../once/wish.ts';
import type { RowKey } from '../../store/documents.ts';
import { XeroError } from '../../xero/error.ts';
import { createItem, itemBody } from '../../xero/items.ts';
import { list } from '../../xero/reference-data.ts';
import type { XeroSession } from '../../xero/session.ts';
import type { WireItem } from '../../xero/wire.ts';
import type { Services } from '../operation.ts';

/**
 * P39: makes the items that a document needs and Xero lacks, each once however many documents wait for it. An item's code is what Xero
 * knows it by, so it is the intent's row. Throws as sendOnce does.
 */
export async function makeItems(
  services: Services,
  session: XeroSession,
  home: Pick<RowKey, 'organisationId' | 'environment'>,
  items: WireItem[],
): Promise<void> {
  for (const item of items) {
    try {
      await makeItem(services, session, home, item);
    } catch (error) {
      // Somebody may have made it in Xero since the list was read.
      const refused = error instanceof XeroError && error.kind === 'validation';
      if (!refused || !(await findItem(session, item.Code))) throw error;
    }
  }
}

async function makeItem(
  services: Services,
  session: XeroSession,
  home: Pick<RowKey, 'organisationId' | 'environment'>,
  item: WireItem,
): Promise<void> {
  const row = { ...home, table: 'product', rowId: item.Code ?? '', generation: 1 };
  await sendOnce<WireItem>(
    { ...services, deadline: session.deadline },
    {
      key: intentKey(row, 'item'),
      kind: 'item',
      organisationId: home.organisationId,
      body: itemBody(item),
      notInXero: true,
      idOf: (one) => one.ItemID ?? '',
      send: (body, key) => createItem(session, body, key),
      async lookUp() {
        const found = await findItem(session, item.Code);
        return found ? { kind: 'found', object: found } : { kind: 'none' };
      },
    },
  );
}

async function findItem(session: XeroSession, code: string | undefined): Promise<WireItem | undefined> {
  const items = await list(session, 'items', true);
  return items.find((one) => one.Code?.toLowerCase() === code?.toLowerCase());
}
