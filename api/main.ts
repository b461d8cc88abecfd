import { systemClock } from './clock.ts';
import { readConfig } from './config.ts';
import { createLogger } from './log.ts';
import { startApi } from './server.ts';

/** The API as a process: what is wrong at the start is said on stderr, exit code 1; SIGTERM and SIGINT finish what is in flight. */
try {
  const config = readConfig();
  const log = createLogger(config.logLevel);
  const api = await startApi({ config, clock: systemClock, log });
  log.info({ url: api.url, store: config.databaseUrl ? 'PostgreSQL' : 'embedded' }, 'listening');
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping');
    await api.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => void stop(signal));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
