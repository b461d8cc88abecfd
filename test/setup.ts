import net from 'node:net';
import { beforeAll } from 'vitest';

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|::1|0\.0\.0\.0|::)$/;

/** Refuses every connection that leaves this machine: a test that needs the network is a test that lies. */
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function refuseOutgoing(this: net.Socket, ...args: unknown[]) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host =
    typeof first === 'object' && first !== null
      ? (first as { host?: string; path?: string })
      : { host: typeof args[1] === 'string' ? args[1] : undefined };
  if (!('path' in host && host.path) && host.host && !loopback.test(host.host)) throw new Error(`a test tried to reach ${host.host}`);
  return connect.apply(this, args as Parameters<typeof connect>);
};

beforeAll(() => {
  if (Number(process.versions.node.split('.')[0]) < 24)
    throw new Error(`Node 24 or later is needed, this is ${process.version}: use npm run`);
});
