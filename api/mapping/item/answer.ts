import type { WireItem } from '../../xero/wire.ts';
import { toIso } from '../dates.ts';
import { nobody } from '../ids.ts';
import { itemLink } from '../link-row.ts';
import type { Link } from '../links.ts';
import type { Problem, Warning } from '../problems.ts';
import { asRow, guid, text } from '../row.ts';
import { said } from '../said.ts';
import type { Outcome, Schemas } from '../types.ts';
import { writeSentItem } from './change.ts';
import type { ItemRecord } from './decision.ts';

export type ItemAnswer = Schemas['ItemAnswer'];

export interface ItemEnding {
  outcome: Outcome;
  /** What happened, in a plain sentence; without it the usual one. Problems speak for themselves. */
  message?: string;
  xero?: WireItem;
  /** What Dynamics says now, to compare with later; undefined where that is not known to have changed. */
  sent?: WireItem;
  createdByUs?: boolean;
  problems?: Problem[];
  quiet?: boolean;
}

interface Context {
  body: ItemRecord;
  organisationId: string;
  link: Link | null;
  warnings: Warning[];
  now: Date;
}

/** A whole answer to SyncItem: status, write-back, link and log follow from how it ended. */
export function itemAnswer({ body, organisationId, link, warnings, now }: Context, ending: ItemEnding): ItemAnswer {
  const { outcome, xero, sent, createdByUs = false, problems, quiet } = ending;
  const { table, problem } = body;
  const record = asRow(body.record) ?? {};
  const rowId = guid(record, 'productid') ?? nobody;
  const row = { organisationId, table, rowId, name: text(record, 'name') ?? text(record, 'productnumber') ?? rowId };
  const about = { ...row, record, operation: 'SyncItem', problem, now };
  const parts = said(about, { outcome, message: ending.message ?? sentenceOf(outcome, xero), problems, warnings, quiet });
  const { ItemID: itemId = '', UpdatedDateUTC: xeroUpdatedOn = null } = xero ?? {};
  const input = {
    ...row,
    status: parts.status,
    previous: link,
    itemId,
    createdByUs,
    version: text(record, 'versionnumber'),
    xeroUpdatedOn,
  };
  return {
    ...parts,
    xero: xero ? xeroItem(organisationId, xero) : null,
    writeBack: xero ? { xc_xeroitemid: itemId } : null,
    links: xero && sent ? [itemLink({ ...input, sent: writeSentItem(sent) })] : [],
  };
}

function sentenceOf(outcome: Outcome, xero: WireItem | undefined): string {
  const item = xero?.Code ? ` ${xero.Code}` : '';
  const sentences: Partial<Record<Outcome, string>> = {
    created: `The item${item} was created in Xero.`,
    updated: `The item${item} was updated in Xero.`,
    unchanged: `The item${item} is in Xero; nothing had to be sent.`,
    linked: `The item${item} was already in Xero and is used as it is.`,
    failed: 'Not sent to Xero.',
  };
  return sentences[outcome] ?? 'Nothing was sent.';
}

function xeroItem(organisationId: string, { ItemID = '', Code = '', Name, SalesDetails, UpdatedDateUTC }: WireItem): ItemAnswer['xero'] {
  return {
    organisationId,
    itemId: ItemID,
    code: Code,
    name: Name ?? null,
    unitPrice: SalesDetails?.UnitPrice ?? null,
    accountCode: SalesDetails?.AccountCode ?? null,
    taxType: SalesDetails?.TaxType ?? null,
    updatedOn: toIso(UpdatedDateUTC),
  };
}
