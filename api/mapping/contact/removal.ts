import { type Ended, end, refuse } from '../ending.ts';
import { sameGuid } from '../ids.ts';
import type { Link } from '../links.ts';
import { problem } from '../problems.ts';
import { asRow, asRows, guid, lookup } from '../row.ts';
import type { Settings } from '../settings.ts';
import type { Schemas } from '../types.ts';
import { withheld } from '../withheld.ts';
import type { ContactEnding } from './answer.ts';
import { accountInXero, type ParentAccount } from './decision.ts';

export type RemovalDecision =
  | {
      kind: 'remove';
      settings: Settings;
      owner: { table: 'account' | 'contact'; rowId: string; link: Link };
      /** The Xero contact that the deleted row was, and whether it is to be archived; null where it was none, or where the row still is. */
      own: { contactId: string; archive: boolean } | null;
      /** The account of whose Xero contact the row was a person; null where there was none, or it is gone too. */
      formerParent: ParentAccount | null;
      /** What of the row's link stays as it was. */
      kept: NonNullable<ContactEnding['link']>;
    }
  /** `link`: what of the row's link is new all the same. */
  | (Ended & { link?: NonNullable<ContactEnding['link']> });

/** P35 B13 X16: what the end of a row, or of its place in an account, means for Xero. Never throws. */
export function decideRemoval(
  body: Schemas['ContactRemoval'],
  link: Link,
  organisationId: string,
  settings: Settings | null,
): RemovalDecision {
  const { table } = body;
  if (!link.rowId) return refuse(problem('row-id-missing', { column: 'xc_rowid' }));
  if (!settings) return refuse(problem('organisation-missing'));
  const isMoved = table === 'contact' && sameGuid(guid(asRow(body.record), 'contactid'), link.rowId);
  const wasOwn = link.xeroId !== null && !isMoved;
  const kept = { contactId: link.xeroId, createdByUs: link.createdByUs };
  const formerParent = parentOf(body, link, organisationId);
  const parentIsGone = link.parentRowId !== null && asRow(body.formerParent) === null;
  const isKept = wasOwn && settings.onDelete === 'Nothing';

  if (isKept && !formerParent) return end('skipped', 'The settings say that nothing happens in Xero when a row is deleted.', true);
  if (!wasOwn && !formerParent) {
    const why = parentIsGone
      ? 'Its account is gone too, so nothing was done in Xero.'
      : 'It was in Xero neither itself nor with its account.';
    return { ...end('skipped', why, true), ...(link.parentRowId === null ? {} : { link: { ...kept, parentRowId: null } }) };
  }
  const message = withheld(settings, body.environmentUrl, 'the removal');
  if (message) return end('skipped', message);
  const own = wasOwn && !isKept ? { contactId: link.xeroId ?? '', archive: settings.onDelete === 'Archive' } : null;
  return { kind: 'remove', settings, owner: { table, rowId: link.rowId, link }, own, formerParent, kept };
}

/** The former account, without the row, where it still is and is in Xero. */
function parentOf(body: Schemas['ContactRemoval'], link: Link, organisationId: string): ParentAccount | null {
  const row = asRow(body.formerParent);
  if (body.table !== 'contact' || !row) return null;
  const people = asRows(body.formerPeople).filter((one) => !sameGuid(one.contactid, link.rowId));
  const primary = lookup(row, 'primarycontactid', 'contactid');
  const account = sameGuid(primary, link.rowId) ? { ...row, _primarycontactid_value: null, primarycontactid: null } : row;
  return accountInXero(account, link.parentRowId ?? guid(row, 'accountid'), people, body.links, organisationId);
}
