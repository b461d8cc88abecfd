import { type ItemAnswer, type ItemEnding, itemAnswer } from '../mapping/item/answer.ts';
import { readSentItem, writeSentItem } from '../mapping/item/change.ts';
import { decideItem, type ItemRecord } from '../mapping/item/decision.ts';
import { warning } from '../mapping/problems.ts';
import { versionOf } from '../mapping/row.ts';
import { inTurn } from '../once/in-turn.ts';
import { upsertContactLink } from '../store/contact-links.ts';
import { findLastSent, recordLastSent } from '../store/last-sent.ts';
import type { WireItem } from '../xero/wire.ts';
import type { Operation } from './operation.ts';
import { readBody } from './steps/body.ts';
import { problemsOfFailure } from './steps/failure.ts';
import { findItemOf } from './steps/find-item.ts';
import { prepareItem } from './steps/prepare-item.ts';
import { createItem, type ItemCourse, updateItem } from './steps/write-item.ts';

/**
 * P39 C38 C39: one product as it is now: makes its Xero item once, links the item that has its code, or brings a linked one to what
 * Dynamics says. Nothing is written to Xero while anything stands in the way.
 */
export const syncItem: Operation<ItemRecord, ItemAnswer> = async (call, services) => {
  const { organisationId, settings, home } = readBody(call);
  const { body } = call;
  const now = services.clock.now();
  const decision = decideItem(body, organisationId, settings);
  const context = { body, organisationId, link: decision.kind === 'sync' ? decision.link : null, warnings: [], now };
  if (decision.kind === 'end') return { body: itemAnswer(context, decision) };

  const session = await services.session(call.caller, organisationId);
  const row = { ...home, table: 'product', rowId: decision.rowId, generation: 1 };
  const course: ItemCourse = { services, session, row, decision, warnings: context.warnings };
  const turn = ['item', organisationId, row.environment, row.rowId].join('|');
  try {
    const ending = await inTurn({ ...services, deadline: session.deadline }, turn, async () => {
      const done = await sync(course);
      await remember(course, done);
      return done;
    });
    return { body: itemAnswer(context, ending) };
  } catch (error) {
    const problems = problemsOfFailure(error, now);
    // Xero refused what the kept lists allowed.
    session.forget();
    return { body: itemAnswer(context, { outcome: 'failed', problems }) };
  }
};

async function sync(course: ItemCourse): Promise<ItemEnding> {
  const { session, decision, warnings } = course;
  const { settings, product, link, notCreated, withheld } = decision;
  const last = await lastBrought(course);
  if ((versionOf(product) ?? Infinity) < last.version) {
    warnings.push(warning('superseded/sent'));
    return { outcome: 'unchanged' };
  }
  const found = await findItemOf(course, last.sent);
  if (found.kind === 'none' && notCreated) return { outcome: 'skipped', message: notCreated, quiet: !decision.asked };

  const mapped = await prepareItem(session, product, settings);
  warnings.push(...mapped.warnings);
  const { problems, item: wish } = mapped;
  const isLeft = found.kind === 'matched' || (found.kind === 'known' && settings.updateProducts === 'Never');
  // What stands in the way of sending is no matter where nothing is sent.
  if (problems.length > 0 && !isLeft) return { outcome: 'failed', problems };
  if (withheld) return { outcome: 'skipped', message: withheld };
  if (found.kind === 'matched') return { outcome: 'linked', xero: found.item, sent: wish };
  if (found.kind === 'none' || found.kind === 'in doubt') return createItem(course, wish);
  if (!isLeft) return updateItem(course, wish, found);
  const { item, sent, createdByUs } = found;
  return { outcome: 'unchanged', xero: item, createdByUs, ...(link ? {} : { sent: sent ?? wish }) };
}

/** N2 U1: what of the product was last brought to Xero, and of which version of its row: the flow may have read the link before it was written. */
async function lastBrought({ services, row, decision: { link } }: ItemCourse): Promise<{ sent: WireItem | null; version: number }> {
  const registered = await findLastSent(services.database, row);
  const [ofLink, ofRegister] = [versionOf(link?.row, 'xc_versionsent') ?? -1, registered?.versionNumber ?? -1];
  const sent = (ofLink <= ofRegister && registered?.sent) || link?.sent || null;
  return { sent: readSentItem(sent), version: Math.max(ofLink, ofRegister) };
}

/** The register knows which item a product has, however the flow fares. */
async function remember({ services, row, decision }: ItemCourse, { xero, sent, createdByUs }: ItemEnding): Promise<void> {
  if (!xero?.ItemID) return;
  const { organisationId, environment, table, rowId } = row;
  const isOurs = createdByUs ?? (decision.link?.xeroId === xero.ItemID.toLowerCase() && decision.link.createdByUs);
  await upsertContactLink(services.database, {
    ...{ organisationId, environment, table, rowId },
    kind: 'item',
    xeroId: xero.ItemID,
    createdByUs: isOurs,
  });
  if (sent) await recordLastSent(services.database, row, writeSentItem(sent), versionOf(decision.product));
}
