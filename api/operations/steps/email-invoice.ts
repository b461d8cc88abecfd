import { warning } from '../../mapping/problems.ts';
import type { DocumentSettings } from '../../mapping/settings.ts';
import { claimEmail } from '../../store/emails.ts';
import { XeroError } from '../../xero/error.ts';
import { emailInvoice, readOne } from '../../xero/requests.ts';
import type { WireInvoice } from '../../xero/wire.ts';
import type { Course } from './course.ts';
import { problemsOfFailure } from './failure.ts';

/**
 * X3: e-mails an invoice that was just made, where it was sent Authorised and the row or its organisation asks for it. At most once ever:
 * the attempt is stored before anything is asked, and whatever goes wrong after that is a warning.
 */
export async function emailOnce(course: Course, settings: DocumentSettings, sent: WireInvoice, made: WireInvoice): Promise<void> {
  const { services, session, row, warnings } = course;
  const invoiceId = made.InvoiceID ?? '';
  if (!settings.emailInvoice || sent.Type !== 'ACCREC' || sent.Status !== 'AUTHORISED' || !invoiceId) return;
  if (!(await claimEmail(services.database, row.organisationId, invoiceId, services.clock.now()))) return;
  try {
    const now = await readOne(session, 'Invoices', invoiceId);
    if (now?.SentToContact === false) await emailInvoice(session, invoiceId);
    else if (!now) warnings.push(warning('email-not-sent', { original: 'Xero does not have the invoice any more.' }));
  } catch (error) {
    if (!(error instanceof XeroError)) throw error;
    const isDoubt = error.kind === 'outcome-unknown';
    warnings.push(isDoubt ? warning('email-in-doubt') : warning('email-not-sent', { original: reasonOf(error, services.clock.now()) }));
  }
}

/** E1: why Xero took no call of ours, in our words; else its own. */
function reasonOf(error: XeroError, now: Date): string {
  const [ours] = error.kind === 'day-limit' || error.kind === 'scope' ? problemsOfFailure(error, now) : [];
  return ours?.message ?? (error.messages.join(' ') || 'Xero gave no reason.');
}
