/** How many values a condition's operator takes, and what they are compared with: the column itself, or a number of days, months and so on. */
interface Operator {
  values: 'none' | 'one' | 'some';
  of: 'column' | 'count';
}

const list = (names: string, values: Operator['values'], of: Operator['of'] = 'column'): [string, Operator][] =>
  names.split(' ').map((name) => [name, { values, of }]);

/** The operators of FetchXML (`condition`; Microsoft, FetchXml reference). */
export const fetchOperators: ReadonlyMap<string, Operator> = new Map([
  ...list('eq ne neq gt ge lt le like not-like on on-or-after on-or-before not-on', 'one'),
  ...list('begins-with not-begin-with ends-with not-end-with', 'one'),
  ...list('above eq-or-above under eq-or-under not-under', 'one'),
  ...list('in not-in between not-between contain-values not-contain-values', 'some'),
  ...list('null not-null', 'none'),
  ...list('today tomorrow yesterday last-seven-days next-seven-days', 'none'),
  ...list('last-week this-week next-week last-month this-month next-month last-year this-year next-year', 'none'),
  ...list('last-fiscal-year this-fiscal-year next-fiscal-year last-fiscal-period this-fiscal-period next-fiscal-period', 'none'),
  ...list('eq-userid ne-userid eq-userteams eq-useroruserteams eq-useroruserhierarchy eq-useroruserhierarchyandteams', 'none'),
  ...list('eq-businessid ne-businessid eq-userlanguage', 'none'),
  ...list('last-x-hours next-x-hours last-x-days next-x-days last-x-weeks next-x-weeks last-x-months next-x-months', 'one', 'count'),
  ...list('last-x-years next-x-years last-x-fiscal-years next-x-fiscal-years last-x-fiscal-periods next-x-fiscal-periods', 'one', 'count'),
  ...list('older-x-minutes olderthan-x-minutes olderthan-x-hours older-x-hours olderthan-x-days older-x-days', 'one', 'count'),
  ...list('olderthan-x-weeks older-x-weeks olderthan-x-months older-x-months olderthan-x-years older-x-years', 'one', 'count'),
  ...list('in-fiscal-year in-fiscal-period', 'one', 'count'),
]);

/** Operators that Microsoft lists for columns with a moment only. */
export const onMoments = /-x-|^(today|tomorrow|yesterday)$|^(last|this|next)-|^on(-or-(after|before))?$|^not-on$/;
