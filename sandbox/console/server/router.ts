import { fileURLToPath } from 'node:url';
import express, { type Router } from 'express';
import type { ConsoleState } from '../shared.ts';
import { readApp, readDashboard } from './app.ts';
import { controls } from './controls.ts';
import { readFlowInfos } from './flows.ts';
import { Live } from './live.ts';
import { readTable } from './metadata.ts';
import type { ConsoleOptions } from './options.ts';
import { page } from './page.ts';
import { setupReport } from './setup.ts';
import { Timeline } from './timeline.ts';

const project = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/**
 * The console: its page at /, and what that page asks under /console-api (shared.ts has the shapes). Dynamics rows and Xero's documents the
 * page reads and writes on the emulators themselves, at /dynamics and /xero of the same origin.
 */
export function consoleRouter(options: ConsoleOptions): Router {
  const { dataverse, xero, runner, clock } = options;
  const flows = readFlowInfos(project('flows'), project('solution/core'));
  const timeline = new Timeline(options, flows);
  const live = new Live(options);
  const router = express.Router();
  const api = express.Router();
  api.use(express.json({ limit: '1mb' }));
  api.use((_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });
  api.get('/state', (_request, response) => {
    const state: ConsoleState = {
      now: clock.now().toISOString(),
      webhookOnPayment: xero.state.webhookOnPayment,
      flows: flows.map((flow) => ({ ...flow, enabled: runner.isEnabled(flow.name) })),
    };
    response.json(state);
  });
  api.get('/tables/:table', (request, response) => {
    const table = readTable(dataverse.metadata, dataverse.inspector, request.params.table);
    if (table) response.json(table);
    else response.status(404).json({ title: `There is no table '${request.params.table}'.` });
  });
  api.get('/app', (_request, response) => {
    const app = readApp(dataverse.metadata);
    if (app) response.json(app);
    else response.status(404).json({ title: 'The solution ships no app.' });
  });
  api.get('/dashboards/:id', (request, response) => {
    const dashboard = readDashboard(dataverse.metadata, request.params.id);
    if (dashboard) response.json(dashboard);
    else response.status(404).json({ title: `There is no dashboard '${request.params.id}'.` });
  });
  api.get('/activity', (_request, response) => {
    response.json(timeline.activities());
  });
  api.get('/runs/:id', (request, response) => {
    const run = timeline.run(request.params.id);
    if (run) response.json(run);
    else response.status(404).json({ title: 'That run is no longer in the history.' });
  });
  api.get('/setup/:id', setupReport(options));
  api.get('/events', (request, response) => live.listen(request, response));
  api.use(controls(options, flows, timeline, live));
  api.use((request, response) => {
    response.status(404).json({ title: `There is nothing at ${request.method} ${request.originalUrl}.` });
  });
  router.use('/console-api', api);
  router.use(page());
  return router;
}
