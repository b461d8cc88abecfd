import type { Document } from '../entities.ts';
import type { Call } from '../http/call.ts';
import type { DocumentKind } from '../rules/document-kinds.ts';
import { notFound } from '../rules/refusal.ts';

/** By id or number; 404 when there is neither. */
export function documentOf({ books, params }: Call, kind: DocumentKind): Document {
  const id = params.id ?? '';
  const found =
    books.documents.get(id) ??
    books.documents.find((one) => kind.types.includes(one.type) && one.number.toLowerCase() === id.toLowerCase());
  if (!found || !kind.types.includes(found.type)) throw notFound();
  return found;
}
