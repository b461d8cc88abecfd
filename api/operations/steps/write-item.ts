import type { ItemEnding } from '../../mapping/item/answer.ts';
import { itemChange, writeSentItem } from '../../mapping/item/change.ts';
import type { ItemDecision } from '../../mapping/item/decision.ts';
import type { Warning } from '../../mapping/problems.ts';
import { versionOf } from '../../mapping/row.ts';
import { createOnce, findItem } from '../../once/create-once.ts';
import type { RowKey } from '../../store/row-key.ts';
import { XeroError } from '../../xero/error.ts';
import { bodyOf, readOne, update } from '../../xero/requests.ts';
import type { XeroSession } from '../../xero/session.ts';
import type { WireItem } from '../../xero/wire.ts';
import type { Services } from '../operation.ts';
import type { FoundItem } from './find-item.ts';

/** A product on its way to Xero. */
export interface ItemCourse {
  services: Services;
  session: XeroSession;
  row: RowKey;
  decision: Extract<ItemDecision, { kind: 'sync' }>;
  warnings: Warning[];
}

/**
 * P39 N1: makes the item once, however many calls and documents wish for it; the code is what Xero knows it by, so it is the intent's
 * row. One that an earlier call made of another state of the product is brought after it. Throws as sendOnce does.
 */
export async function createItem(course: ItemCourse, wish: WireItem): Promise<ItemEnding> {
  const { services, session, row, decision } = course;
  const made = await create().catch(async (error: unknown) => {
    // Somebody may have made it in Xero since we looked.
    const item = error instanceof XeroError && error.kind === 'validation' ? await findItem(session, wish.Code) : undefined;
    if (!item) throw error;
    return { kind: 'matched', item } as const;
  });
  if (made.kind === 'matched') return { outcome: 'linked', xero: made.item, sent: wish };
  if (!('object' in made)) throw new Error('an item has no number that could be taken');
  if (made.kind === 'created' && made.body === bodyOf('Items', wish)) {
    return { outcome: 'created', xero: made.object, sent: wish, createdByUs: true };
  }
  const sent = (JSON.parse(made.body) as { Items: WireItem[] }).Items[0] ?? null;
  const item = (await readOne(session, 'Items', made.object.ItemID ?? '')) ?? made.object;
  const known = { kind: 'known', item, sent, createdByUs: true } as const;
  const ending: ItemEnding =
    decision.settings.updateProducts === 'Always'
      ? await updateItem(course, wish, known)
      : { outcome: 'unchanged', xero: item, sent: sent ?? wish, createdByUs: true };
  // An earlier send of this wish made it, and nobody was told.
  return made.kind === 'known' ? ending : { sent: wish, ...ending, outcome: 'created' };

  function create() {
    return createOnce(services, session, 'item', { ...row, rowId: wish.Code ?? '' }, wish, versionOf(decision.product));
  }
}

/** C39: brings an item to what Dynamics says now, by what Xero has at this moment; repeats safely. Throws XeroError. */
export async function updateItem(
  { session, decision }: ItemCourse,
  wish: WireItem,
  { item, sent, createdByUs }: Extract<FoundItem, { kind: 'known' }>,
): Promise<ItemEnding> {
  const change = itemChange(sent, wish, decision.product, item);
  const isNews = !decision.link || !sent || writeSentItem(sent) !== writeSentItem(wish);
  if (!change) return { outcome: 'unchanged', xero: item, createdByUs, ...(isNews ? { sent: wish } : {}) };
  const xero = await update(session, 'Items', item.ItemID ?? '', bodyOf('Items', change));
  return { outcome: 'updated', xero, sent: wish, createdByUs };
}
