import { standard } from '../coding.ts';
import { filled } from '../filled.ts';
import { type Lookups, taxProblem } from '../lookups.ts';
import { type Money, round, split, sum, toNumber, zero } from '../money.ts';
import { amount, decimal, type Row } from '../row.ts';
import type { DocumentSettings } from '../settings.ts';
import type { MappedLine } from './lines.ts';
import { lineTax } from './totals.ts';

/** The header's own discount: its amount, and its percentage of the lines. Dynamics rounds the same to the cent; where its total says a cent more or less, that is taken. */
function headerDiscount(record: Row, lines: Money): Money {
  const ofLines = round(lines.times(amount(record, 'discountpercentage')).div(100));
  const computed = amount(record, 'discountamount').plus(ofLines);
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
  const freight = round(amount(record, 'freightamount'));
  return [['Discount', discount.times(-1)] as const, ['Freight', freight] as const].flatMap(([description, whole]) => {
    const parts = split(
      whole,
      groups.map((group) => group.amount),
    );
    return groups
      .map((group, index) => headerLine(description, parts[index] ?? zero, group, settings, lookups))
      .filter((line) => !line.amount.eq(0));
  });
}

/** The order's lines by tax type. */
function groupsOf(lines: MappedLine[]): Group[] {
  const priced = lines.filter((line) => !line.descriptionOnly);
  return [...Map.groupBy(priced, (line) => line.taxType ?? '').values()].map((same) => ({
    taxType: same[0]?.taxType,
    accountCode: same.find((line) => line.accountCode !== undefined)?.accountCode,
    amount: sum(same.map((line) => line.amount)),
  }));
}

/** D1: where no line has a price, the organisation's default tax counts, else the one that Xero takes from the account. */
function standardGroup(settings: DocumentSettings, lookups: Lookups): Group {
  const { account, taxRate } = standard({ settings, lookups });
  const left = account.kind === 'found' ? account.value.TaxType : undefined;
  return { taxType: taxRate.kind === 'found' ? taxRate.value.TaxType : left, accountCode: undefined, amount: zero };
}

/**
 * The organisation's default account takes discount and freight; the lines' own does where the tax type can't be used with it, and on a
 * bill where it is a revenue account.
 */
function headerLine(description: string, share: Money, group: Group, settings: DocumentSettings, lookups: Lookups): MappedLine {
  const name = description.toLowerCase();
  const { account } = standard({ settings, lookups });
  const own = account.kind === 'found' ? account.value : null;
  const rate = lookups.taxRateByType(group.taxType);
  const isForSales = settings.documentType === 'Purchase invoice' && own?.Class === 'REVENUE' && group.accountCode !== undefined;
  const fits = own && !isForSales && !(rate && taxProblem(rate, own, name));
  const accountCode = fits ? own.Code : group.accountCode;
  const taxType = settings.amountsAre === 'No tax' ? undefined : group.taxType;
  return {
    rowId: `${name}|${group.taxType ?? 'none'}`,
    wire: {
      Description: description,
      Quantity: 1,
      UnitAmount: toNumber(share),
      ...filled({ AccountCode: accountCode, TaxType: taxType }),
    },
    amount: share,
    tax: lineTax(share, rate?.EffectiveRate ?? 0, settings.amountsAre),
    accountCode,
    taxType,
    descriptionOnly: false,
  };
}
