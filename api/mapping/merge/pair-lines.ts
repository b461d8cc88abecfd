import type { WireLine } from '../../xero/wire.ts';
import { lineFields, lineValues, type Values } from './fields.ts';

/**
 * Which of `there` each of `ours` is, for lines that have no id in common: those that say the same in everything of ours first, then by
 * item and description, then by item or description alone. -1 where none is left.
 */
export function pairLines(ours: WireLine[], there: WireLine[]): number[] {
  const [left, right] = [ours.map(lineValues), there.map(lineValues)];
  const found = left.map(() => -1);
  const holds = (one: Values, other: Values) => lineFields.every((field) => one[field] === undefined || one[field] === other[field]);
  const alike = (fields: ('ItemCode' | 'Description')[]) => (one: Values, other: Values) =>
    fields.every((field) => one[field] === other[field]) && fields.some((field) => one[field] !== undefined);
  for (const fits of [holds, alike(['ItemCode', 'Description']), alike(['Description']), alike(['ItemCode'])]) {
    left.forEach((one, index) => {
      if (found[index] === -1) found[index] = right.findIndex((other, place) => !found.includes(place) && fits(one, other));
    });
  }
  return found;
}
