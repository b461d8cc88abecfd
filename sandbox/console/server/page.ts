import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { type Router } from 'express';

const built = fileURLToPath(new URL('../dist/', import.meta.url));

/** The built page, or a word on how to build it. */
export function page(folder = built): Router {
  const router = express.Router();
  router.use('/assets', express.static(`${folder}assets`, { immutable: true, maxAge: '1y' }));
  router.get('/', (_request, response) => {
    const index = `${folder}index.html`;
    if (existsSync(index)) response.set('cache-control', 'no-cache').sendFile(index);
    else response.status(503).type('text/plain').send('The console is not built yet: run `npm run build:console`.');
  });
  return router;
}
