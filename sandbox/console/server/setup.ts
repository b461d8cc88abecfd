import type { Request, RequestHandler } from 'express';
import type { ConsoleOptions } from './options.ts';

const tenantId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * GET setup/{organisationId}: CheckSetup's report, asked of the API over the sandbox's own connection as a flow would. A refusal of the
 * API is passed on with its status and problem.
 */
export const setupReport =
  ({ checkSetup }: ConsoleOptions): RequestHandler =>
  async (request: Request, response) => {
    const id = String(request.params.id);
    if (!checkSetup) response.status(503).json({ title: 'This sandbox has no connection to ask with.' });
    else if (!tenantId.test(id)) response.status(404).json({ title: 'There is no such organisation.' });
    else {
      try {
        const answer = await checkSetup(id);
        response.status(answer.status).json(answer.body);
      } catch (error) {
        response.status(502).json({ title: `The API could not be asked: ${error instanceof Error ? error.message : String(error)}` });
      }
    }
  };
