import type { WireItem } from '../../xero/wire.ts';
import { toIso } from '../dates.ts';
import { itemLink } from '../link-row.ts';
import type { Link } from '../links.ts';
import { logRows } from '../log-rows.ts';
import { distinct, type Problem, type Warning } from '../problems.ts';
import { asRow, guid, text } from '../row.ts';
import { describe, syncStatus } from '../status.ts';
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
  const { outcome, xero, sent, createdByUs = false, problems = [], quiet } = ending;
  const product = asRow(body.record) ?? {};
  const rowId = guid(product, 'productid') ?? '00000000-0000-0000-0000-000000000000';
  const name = text(product, 'name') ?? text(product, 'productnumber') ?? rowId;
  const message = [ending.message ?? sentenceOf(outcome, xero), ...distinct(warnings).map((one) => one.message)].join('\n');
  const status = syncStatus(outcome, describe(message, problems), problems, product, now);
  const { table } = body;
  const version = text(product, 'versionnumber');
  const itemId = xero?.ItemID ?? '';
  const linkOf = (item: WireItem) =>
    itemLink({
      ...{ organisationId, table, rowId, name, status, previous: link, itemId, createdByUs, version },
      sent: writeSentItem(item),
      xeroUpdatedOn: xero?.UpdatedDateUTC ?? null,
    });
  return {
    outcome,
    xero: xero ? xeroItem(organisationId, xero) : null,
    status,
    writeBack: xero ? { xc_xeroitemid: itemId } : null,
    links: xero && sent ? [linkOf(sent)] : [],
    problems,
    warnings,
    log: logRows({
      ...{ organisationId, table, rowId, name, outcome, message, problems, now, quiet },
      operation: 'SyncItem',
      url: null,
      problem: body.problem,
    }),
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
