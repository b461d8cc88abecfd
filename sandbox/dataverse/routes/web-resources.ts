import { type Response, Router } from 'express';
import type { Metadata } from '../entities/metadata.ts';

/** `GET /WebResources/<name>`: the files of the solutions that pages and forms load, as the platform serves them; 404 for any other name. */
export function webResources(metadata: Metadata): Router {
  const byName = new Map(metadata.parts.webResources.map((one) => [one.name, one]));
  const router = Router();
  router.get('/WebResources/*name', ({ params }, response: Response, next) => {
    const found = byName.get(params.name.join('/'));
    if (found) response.set('cache-control', 'no-cache').type(found.contentType).sendFile(found.path);
    else next();
  });
  return router;
}
