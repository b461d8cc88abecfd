import { type Money, money, round, zero } from '../money.ts';
import { lineAmount } from './totals.ts';

/** A line's figures; `net` is its amount, to the cent. */
export type Priced = Record<'quantity' | 'price' | 'discount' | 'net', Money>;

/**
 * C16: the line without a discount, where Xero has none: the price that gives the same amount. `quantityKept` is false where no price of
 * four decimals does; then the whole amount is the price of one.
 */
export function netted({ quantity, net }: Priced): Priced & { quantityKept: boolean } {
  const price = quantity.eq(0) ? zero : round(net.div(quantity), 4);
  const quantityKept = lineAmount(quantity, price, zero).eq(net);
  const one = { quantity: money(1), price: net };
  return { ...(quantityKept ? { quantity, price } : one), discount: zero, net, quantityKept };
}
