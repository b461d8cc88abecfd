import { listRows, type Reference, type Row, readTable, reference, type Values } from '../lib/dataverse.ts';

/** What a form does by itself, as the platform's own forms do: first values, values that follow others, fields that don't apply. */
interface Behaviour {
  /** `of` is the row that a new one belongs to. */
  defaults?(of?: string): Promise<Values>;
  follow?(name: string, value: unknown, values: Values): Promise<Values> | Values;
  hidden?(name: string, values: Values): boolean;
}

async function firstRow(table: string, entitySet: string, filter?: string): Promise<Reference | undefined> {
  const { primaryId, primaryName } = await readTable(table);
  const [row] = await listRows(entitySet, { $select: primaryName, $top: '1', ...(filter ? { $filter: filter } : {}) });
  return row && { table, id: String(row[primaryId]), name: String(row[primaryName]) };
}

async function baseCurrency(): Promise<Reference | undefined> {
  const [organization] = await listRows('organizations', { $select: '_basecurrencyid_value', $top: '1' });
  const column = (await readTable('organization')).columns.find(({ name }) => name === 'basecurrencyid');
  return (organization && column && reference(organization, column)) ?? undefined;
}

async function found(entries: Record<string, Promise<Reference | undefined>>): Promise<Values> {
  const values: Values = {};
  for (const [name, value] of Object.entries(entries)) {
    const one = await value;
    if (one) values[name] = one;
  }
  return values;
}

async function productOf({ id }: Reference): Promise<Row | undefined> {
  const [row] = await listRows('products', { $select: 'price,_defaultuomid_value', $filter: `productid eq ${id}` });
  return row;
}

async function followProduct(value: unknown): Promise<Values> {
  const product = value ? await productOf(value as Reference) : undefined;
  const unit = (await readTable('product')).columns.find(({ name }) => name === 'defaultuomid');
  if (!product || !unit) return {};
  return { uomid: reference(product, unit), priceperunit: product.price, ispriceoverridden: true };
}

const line: Behaviour = {
  defaults: async () => ({ isproductoverridden: false, ispriceoverridden: true, quantity: 1 }),
  follow(name, value, values) {
    if (name === 'productid') return followProduct(value);
    if (name === 'isproductoverridden') return value ? { productid: null, uomid: null } : { productdescription: null };
    if (name === 'priceperunit' && !values.isproductoverridden) return { ispriceoverridden: true };
    return {};
  },
  hidden: (name, values) =>
    values.isproductoverridden ? ['productid', 'uomid', 'ispriceoverridden'].includes(name) : name === 'productdescription',
};

const document: Behaviour = {
  defaults: () => found({ transactioncurrencyid: baseCurrency(), pricelevelid: firstRow('pricelevel', 'pricelevels') }),
};

const behaviours: Record<string, Behaviour> = {
  salesorder: document,
  invoice: document,
  contact: { defaults: (of) => found(of ? { parentcustomerid: firstRow('account', 'accounts', `accountid eq ${of}`) } : {}) },
  salesorderdetail: line,
  invoicedetail: line,
  product: {
    defaults: async () => ({
      productstructure: 1,
      quantitydecimal: 4,
      ...(await found({
        transactioncurrencyid: baseCurrency(),
        defaultuomscheduleid: firstRow('uomschedule', 'uomschedules'),
        defaultuomid: firstRow('uom', 'uoms'),
      })),
    }),
  },
};

export const behaviourOf = (table: string): Behaviour => behaviours[table] ?? {};
