import { sameGuid } from '../../mapping/ids.ts';
import { warning } from '../../mapping/problems.ts';
import { text } from '../../mapping/row.ts';
import { findItem } from '../../once/create-once.ts';
import { intentKey } from '../../once/wish.ts';
import { linkOfRow } from '../../store/contact-links.ts';
import { findIntent } from '../../store/intents.ts';
import { readOne } from '../../xero/requests.ts';
import type { WireItem } from '../../xero/wire.ts';
import type { ItemCourse } from './write-item.ts';

export type FoundItem =
  | { kind: 'none' }
  /** N1: whether it was made is not known yet; making it settles that. */
  | { kind: 'in doubt' }
  /** C33–C37: an item of the same code that this product meets for the first time. */
  | { kind: 'matched'; item: WireItem }
  /** The product's item; `sent` is what of the product it was last brought to, where that is known. */
  | { kind: 'known'; item: WireItem; sent: WireItem | null; createdByUs: boolean };

/**
 * The item of a product: that of its link, unless the product number has become another item's; else the one of its code, known where a
 * document or an earlier call made it or met it. `sent` is what of the product was last brought to Xero. Codes are compared without case.
 */
export async function findItemOf(course: ItemCourse, sent: WireItem | null): Promise<FoundItem> {
  const { session, decision, warnings } = course;
  const { link, product, settings } = decision;
  const code = text(product, 'productnumber') ?? '';
  const linked = link?.xeroId ? await readOne(session, 'Items', link.xeroId) : undefined;
  if (link && linked) {
    const known: FoundItem = { kind: 'known', item: linked, sent, createdByUs: link.createdByUs };
    if (same(linked.Code, code)) return known;
    const other = await findItem(session, code);
    if (other) {
      warnings.push(warning('item-changed-places', { code: other.Code }));
      return { kind: 'matched', item: other };
    }
    const isRenamedHere = settings.updateProducts === 'Always' && !(sent && same(sent.Code, code));
    if (!isRenamedHere) warnings.push(warning('item-code-differs', { item: linked.Code, code }));
    return known;
  }
  const item = code ? await findItem(session, code) : undefined;
  return item ? await asKnown(course, item, sent) : { kind: 'none' };
}

const same = (one: string | undefined, other: string | undefined) => one?.toLowerCase() === other?.toLowerCase();

/** What the register knows of an item that the row's link does not name: the flow may not have written it yet, or a document was first. */
async function asKnown(
  { services: { database }, session, row, decision }: ItemCourse,
  item: WireItem,
  last: WireItem | null,
): Promise<FoundItem> {
  const link = await linkOfRow(database, { ...row, kind: 'item' });
  const intent = await findIntent(database, intentKey({ ...row, rowId: item.Code ?? '' }, 'item'));
  if (intent?.state === 'sent') return { kind: 'in doubt' };
  const isOurs = intent?.state === 'done' && sameGuid(intent.xeroId, item.ItemID);
  const known = [link?.xeroId, decision.product.xc_xeroitemid].some((id) => sameGuid(id, item.ItemID));
  if (!isOurs && !known) return { kind: 'matched', item };
  const made = isOurs ? ((JSON.parse(intent.body) as { Items?: WireItem[] }).Items?.[0] ?? null) : null;
  const sent = sameGuid(link?.xeroId, item.ItemID) ? (last ?? made) : made;
  // The list may be seconds old, and an update is made from what Xero has at this moment.
  const current = (await readOne(session, 'Items', item.ItemID ?? '')) ?? item;
  return { kind: 'known', item: current, sent, createdByUs: isOurs || link?.createdByUs === true };
}
