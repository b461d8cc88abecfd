import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import type { Environment } from '../environment.ts';
import { DataverseError, noResource, notBuilt } from '../errors.ts';
import { type Call, readCall } from './context.ts';
import { listRows, readRow } from './read.ts';
import { webResources } from './web-resources.ts';
import { createRow, deleteRow, updateRow } from './write.ts';

type Handler = (call: Call, response: Response) => void;

function route(call: Call): Handler {
  const { method } = call.request;
  const [next, after, ...more] = call.rest;
  if (next?.startsWith('Microsoft.Dynamics.CRM.')) throw notBuilt(`The action ${next}`);
  if (method === 'DELETE' && call.id !== undefined && next !== undefined && after === '$ref' && more.length === 0) return deleteRow;
  if (next !== undefined) throw notBuilt(`${method} on ${call.table.entitySet}/${call.rest.join('/')}`);
  if (method === 'GET') return call.id === undefined ? listRows : readRow;
  if (method === 'POST' && call.id === undefined) return createRow;
  if (method === 'PATCH' && call.id !== undefined) return updateRow;
  if (method === 'DELETE' && call.id !== undefined) return deleteRow;
  throw new DataverseError(405, '0x80060888', `${method} is not allowed on ${call.table.entitySet}${call.id === undefined ? '' : '(id)'}.`);
}

const unbound = /^\/(\$batch|\$metadata|EntityDefinitions|WhoAmI|[A-Z]\w*)/;

const answerError: ErrorRequestHandler = (error: Error & { status?: number; type?: string }, _request, response, _next) => {
  const known = error instanceof DataverseError;
  const malformed = !known && (error.type !== undefined || error instanceof URIError);
  const status = known ? error.status : malformed ? (error.status ?? 400) : 500;
  const code = known ? error.code : malformed ? '0x80048d19' : '0x80040216';
  response.status(status).json({ error: { code, message: error.message } });
};

/** The Web API as an express app; errors are `{ error: { code, message } }`. */
export function createApp(environment: Environment): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(express.json({ limit: '16mb', strict: false, type: () => true }));
  app.use(/^\/api\/data\/v9\.[0-2]/, (request: Request, response: Response) => {
    response.set('OData-Version', '4.0');
    if (unbound.test(request.path)) throw notBuilt(`${request.method} ${request.path}`);
    const call = readCall(environment, request);
    route(call)(call, response);
  });
  app.use(webResources(environment.metadata));
  app.use((request: Request) => {
    throw noResource(request.path);
  });
  app.use(answerError);
  return app;
}
