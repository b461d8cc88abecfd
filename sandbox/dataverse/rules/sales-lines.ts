import { badArgument } from '../errors.ts';
import { idOf, type Row, type Store } from '../store/store.ts';
import { lineAmounts } from './pricing.ts';
import { currencyPrecision, type DocumentTable, documents } from './sales-documents.ts';
import type { Save, TableRule } from './save.ts';

const productNotInPriceLevel = 11;

/** Columns of a line whose write makes its header compute its totals. */
export const repricing = [
  'priceperunit',
  'quantity',
  'manualdiscountamount',
  'tax',
  'productid',
  'uomid',
  'ispriceoverridden',
  'isproductoverridden',
];

const parentOf = (save: Save): DocumentTable => (save.table.name === 'salesorderdetail' ? 'salesorder' : 'invoice');

function parentRow(save: Save): Row | undefined {
  const table = parentOf(save);
  const id = idOf(save.row[documents[table].parent]);
  return id ? save.store.get(table, id) : undefined;
}

/** The price list's price of a product in a unit, or null when the list doesn't have it. */
function listPrice(store: Store, priceLevel: string | null, line: Row): number | null {
  const product = idOf(line.productid);
  const unit = idOf(line.uomid);
  const item = store
    .all('productpricelevel')
    .find((row) => idOf(row.pricelevelid) === priceLevel && idOf(row.productid) === product && idOf(row.uomid) === unit);
  return typeof item?.amount === 'number' ? item.amount : null;
}

function checkKind({ table, row }: Save): void {
  if (row.quantity === null) throw badArgument(`The quantity is missing: 'quantity' of ${table.name}.`);
  if (row.isproductoverridden) {
    if (row.productid !== null) throw badArgument(`A write-in line (isproductoverridden) of ${table.name} can't have a 'productid'.`);
    if (row.productdescription === null) throw badArgument(`A write-in line of ${table.name} needs a 'productdescription'.`);
  } else {
    if (row.productid === null)
      throw badArgument(`A line of ${table.name} needs a 'productid', or 'isproductoverridden' true and a 'productdescription'.`);
    if (row.uomid === null) throw badArgument(`The unit is missing: 'uomid' of ${table.name}.`);
  }
}

const bundleStructure = 3;
const kind = { product: 1, bundle: 2, requiredPart: 3, optionalPart: 4 } as const;

/** A line of a bundle product is a bundle; its parts point to it, and stand in the same document. */
function setKind(save: Save): void {
  const { row, store, table } = save;
  const product = store.get('product', idOf(row.productid) ?? '');
  const header = idOf(row.parentbundleidref);
  if (!save.present.has('producttypecode') && (!save.before || save.present.has('productid') || save.present.has('parentbundleidref')))
    row.producttypecode = header ? kind.requiredPart : product?.productstructure === bundleStructure ? kind.bundle : kind.product;
  const isPart = row.producttypecode === kind.requiredPart || row.producttypecode === kind.optionalPart;
  if (isPart !== (header !== null))
    throw badArgument(`A part of a bundle in ${table.name} has its bundle in 'parentbundleidref', no other line has.`);
  if (!header) return;
  const { parent } = documents[parentOf(save)];
  const bundle = store.get(table.name, header);
  if (bundle?.producttypecode !== kind.bundle || idOf(bundle[parent]) !== idOf(row[parent]))
    throw badArgument(`'parentbundleidref' of ${table.name} must be a line of a bundle in the same document.`);
  row.parentbundleid = header;
}

function setPrice(save: Save, parent: Row | undefined): void {
  const { row, store, present, table } = save;
  row.pricingerrorcode = 0;
  if (row.isproductoverridden || row.ispriceoverridden) {
    row.priceperunit ??= 0;
    return;
  }
  // The bundle's price stands for its parts.
  const price = row.parentbundleidref ? 0 : listPrice(store, idOf(parent?.pricelevelid), row);
  if (present.has('priceperunit') && row.priceperunit !== price)
    throw badArgument(
      `'priceperunit' of ${table.name} comes from the price list (${price ?? 'which does not have the product'}) unless 'ispriceoverridden' is true.`,
    );
  if (price === null) row.pricingerrorcode = productNotInPriceLevel;
  row.priceperunit = price ?? 0;
}

function setNames(save: Save): void {
  const { row, store } = save;
  const product = idOf(row.productid);
  const name = row.isproductoverridden ? row.productdescription : product ? (store.get('product', product)?.name ?? null) : null;
  row.productname = name ?? null;
  row[save.table.primaryName] = typeof name === 'string' ? name.slice(0, 100) : null;
}

function setPosition(save: Save): void {
  const { row, store, table } = save;
  const column = documents[parentOf(save)].parent;
  const siblings = store.pointingTo(table.name, column, idOf(row[column]) ?? '');
  const next = 1 + Math.max(0, ...siblings.map((line) => Number(line.sequencenumber ?? 0)));
  row.sequencenumber ??= next;
  row.lineitemnumber ??= next;
}

/** Prices, names and order of the lines of orders and Dynamics invoices; their header's totals follow. */
export const salesLines: TableRule = {
  tables: ['salesorderdetail', 'invoicedetail'],
  before(save) {
    const { row } = save;
    const parent = parentRow(save);
    checkKind(save);
    setKind(save);
    row.transactioncurrencyid = parent?.transactioncurrencyid ?? row.transactioncurrencyid ?? null;
    setPrice(save, parent);
    setNames(save);
    if (!save.before) setPosition(save);
    Object.assign(row, lineAmounts(row, currencyPrecision(save.store, row)));
  },
  after(save, follow, deleting) {
    if (!deleting && save.before && !repricing.some((name) => save.present.has(name))) return;
    const table = parentOf(save);
    const id = idOf(save.row[documents[table].parent]);
    // Naming the total makes the header compute all of them, and its triggers see them as written.
    if (id && save.store.get(table, id)) follow.update(table, id, { totalamount: null });
  },
};

/** A price list item is shown by its product. */
export const priceListItems: TableRule = {
  tables: ['productpricelevel'],
  before({ row, store }) {
    const product = store.get('product', idOf(row.productid) ?? '');
    row.productidname = product?.name ?? null;
    row.productnumber = product?.productnumber ?? null;
  },
};
