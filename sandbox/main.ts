import { readPort } from '../api/config.ts';
import { startSandbox } from './sandbox.ts';

const sandbox = await startSandbox({ port: readPort() });
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
