import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig } from '../../api/config.ts';

describe('the environment', () => {
  it('has a default for everything but the apps', () => {
    expect(parseConfig({ XERO_APPS: 'A:key=' })).toEqual({
      port: 8080,
      host: '127.0.0.1',
      trustProxy: false,
      databaseUrl: undefined,
      dataDir: './data',
      apps: [{ clientId: 'A', webhookKey: 'key=' }],
      xeroApiUrl: 'https://api.xero.com',
      xeroIdentityUrl: 'https://identity.xero.com',
      logLevel: 'info',
    });
  });

  it('reads every variable', () => {
    const config = parseConfig({
      PORT: '0',
      HOST: '0.0.0.0',
      TRUST_PROXY: '2',
      DATABASE_URL: 'postgresql://u:p@db/x',
      DATA_DIR: '/data',
      XERO_APPS: 'A:, B:k+/=',
      XERO_API_URL: 'http://127.0.0.1:5001/',
      XERO_IDENTITY_URL: 'http://127.0.0.1:5001',
      LOG_LEVEL: 'debug',
    });
    expect(config).toMatchObject({
      port: 0,
      trustProxy: 2,
      apps: [{ clientId: 'A', webhookKey: '' }, { webhookKey: 'k+/=' }],
      xeroApiUrl: 'http://127.0.0.1:5001',
    });
  });

  it('names every wrong value together, and none of the secrets', () => {
    const wrong = {
      PORT: '70000',
      TRUST_PROXY: 'maybe',
      DATABASE_URL: 'mysql://u:secret@x',
      XERO_APPS: 'secret',
      XERO_API_URL: 'ftp://x',
      LOG_LEVEL: 'loud',
    };
    const error = (() => {
      try {
        parseConfig(wrong);
      } catch (caught) {
        return caught as ConfigError;
      }
    })();
    expect(error).toBeInstanceOf(ConfigError);
    for (const name of Object.keys(wrong)) expect(error?.message).toContain(name);
    expect(error?.message).not.toContain('secret');
    expect(() => parseConfig({})).toThrow('XERO_APPS');
    expect(() => parseConfig({ XERO_APPS: 'A:x,A:y' })).toThrow('XERO_APPS');
  });
});
