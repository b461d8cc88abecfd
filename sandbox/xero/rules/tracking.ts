import type { TrackingChoice } from '../entities.ts';
import type { Books } from '../store.ts';
import { list, text } from './fields.ts';
import { assumed } from './messages.ts';
import type { Json, Reasons } from './refusal.ts';

/** Tracking of a line, at most two, by names or ids. Xero: category and option must exist and be active. */
export function readTracking(books: Books, line: Json, before: TrackingChoice[], reasons: Reasons): TrackingChoice[] {
  const sent = list(line, 'Tracking');
  if (!sent) return before;
  reasons.unless(sent.length <= 2, assumed.trackingCount);
  const choices: TrackingChoice[] = [];
  for (const one of sent) {
    const choice = find(books, one);
    if (choice) choices.push(choice);
    else reasons.add(assumed.tracking([text(one, 'Name'), text(one, 'Option')].filter(Boolean).join(': ') || 'unknown'));
  }
  return choices;
}

function find(books: Books, json: Json): TrackingChoice | undefined {
  const same = (one: string | undefined, other: string) => one !== undefined && one.toLowerCase() === other.toLowerCase();
  const optionId = text(json, 'TrackingOptionID');
  for (const category of books.trackingCategories.all()) {
    if (category.Status !== 'ACTIVE') continue;
    const named = same(text(json, 'TrackingCategoryID'), category.TrackingCategoryID) || same(text(json, 'Name'), category.Name);
    const option = category.Options.find((one) =>
      optionId ? same(optionId, one.TrackingOptionID) : named && same(text(json, 'Option'), one.Name),
    );
    if (option && option.Status === 'ACTIVE' && (named || optionId)) {
      return { categoryId: category.TrackingCategoryID, optionId: option.TrackingOptionID };
    }
  }
  return undefined;
}
