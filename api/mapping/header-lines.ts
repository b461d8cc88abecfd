import type { MappedLine } from './lines.ts';
import { type Lookups, taxProblem } from './lookups.ts';
import { type Money, round, split, sum, toNumber, zero } from './money.ts';
import { decimal, type Row } from './row.ts';
import type { DocumentSettings } from './settings.ts';
import { lineTax } from './totals.ts';

/** The header's own discount: its amount, and its percentage of the lines. Dynamics rounds the same to the cent; where its total says a cent more or less, that is taken. */
function headerDiscount(record: Row, lines: Money): Money {
  const percentage = decimal(record, 'discountpercentage') ?? zero;
  const computed = (decimal(record, 'discountamount') ?? zero).plus(round(lines.times(percentage).div(100)));
  const total = decimal(record, 'totaldiscountamount');
  return round(total?.minus(computed).abs().lte('0.01') ? total : computed);
}

/** The order's lines of one tax type. */
interface Group {
  taxType: string | undefined;
  accountCode: string | undefined;
  amount: Money;
}

/** P6 P12: header discount and freight as lines, one per tax type in proportion to the lines' amounts, exact to the cent. */
export function headerLines(record: Row, lines: MappedLine[], settings: DocumentSettings, lookups: Lookups): MappedLine[] {
  const priced = groupsOf(lines);
  const groups = priced.length > 0 ? priced : [standardGroup(settings, lookups)];
  const discount = headerDiscount(record, sum(lines.map((line) => line.amount)));
  const freight = round(decimal(record, 'freightamount') ?? zero);
  const context = { settings, lookups };
  return [
    ...spread('discount', 'Discount', discount.times(-1), groups, context),
    ...spread('freight', 'Freight', freight, groups, context),
  ];
}

function groupsOf(lines: MappedLine[]): Group[] {
  const groups = new Map<string, Group>();
  for (const line of lines.filter((one) => !one.descriptionOnly)) {
    const key = line.taxType ?? '';
    const group = groups.get(key) ?? { taxType: line.taxType, accountCode: line.accountCode, amount: zero };
    groups.set(key, { ...group, accountCode: group.accountCode ?? line.accountCode, amount: group.amount.plus(line.amount) });
  }
  return [...groups.values()];
}

/** D1: where no line has a price, the organisation's default tax counts, else the one that Xero takes from the account. */
function standardGroup(settings: DocumentSettings, lookups: Lookups): Group {
  const account = lookups.account(settings.row, 'xc_defaultaccountid');
  const rate = lookups.taxRate(settings.row, 'xc_defaulttaxrateid');
  const left = account.kind === 'found' ? account.value.TaxType : undefined;
  return { taxType: rate.kind === 'found' ? rate.value.TaxType : left, accountCode: undefined, amount: zero };
}

function spread(
  name: string,
  description: string,
  whole: Money,
  groups: Group[],
  context: { settings: DocumentSettings; lookups: Lookups },
): MappedLine[] {
  if (whole.eq(0)) return [];
  const parts = split(
    whole,
    groups.map((group) => group.amount),
  );
  return groups.flatMap((group, index) => {
    const amount = parts[index] ?? zero;
    return amount.eq(0) ? [] : [headerLine(name, description, amount, group, context)];
  });
}

/** The organisation's default account takes discount and freight, unless the tax type can't be used with it; then the lines' own does. */
function headerLine(
  name: string,
  description: string,
  amount: Money,
  group: Group,
  { settings, lookups }: { settings: DocumentSettings; lookups: Lookups },
): MappedLine {
  const chosen = lookups.account(settings.row, 'xc_defaultaccountid');
  const standard = chosen.kind === 'found' ? chosen.value : null;
  const rate = lookups.taxRateByType(group.taxType);
  const fits = standard && !(rate && taxProblem(rate, standard, name));
  const accountCode = fits ? standard.Code : group.accountCode;
  const taxType = settings.amountsAre === 'No tax' ? undefined : group.taxType;
  return {
    rowId: `${name}|${group.taxType ?? 'none'}`,
    wire: {
      Description: description,
      Quantity: 1,
      UnitAmount: toNumber(amount),
      ...(accountCode ? { AccountCode: accountCode } : {}),
      ...(taxType ? { TaxType: taxType } : {}),
    },
    amount,
    tax: lineTax(amount, rate?.EffectiveRate ?? 0, settings.amountsAre),
    accountCode,
    taxType,
    descriptionOnly: false,
  };
}
