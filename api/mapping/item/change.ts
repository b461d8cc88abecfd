import type { WireItem } from '../../xero/wire.ts';
import { filled } from '../filled.ts';
import { asRow, expanded, lookup, type Row } from '../row.ts';

/** The fields of an item that are ours: its code, and how it is sold. What it costs and its stock are finance's alone. */
function ownFields(item: WireItem) {
  const { UnitPrice, AccountCode, TaxType } = item.SalesDetails ?? {};
  return { Code: item.Code, Name: item.Name, Description: item.Description, UnitPrice, AccountCode, TaxType };
}
type Field = keyof ReturnType<typeof ownFields>;
const headFields: readonly Field[] = ['Code', 'Name', 'Description'];

/**
 * C39 U1: what an update of an item sends, or null where Xero has it all. Only what changed in Dynamics since it was last sent goes;
 * everything else stays as finance has it. Without a record of that (`sent` null) it is what the product's own row says.
 * Sales details go whole, as Xero has them but for what changed, and an item that was not for sale is from now on.
 */
export function itemChange(sent: WireItem | null, now: WireItem, product: Row, xero: WireItem): WireItem | null {
  const [before, wanted, there] = [sent && ownFields(sent), ownFields(now), ownFields(xero)];
  const isOurs = (field: Field) => (before ? wanted[field] !== before[field] : saysItself(product, field));
  // Only a description can be emptied: Xero keeps what an update leaves out.
  const value = (field: Field) => wanted[field] ?? (field === 'Description' && before ? '' : undefined);
  // Xero compares codes without case: a product that was never sent is not the one to set it right.
  const same = (field: Field) =>
    field === 'Code' && !before ? wanted.Code?.toLowerCase() === there.Code?.toLowerCase() : value(field) === (there[field] ?? '');
  const differs = (field: Field) => value(field) !== undefined && !same(field);
  const changed = (Object.keys(wanted) as Field[]).filter((field) => isOurs(field) && differs(field));
  if (changed.length === 0) return null;
  const head = changed.filter((field) => headFields.includes(field));
  const sales = changed.filter((field) => !headFields.includes(field));
  const pick = (fields: Field[]) => Object.fromEntries(fields.map((field) => [field, value(field)]));
  return {
    Code: xero.Code,
    ...pick(head),
    ...(xero.IsSold === false ? { IsSold: true } : {}),
    ...(sales.length > 0 ? { SalesDetails: { ...xero.SalesDetails, ...pick(sales) } } : {}),
  };
}

/** Whether a field comes from the product's own row, not from a default of the organisation. */
function saysItself(product: Row, field: Field): boolean {
  const column = { AccountCode: 'xc_accountcodeid', TaxType: 'xc_taxrateid' }[field as string];
  return !column || lookup(product, column) !== null || expanded(product, column) !== null;
}

/** What a link keeps of an item in xc_sent. */
export const writeSentItem = (item: WireItem): string => JSON.stringify({ item: filled(item) });

/** Reads an item's xc_sent; null when it is empty, cut off or not ours. */
export function readSentItem(json: string | null): WireItem | null {
  try {
    return asRow(asRow(JSON.parse(json ?? ''))?.item);
  } catch {
    return null;
  }
}
