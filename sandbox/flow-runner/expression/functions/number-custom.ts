import type { Culture } from './culture.ts';
import { type Digits, endsGroup, rounded } from './number-digits.ts';

type Piece =
  | { type: 'digit'; zero: boolean }
  | { type: 'point' }
  | { type: 'comma' }
  | { type: 'exponent'; text: string }
  | { type: 'literal'; text: string };

const pattern = /'([^']*)'?|"([^"]*)"?|\\(.)|([eE][+-]?0+)|([0#.,])|([\s\S])/g;

function splitSections(format: string): string[] {
  const sections = [''];
  for (const [text] of format.matchAll(pattern)) {
    if (text === ';') sections.push('');
    else sections[sections.length - 1] += text;
  }
  return sections;
}

function pieces(section: string): Piece[] {
  return [...section.matchAll(pattern)].map(([text, single, double, escaped, exponent]): Piece => {
    const literal = single ?? double ?? escaped;
    if (literal !== undefined) return { type: 'literal', text: literal };
    if (exponent) return { type: 'exponent', text: exponent };
    if (text === '0' || text === '#') return { type: 'digit', zero: text === '0' };
    if (text === '.') return { type: 'point' };
    return text === ',' ? { type: 'comma' } : { type: 'literal', text };
  });
}

/** How a section lays out digits: places before and after the point, the least of each, grouping and scaling. */
function layout(list: Piece[]) {
  const point = list.findIndex((piece) => piece.type === 'point');
  const before = point < 0 ? list : list.slice(0, point);
  const places = before.filter((piece) => piece.type === 'digit');
  const decimals = point < 0 ? [] : list.slice(point).filter((piece) => piece.type === 'digit');
  const first = before.findIndex((piece) => piece.type === 'digit');
  const last = before.findLastIndex((piece) => piece.type === 'digit');
  const firstZero = places.findIndex((piece) => piece.zero);
  return {
    places: places.length,
    decimals: decimals.length,
    minimum: firstZero < 0 ? 0 : places.length - firstZero,
    minimumDecimals: decimals.findLastIndex((piece) => piece.zero) + 1,
    grouped: before.some((piece, index) => piece.type === 'comma' && index > first && index < last),
    scale: before.filter((piece, index) => piece.type === 'comma' && index > last && last >= 0).length * 3,
  };
}

const percent = (list: Piece[]) =>
  list.reduce(
    (power, piece) => (piece.type !== 'literal' ? power : piece.text === '%' ? power + 2 : piece.text === '‰' ? power + 3 : power),
    0,
  );

function write(list: Piece[], number: Digits, culture: Culture): { text: string; zero: boolean } {
  const plan = layout(list);
  const scaled = { ...number, point: number.point + percent(list) - plan.scale };
  const exponentPiece = list.find((piece) => piece.type === 'exponent');
  const exponent = exponentPiece && number.digits ? scaled.point - Math.max(1, plan.places) : 0;
  if (exponentPiece) scaled.point -= exponent;
  const { whole, fraction } = rounded(scaled, plan.decimals);
  const digits = whole.padStart(plan.minimum, '0');
  const rest = fraction.slice(0, Math.max(plan.minimumDecimals, fraction.replace(/0+$/, '').length));
  let place = plan.places;
  let used = 0;
  let decimal = 0;
  let afterPoint = false;
  let text = '';
  const digit = () => {
    const after = digits.length - used - 1;
    text += digits[used++] + (plan.grouped && endsGroup(after, culture) ? culture.group : '');
  };
  for (const piece of list) {
    if (piece.type === 'literal') text += piece.text;
    else if (piece.type === 'point') {
      if (!afterPoint && rest) text += culture.decimal;
      afterPoint = true;
    } else if (piece.type === 'exponent') {
      const sign = exponent < 0 ? '-' : piece.text.includes('+') ? '+' : '';
      text += piece.text[0] + sign + String(Math.abs(exponent)).padStart(piece.text.replace(/[^0]/g, '').length, '0');
    } else if (piece.type === 'digit' && afterPoint) text += rest[decimal++] ?? '';
    else if (piece.type === 'digit') {
      while (digits.length - used >= place && used < digits.length) digit();
      place--;
    }
  }
  return { text, zero: !/[1-9]/.test(whole + fraction) };
}

/** A custom numeric format (.NET): `0 # . , % ‰ E+0`, quoted and escaped text, sections for positive, negative and zero. */
export function formatCustom(number: Digits, format: string, culture: Culture): string {
  const sections = splitSections(format).map(pieces);
  const [positive = [], negative = [], zero] = sections;
  const own = number.negative && sections.length > 1 && negative.length > 0;
  const result = write(own ? negative : positive, number, culture);
  if (result.zero) return zero ? write(zero, number, culture).text : write(positive, { ...number, negative: false }, culture).text;
  return number.negative && !own ? `-${result.text}` : result.text;
}
