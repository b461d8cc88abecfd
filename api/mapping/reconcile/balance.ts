import type { WireInvoice } from '../../xero/wire.ts';
import { paymentStatus, type Settlement } from '../invoice-state.ts';
import { type Money, readMoney, sum, toText, zero } from '../money.ts';
import { type Problem, problem, type Warning, warning } from '../problems.ts';

const amount = (value: unknown): Money => readMoney(value) ?? zero;

const ofKind = (settlements: Settlement[], credit: boolean): Money =>
  sum(settlements.filter((one) => (one.kind !== 'payment') === credit).map((one) => amount(one.amount)));

/**
 * S1: total − paid − credited = due, and the payments make up what is paid. A voided or deleted invoice owes nothing, whatever it
 * came to. What was credited may have no rows of its own yet; that is a warning.
 */
export function checkBalance(xero: WireInvoice, settlements: Settlement[]): { problems: Problem[]; warnings: Warning[] } {
  if (paymentStatus(xero) === 'Voided') return { problems: [], warnings: [] };
  const problems: Problem[] = [];
  const warnings: Warning[] = [];
  const [total, paid, credited] = [amount(xero.Total), amount(xero.AmountPaid), amount(xero.AmountCredited)];
  const due = readMoney(xero.AmountDue);
  if (due && !total.minus(paid).minus(credited).eq(due)) {
    problems.push(
      differs(`Total ${toText(total)}, paid ${toText(paid)}, credited ${toText(credited)} and due ${toText(due)} do not agree`),
    );
  }
  const payments = ofKind(settlements, false);
  if (!payments.eq(paid)) problems.push(differs(`The payments come to ${toText(payments)}, but Xero says that ${toText(paid)} is paid`));
  const credits = ofKind(settlements, true);
  if (!credits.eq(credited)) {
    warnings.push(
      warning(
        'credits-not-shown',
        `Xero credited ${toText(credited)}; credit notes, prepayments and overpayments have no rows in Dynamics yet.`,
      ),
    );
  }
  return { problems, warnings };
}

function differs(what: string): Problem {
  return problem(
    'settlements-differ',
    `${what}.`,
    'Nothing to do at first: Xero is read again. If it stays, compare the payments in Xero.',
    'Finance',
    { retryable: true },
  );
}
