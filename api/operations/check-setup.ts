import { xeroDay } from '../mapping/dates.ts';
import { normaliseGuid } from '../mapping/ids.ts';
import { type Problem, problem } from '../mapping/problems.ts';
import { neededScopes, satisfied } from '../scopes.ts';
import { lastWebhook } from '../store/changes.ts';
import { wasListed } from '../store/listings.ts';
import { actions, organisation } from '../xero/reference-data.ts';
import type { XeroSession } from '../xero/session.ts';
import type { WireAction, WireOrganisation } from '../xero/wire.ts';
import type { Operation, Schemas } from './operation.ts';
import { problemsOfFailure } from './steps/failure.ts';

type Report = Schemas['SetupReport'];

/** The rights in Xero that the connector uses; those with `where` are needed by some settings and documents only. */
const rights: Record<string, { what: string; where?: string }> = {
  CreateDraftInvoice: { what: 'create draft invoices' },
  CreateApprovedInvoice: { what: 'approve invoices', where: 'where invoices arrive Authorised or approved ones are changed' },
  CreateDraftBill: { what: 'create draft bills', where: 'for purchase invoices' },
  CreateApprovedBill: { what: 'approve bills', where: 'where purchase invoices arrive Authorised or approved ones are changed' },
  UseMulticurrency: { what: 'use other currencies' },
};

/** What `ready` does not wait for: the connector works without. */
const optional = ['webhooks-off', 'currencies-not-allowed', 'optional-right-missing'];

/**
 * Says what of the set-up is there and what is missing, with how to mend it: scopes of the sign-in, rights of its user, webhooks, lock dates,
 * calls left. Needs no scope itself: what it may not read is left out. 403 only where the sign-in does not reach the organisation.
 */
export const checkSetup: Operation<undefined, Report> = async ({ caller, parameters }, services) => {
  const organisationId = normaliseGuid(parameters.organisationId) ?? '';
  const { clientId } = caller;
  const session = await services.session(caller, organisationId);
  const scopes = neededScopes.map((one) => ({ ...one, granted: satisfied(one.scope, caller.scopes) }));
  const mayRead = satisfied('accounting.settings.read', caller.scopes);
  const { org, allowed, faults } = mayRead ? await ask(session, services.clock.now()) : { org: null, allowed: [], faults: [] };
  const seen = await lastWebhook(services.database, organisationId, clientId);
  const webhooksOn = services.takesWebhooks(clientId);

  const problems = [
    ...scopes.filter((one) => !one.granted).map(({ scope, purpose }) => problem('scope-missing', { scope, purpose })),
    ...faults,
    ...allowed.filter((one) => one.Status === 'NOT-ALLOWED').map((one) => rightProblem(one, org)),
    ...(webhooksOn ? [] : [problem('webhooks-off')]),
  ];
  const connection = (await services.connections(caller)).find((one) => one.tenantId === organisationId);
  return {
    body: {
      organisationId,
      organisationName: org?.Name ?? connection?.tenantName ?? '',
      ready: problems.every((one) => optional.includes(one.code)),
      scopes,
      rights: allowed.map(({ Name = '', Status }) => ({ action: Name, allowed: Status === 'ALLOWED' })),
      webhooksOn,
      webhookSeenOn: seen?.toISOString() ?? null,
      periodLockDate: xeroDay(org?.PeriodLockDate),
      yearEndLockDate: xeroDay(org?.EndOfYearLockDate),
      callsLeftToday: session.callsLeft(),
      registerIncomplete: !(await wasListed(services.database, organisationId)),
      problems,
    },
  };
};

interface Asked {
  org: WireOrganisation | null;
  /** The rights that the connector uses. */
  allowed: WireAction[];
  faults: Problem[];
}

/** What only Xero knows, as it is now; where Xero refuses to say, why. */
async function ask(session: XeroSession, now: Date): Promise<Asked> {
  try {
    const [org, all] = await Promise.all([organisation(session, true), actions(session)]);
    return { org, allowed: all.filter((one) => Object.hasOwn(rights, one.Name ?? '')), faults: [] };
  } catch (error) {
    return { org: null, allowed: [], faults: problemsOfFailure(error, now) };
  }
}

function rightProblem({ Name = '' }: WireAction, org: WireOrganisation | null): Problem {
  if (Name === 'UseMulticurrency') return problem('currencies-not-allowed', { currency: org?.BaseCurrency ?? 'its own' });
  const { what = '', where } = rights[Name] ?? {};
  return where ? problem('optional-right-missing', { what, where }) : problem('right-missing', { what });
}
