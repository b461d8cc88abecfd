import { createHmac, timingSafeEqual } from 'node:crypto';
import { type RequestHandler, raw } from 'express';
import type { XeroApp } from '../config.ts';
import { readInstant } from '../mapping/dates.ts';
import type { Services } from '../operations/operation.ts';
import { addChanges, type NewChange } from '../store/changes.ts';

type Options = Pick<Services, 'database' | 'clock' | 'log'> & { apps: XeroApp[] };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Takes Xero's webhooks: 200 with nothing for a good signature, the intent to receive included, 401 with nothing for a bad one.
 * The events are committed before the answer, in one statement, and nothing else is done: Xero wants it within five seconds and
 * delivers again what it gets no 200 for. An event counts for the app whose key signed it.
 */
export function xeroWebhook({ apps, database, clock, log }: Options): RequestHandler[] {
  return [
    raw({ type: () => true, limit: '1mb', inflate: false }),
    async (request, response) => {
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const clientId = signerOf(apps, bytes, request.get('x-xero-signature') ?? '');
      if (clientId === undefined) {
        log.warn({ requestId: response.locals.requestId }, 'webhook with a wrong signature');
        response.status(401).end();
        return;
      }
      const changes = changesOf(bytes, clientId, clock.now());
      if (changes === undefined) log.error({ clientId, length: bytes.length }, 'webhook of Xero that is not its JSON');
      else await addChanges(database, changes);
      response.status(200).end();
    },
  ];
}

/** The app whose key signed these bytes. Every key is tried and compared in constant time, so that timing tells nothing. */
function signerOf(apps: XeroApp[], bytes: Buffer, signature: string): string | undefined {
  let signer: string | undefined;
  const given = Buffer.from(signature);
  for (const { clientId, webhookKey } of apps) {
    if (!webhookKey) continue;
    const expected = Buffer.from(createHmac('sha256', webhookKey).update(bytes).digest('base64'));
    if (expected.length === given.length && timingSafeEqual(expected, given)) signer ??= clientId;
  }
  return signer;
}

const types = { INVOICE: undefined, CREDITNOTE: 'credit-note', PREPAYMENT: 'prepayment', OVERPAYMENT: 'overpayment' } as const;
const isKnown = (category: unknown): category is keyof typeof types => typeof category === 'string' && Object.hasOwn(types, category);

/** The events that become changes: documents and what is applied to them. Undefined when the bytes are not Xero's envelope. */
function changesOf(bytes: Buffer, clientId: string, receivedAt: Date): NewChange[] | undefined {
  const events = eventsOf(bytes);
  return events?.flatMap((event) => {
    const { eventCategory, tenantId, resourceId, eventDateUtc, data } = event;
    if (!isKnown(eventCategory)) return [];
    // Credit notes of suppliers; what they pay has events of its own.
    if ((data as { Type?: unknown } | undefined)?.Type === 'ACCPAYCREDIT') return [];
    if (typeof tenantId !== 'string' || typeof resourceId !== 'string' || !uuid.test(tenantId) || !uuid.test(resourceId)) return [];
    const eventKey = `${clientId}|${tenantId}|${eventCategory}|${resourceId}|${String(eventDateUtc)}`.toLowerCase();
    return {
      organisationId: tenantId.toLowerCase(),
      xeroType: types[eventCategory],
      xeroId: resourceId.toLowerCase(),
      updatedOn: readInstant(eventDateUtc) ?? undefined,
      source: 'Webhook',
      clientId,
      eventKey,
      receivedAt,
    };
  });
}

function eventsOf(bytes: Buffer): Record<string, unknown>[] | undefined {
  try {
    const { events } = JSON.parse(bytes.toString('utf8')) as { events?: unknown };
    return Array.isArray(events) ? events.filter((event) => typeof event === 'object' && event !== null) : undefined;
  } catch {
    return undefined;
  }
}
