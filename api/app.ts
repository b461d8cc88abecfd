import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { notFound } from './errors.ts';
import { createAuthentication } from './http/auth.ts';
import { assertComplete, loadContract } from './http/contract.ts';
import { live, ready } from './http/health.ts';
import { answerProblems } from './http/problems.ts';
import { operationRoutes, watch } from './http/routes.ts';
import { xeroWebhook } from './http/xero-webhook.ts';
import { handlers as builtIn, type Handler } from './operations/handlers.ts';
import type { Database } from './store/database.ts';
import { createXeroClient } from './xero/client.ts';

export interface AppOptions {
  config: Config;
  clock: Clock;
  database: Database;
  log: Logger;
  /** Instead of the built-in ones, by operationId. */
  handlers?: Record<string, Handler> | undefined;
  /** Answer 500 where an answer of ours is not as the definition says, instead of only logging it. */
  strictAnswers?: boolean | undefined;
}

/** The API as an Express app, not yet listening. Throws an Error that names every operation without a handler and the reverse. */
export function createApp({ config, clock, database, log, handlers = builtIn, strictAnswers = false }: AppOptions): Express {
  const operations = loadContract();
  assertComplete(operations, handlers);
  const clientIds = config.apps.map((app) => app.clientId);
  const authenticate = createAuthentication(config.xeroIdentityUrl, clientIds, clock);
  const takesWebhooks = (clientId: string) => config.apps.some((app) => app.clientId === clientId && app.webhookKey !== '');
  const services = { clock, log, database, takesWebhooks, ...createXeroClient({ apiUrl: config.xeroApiUrl, clock, log }) };

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.trustProxy);
  app.use(watch({ log, clock }));
  app.get('/health/live', live);
  app.get('/health/ready', ready(database));
  app.post('/webhooks/xero', xeroWebhook({ apps: config.apps, database, clock, log }));
  app.use(operationRoutes({ operations, handlers, authenticate, services, strictAnswers }));
  app.use((request, _response, next) => next(notFound(`${request.method} ${request.path.slice(0, 200)} is not an address of this API.`)));
  app.use(answerProblems(log));
  return app;
}
