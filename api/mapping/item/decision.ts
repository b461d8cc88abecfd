import { type Ended, end, refuse } from '../ending.ts';
import { findLink, type Link } from '../links.ts';
import { problem } from '../problems.ts';
import { asRow, asRows, guid, number, type Row, text } from '../row.ts';
import type { Settings } from '../settings.ts';
import type { Schemas } from '../types.ts';
import { withheld } from '../withheld.ts';

export type ItemRecord = Schemas['ItemRecord'];

/** What becomes of a product before anything is read in Xero. */
export type ItemDecision =
  | {
      kind: 'sync';
      settings: Settings;
      product: Row;
      rowId: string;
      /** The link to an item; null without one. */
      link: Link | null;
      /** Why no item is to be made where Xero has none; null when one is. */
      notCreated: string | null;
      /** X16 B13: why nothing may be written to Xero. */
      withheld: string | null;
      asked: boolean;
    }
  | Ended;

const states: Record<number, string> = {
  1: 'The product is retired; its item stays in Xero as it is.',
  2: 'The product is a draft and goes to Xero once it is published.',
  3: 'The product is under revision; its changes go to Xero once they are published.',
};
const productFamily = 2;

/** P39 C38 C2 B13 X16: whether a product may become or change an item, and how. Never throws. */
export function decideItem(body: ItemRecord, organisationId: string, settings: Settings | null): ItemDecision {
  const product = asRow(body.record) ?? {};
  const asked = text(product, 'xc_syncrequestedon') !== null;
  if (body.table !== 'product') return refuse(problem('not-available-yet/table', { table: body.table }));
  const rowId = guid(product, 'productid');
  if (!rowId) return refuse(problem('row-id-missing', { column: 'productid' }));
  if (!settings) return refuse(problem('organisation-missing'));
  const state = states[number(product, 'statecode') ?? 0];
  if (state) return end('skipped', state, !asked);
  if (number(product, 'productstructure') === productFamily) {
    return end('skipped', 'A product family is never on a line itself: only its products become items.', !asked);
  }
  if (asRows(body.mappings).length > 0) return refuse(problem('not-available-yet/mappings'));
  const link = findLink(body.links, { organisationId, table: 'product', rowId, kind: 'item' });
  return {
    kind: 'sync',
    settings,
    product,
    rowId,
    link: link?.xeroId ? link : null,
    notCreated: notCreated(settings, asked),
    withheld: withheld(settings, body.environmentUrl, 'the item'),
    asked,
  };
}

/** Asking for a row by hand or by a job is as good as a first invoice; Never stays never. */
function notCreated({ createProducts }: Settings, asked: boolean): string | null {
  if (createProducts === 'Never') return 'There is no such item in Xero, and the settings say that none is to be made.';
  const waits = createProducts === 'On first invoice' && !asked;
  return waits ? 'The product becomes an item in Xero with its first invoice.' : null;
}
