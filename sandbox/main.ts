import { readPort } from '../api/config.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';

/** Starts it, or says in a sentence why it can't. */
async function start(port: number): Promise<Sandbox> {
  try {
    return await startSandbox({ port });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const taken = `Port ${port} or ${port + 1} is in use. Choose another: PORT=${port + 10} npm start`;
    console.error(code === 'EADDRINUSE' ? taken : message);
    process.exit(1);
  }
}

const sandbox = await start(readPort());
console.log(`
  Xero Connector for Dynamics 365, all of it on this machine

  Console      ${sandbox.urls.console}
  API          ${sandbox.urls.api}
  Xero         ${sandbox.urls.xero}
  Dataverse    ${sandbox.urls.dynamics}/api/data/v9.2

  Ctrl+C stops it. Nothing is kept.
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void sandbox.stop().then(() => process.exit(0));
  });
}
