import { ExpressionError } from '../error.ts';

/** What formatting and parsing need to know of a locale. The empty name is the invariant culture. */
export interface Culture {
  name: string;
  /** The locale to ask Intl for names. */
  locale: string;
  decimal: string;
  group: string;
  groupSizes: [number, number];
  infinity: string;
}

const cache = new Map<string, Culture>();

function fromIntl(name: string, locale: string): Culture {
  const parts = new Intl.NumberFormat(locale, { useGrouping: 'always', minimumFractionDigits: 1 }).formatToParts(1234567890.5);
  const text = (type: string) => parts.find((part) => part.type === type)?.value;
  const sizes = parts.filter((part) => part.type === 'integer').map((part) => part.value.length);
  return {
    name,
    locale,
    decimal: text('decimal') ?? '.',
    group: text('group') ?? ',',
    groupSizes: [sizes.at(-1) ?? 3, sizes.at(-2) ?? 3],
    infinity: name === '' ? 'Infinity' : '∞',
  };
}

/** The culture of a locale code such as `en-US`, in any case. Throws when there is none of that name. */
export function cultureOf(code: string): Culture {
  const known = cache.get(code);
  if (known) return known;
  let locale: string | undefined;
  try {
    locale = code === '' ? 'en-US' : Intl.DateTimeFormat.supportedLocalesOf([code])[0];
  } catch {
    locale = undefined;
  }
  if (!locale) throw new ExpressionError(`'${code}' isn't a known locale`);
  const culture = fromIntl(code === '' ? '' : locale, locale);
  cache.set(code, culture);
  return culture;
}

const currencies: Record<string, string> = {
  ...Object.fromEntries('AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' ').map((region) => [region, 'EUR'])),
  ...Object.fromEntries(
    'US:USD GB:GBP AU:AUD NZ:NZD CA:CAD IS:ISK SE:SEK NO:NOK DK:DKK CH:CHF LI:CHF JP:JPY CN:CNY KR:KRW IN:INR BR:BRL MX:MXN ZA:ZAR PL:PLN CZ:CZK HU:HUF RO:RON BG:BGN TR:TRY RU:RUB UA:UAH IL:ILS AE:AED SA:SAR EG:EGP SG:SGD HK:HKD TW:TWD TH:THB MY:MYR PH:PHP ID:IDR VN:VND FJ:FJD PG:PGK AR:ARS CL:CLP CO:COP PE:PEN NG:NGN KE:KES'
      .split(' ')
      .map((pair) => pair.split(':')),
  ),
};

/** Where a culture writes its currency sign, as text around `n`, for a positive or negative amount, and how many decimals are usual. */
export function currencyPattern(culture: Culture, negative: boolean): { pattern: string; decimals: number } {
  if (culture.name === '') return { pattern: negative ? '(¤n)' : '¤n', decimals: 2 };
  const region = new Intl.Locale(culture.locale).maximize().region ?? 'US';
  const format = new Intl.NumberFormat(culture.locale, {
    style: 'currency',
    currency: currencies[region] ?? 'USD',
    currencyDisplay: 'narrowSymbol',
  });
  const inside = new Set(['integer', 'group', 'decimal', 'fraction']);
  const text = format
    .formatToParts(negative ? -1 : 1)
    .map((part) => (inside.has(part.type) ? (part.type === 'integer' ? 'n' : '') : part.value));
  const pattern = text
    .join('')
    .replace(/kr\.$/, 'kr')
    .replaceAll(/[\u00A0\u202F]/g, ' ');
  return { pattern, decimals: format.resolvedOptions().maximumFractionDigits ?? 2 };
}
