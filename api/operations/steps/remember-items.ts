import { orderedLines, productOf } from '../../mapping/invoice/products.ts';
import { asRows, guid, text } from '../../mapping/row.ts';
import { type ContactLink, registerContactLinks } from '../../store/contact-links.ts';
import type { WireItem } from '../../xero/wire.ts';
import type { Course } from './course.ts';

/**
 * C39: the register learns which items the products of a document's lines have, in one statement: a change of such a product is for its
 * item, though no link says so yet. `made` are the items that this connector made.
 */
export async function rememberItems({ services, document, row }: Course, listed: WireItem[], made: WireItem[]): Promise<void> {
  const { organisationId, environment } = row;
  const byCode = new Map([...listed, ...made].map((item) => [item.Code?.toLowerCase(), item]));
  const products = asRows(document.products);
  const links = orderedLines(document).flatMap((line): ContactLink[] => {
    const product = productOf(line, products);
    const item = byCode.get(text(product, 'productnumber')?.toLowerCase() ?? '');
    const rowId = guid(product, 'productid');
    if (!rowId || !item?.ItemID) return [];
    return [{ organisationId, environment, table: 'product', rowId, kind: 'item', xeroId: item.ItemID, createdByUs: made.includes(item) }];
  });
  await registerContactLinks(services.database, links);
}
