import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { type AppOptions, createApp } from './app.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { createLogger } from './log.ts';
import type { Database } from './store/database.ts';
import { openDatabase } from './store/open.ts';

export interface StartOptions extends Pick<AppOptions, 'handlers' | 'strictAnswers'> {
  config: Config;
  clock: Clock;
  log?: Logger | undefined;
  /** Instead of the one that the configuration names; who brings it closes it. */
  database?: Database | undefined;
}

export interface RunningApi {
  /** Where it listens, without a slash at the end. */
  url: string;
  /** Takes no more calls, finishes those in flight, then closes the store. */
  close(): Promise<void>;
}

/**
 * Opens the store and listens on the configured port; port 0 is any free one.
 * Throws when operations and handlers differ, the store is in use or does not answer, or the port is taken.
 */
export async function startApi(options: StartOptions): Promise<RunningApi> {
  const { config, log = createLogger(config.logLevel) } = options;
  const database = options.database ?? (await openDatabase(config));
  const closeStore = async () => {
    if (!options.database) await database.close();
  };
  try {
    const app = createApp({ ...options, database, log });
    const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: 65_000 }, app);
    await new Promise<void>((listening, refuse) => server.once('error', refuse).listen(config.port, config.host, listening));
    const { port } = server.address() as AddressInfo;
    const host = config.host.includes(':') ? `[${config.host}]` : config.host;
    return {
      url: `http://${host}:${port}`,
      async close() {
        const closed = new Promise((done) => server.close(done));
        // A connection that becomes idle only after its last answer would keep the server open.
        const idle = setInterval(() => server.closeIdleConnections(), 50);
        await closed;
        clearInterval(idle);
        await closeStore();
      },
    };
  } catch (error) {
    await closeStore();
    throw error;
  }
}
