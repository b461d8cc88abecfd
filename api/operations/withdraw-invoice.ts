import { syncAnswer } from '../mapping/invoice/answer.ts';
import { decideWithdrawal } from '../mapping/invoice/decide.ts';
import type { Operation, Schemas } from './operation.ts';
import { orFailed } from './steps/answer.ts';
import { memoryOf, readBody } from './steps/body.ts';
import { beginCourse } from './steps/course.ts';
import { withdraw } from './steps/withdraw.ts';

/** U2 for makers: takes the row's document back whatever its toggle says. A second call answers the same. */
export const withdrawInvoice: Operation<Schemas['InvoiceWithdrawal'], Schemas['SyncAnswer']> = async (call, services) => {
  const { organisationId, settings, home } = readBody(call);
  const document = { ...call.body, lines: [] };
  const memory = await memoryOf(services, home, document);
  const decision = decideWithdrawal({ document, organisationId, settings, memory });
  const operation = 'WithdrawInvoice';
  if (decision.kind === 'end') {
    return { body: syncAnswer({ ...decision, document, organisationId, operation, now: services.clock.now() }) };
  }
  const course = await beginCourse(call, services, home, decision, { document, memory, operation });
  return { body: await orFailed(course, () => withdraw(course, decision.settings)) };
};
