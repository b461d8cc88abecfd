import { type ItemAnswer, type ItemEnding, itemAnswer } from '../mapping/item-answer.ts';
import { decideItem, type ItemRecord } from '../mapping/item-decision.ts';
import { warning } from '../mapping/problems.ts';
import { versionOf } from '../mapping/row.ts';
import { upsertContactLink } from '../store/contact-links.ts';
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
  try {
    const ending = await sync(course);
    await remember(course, ending);
    return { body: itemAnswer(context, ending) };
  } catch (error) {
    const problems = problemsOfFailure(error, now);
    if (!problems) throw error;
    // Xero refused what the kept lists allowed.
    session.forget();
    return { body: itemAnswer(context, { outcome: 'failed', problems }) };
  }
};

async function sync(course: ItemCourse): Promise<ItemEnding> {
  const { session, decision, warnings } = course;
  const { settings, product, link, notCreated, withheld } = decision;
  if ((versionOf(product) ?? Infinity) < (versionOf(link?.row, 'xc_versionsent') ?? 0)) {
    warnings.push(warning('superseded/sent'));
    return { outcome: 'unchanged' };
  }
  const found = await findItemOf(course);
  if (found.kind === 'none' && notCreated) return { outcome: 'skipped', message: notCreated, quiet: !decision.asked };

  const mapped = await prepareItem(session, product, settings);
  warnings.push(...mapped.warnings);
  const { problems, item: wish } = mapped;
  const isLeft = found.kind === 'matched' || (found.kind === 'known' && settings.updateProducts === 'Never');
  // What stands in the way of sending is no matter where nothing is sent.
  if (problems.length > 0 && !isLeft) return { outcome: 'failed', problems };
  if (withheld) return { outcome: 'skipped', message: withheld };
  if (found.kind === 'matched') return { outcome: 'linked', xero: found.item, sent: wish };
  if (found.kind === 'none') return createItem(course, wish);
  const { item, createdByUs } = found;
  return isLeft ? { outcome: 'unchanged', xero: item, createdByUs, ...(link ? {} : { sent: wish }) } : updateItem(course, wish, found);
}

/** The register knows which item a product has, however the flow fares. */
async function remember({ services, row, decision }: ItemCourse, { xero, createdByUs }: ItemEnding): Promise<void> {
  if (!xero?.ItemID) return;
  const { organisationId, environment, table, rowId } = row;
  const isOurs = createdByUs ?? (decision.link?.xeroId === xero.ItemID.toLowerCase() && decision.link.createdByUs);
  await upsertContactLink(services.database, {
    ...{ organisationId, environment, table, rowId },
    kind: 'item',
    xeroId: xero.ItemID,
    createdByUs: isOurs,
  });
}
