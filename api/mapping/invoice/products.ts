import { asRows, expanded, guid, lookup, number, type Row, text, yesNo } from '../row.ts';
import type { Settings } from '../settings.ts';
import type { InvoiceDocument } from '../types.ts';

/** The product of a line: expanded on it, else among the document's `products`; null for a write-in or one that was not read. */
export function productOf(line: Row, products: Row[]): Row | null {
  if (isWriteIn(line)) return null;
  const id = lookup(line, 'productid');
  return expanded(line, 'productid') ?? products.find((product) => id !== null && guid(product, 'productid') === id) ?? null;
}

/** C40: a write-in has text in place of a product. */
export function isWriteIn(line: Row): boolean {
  return yesNo(line, 'isproductoverridden') ?? (lookup(line, 'productid') === null && expanded(line, 'productid') === null);
}

/** X10: parts of a bundle (Dynamics: producttypecode 3 required, 4 optional part); their header has the price. */
export function isBundlePart(line: Row): boolean {
  const type = number(line, 'producttypecode');
  return type === 3 || type === 4;
}

/** P6: the lines in the order people see: by line item number, then sequence number, else as they came. */
export function orderedLines(document: Pick<InvoiceDocument, 'lines'>): Row[] {
  const place = (line: Row, column: string) => number(line, column) ?? Number.MAX_SAFE_INTEGER;
  return asRows(document.lines)
    .map((line, index) => ({ line, index }))
    .sort(
      (one, other) =>
        place(one.line, 'lineitemnumber') - place(other.line, 'lineitemnumber') ||
        place(one.line, 'sequencenumber') - place(other.line, 'sequencenumber') ||
        one.index - other.index,
    )
    .map(({ line }) => line);
}

/** X10: the lines that go to Xero: with `Header only` a bundle stands for its parts, else they follow it. */
export function linesToSend(document: Pick<InvoiceDocument, 'lines' | 'table'>, bundles: Settings['bundles']): Row[] {
  const lines = orderedLines(document);
  if (bundles === 'Header only') return lines.filter((line) => !isBundlePart(line));
  const key = `${document.table}detailid`;
  const headers = new Set(lines.filter((line) => !isBundlePart(line)).map((line) => guid(line, key)));
  const headerOf = (line: Row) => (isBundlePart(line) ? (lookup(line, 'parentbundleidref', key) ?? guid(line, 'parentbundleid')) : null);
  const isOnItsOwn = (line: Row) => !headers.has(headerOf(line)) || headerOf(line) === null;
  const partsOf = (id: string | null) => lines.filter((line) => id !== null && headerOf(line) === id);
  return lines.filter(isOnItsOwn).flatMap((line) => [line, ...(isBundlePart(line) ? [] : partsOf(guid(line, key)))]);
}

/** The item codes a document needs to know about, each once. */
export function itemCodes(document: Pick<InvoiceDocument, 'lines' | 'products'>): string[] {
  const products = asRows(document.products);
  const codes = orderedLines(document)
    .filter((line) => !isBundlePart(line))
    .map((line) => text(productOf(line, products), 'productnumber'))
    .filter((code) => code !== null);
  return [...new Set(codes)];
}
