import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataverse, environment, goodVariables, Stage, xero } from './deploy-stage.ts';

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
  stage.write({
    EnvironmentVariables: goodVariables,
    ConnectionReferences: [
      { LogicalName: 'xc_dataverse', ConnectionId: dataverse.id, ConnectorId: dataverse.api },
      { LogicalName: 'xc_xero', ConnectionId: xero.id, ConnectorId: xero.api },
    ],
  });
});
afterEach(() => stage.remove());

const secret = '-q~8Q_very_secret_value.9';
const base64 = Buffer.from(secret).toString('base64');
const principal = { appId: 'a1', tenantId: 't1', clientSecret: secret };
const auth = (text: string) => {
  writeFileSync(join(stage.folder, 'auth.json'), text);
  return join(stage.folder, 'auth.json');
};
const what = () => stage.calls().map(({ words }) => words.slice(0, 2).join(' '));

/** A package with the functions of Microsoft's wrapper that writes down what it was asked, and runs pac for the rest. */
const fakeWrapper = `
const { spawnSync } = require('node:child_process'), fs = require('node:fs'), path = require('node:path');
const note = (entry) => fs.appendFileSync(path.join(__dirname, 'notes.jsonl'), JSON.stringify(entry) + '\\n');
exports.createCommandRunner = (workingDir, commandPath, logger, agent, options) => async (...words) => {
  note({ runner: words });
  const { status, stdout, stderr } = spawnSync(commandPath, words, { cwd: workingDir, encoding: 'utf8', ...options });
  if (status !== 0) throw Object.assign(new Error(stdout + stderr), { exitCode: status });
  return stdout.split('\\n');
};
exports.actions = { importSolution: async (parameters, runner, host) => {
  const inputs = Object.entries(parameters).filter(([, entry]) => entry && entry.name).map(([key, entry]) => [key, host.getInput(entry)]);
  note({ action: Object.fromEntries(inputs), credentials: Object.keys(parameters.credentials), url: parameters.environmentUrl, pac: runner.pacPath });
  runner.logger.log('authN with ' + parameters.credentials.clientSecret);
} };
`;
const notes = () =>
  readFileSync(join(stage.folder, 'node_modules/@microsoft/powerplatform-cli-wrapper/notes.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { runner?: string[]; action?: Record<string, string>; credentials?: string[]; url?: string });

describe('signing in', { timeout: 120_000 }, () => {
  it('a service principal signs in for the calls alone, from standard input; its secret is nowhere to be read', () => {
    const { code, all } = stage.npm(['--auth-file', '-'], JSON.stringify(principal));
    expect(code, all).toBe(0);
    const calls = stage.calls();
    const round = (middle: string) => ['auth create', middle, 'auth clear'];
    expect(calls.map(({ words }) => words.slice(0, 2).join(' '))).toEqual([
      'auth list',
      ...round('solution list'),
      ...round('solution import'),
      ...round('solution import'),
    ]);
    expect(calls[1]?.words).toEqual([
      ...['auth', 'create', '--environment', environment, '--tenant', 't1', '--applicationId', 'a1'],
      ...['--clientSecret', `data:text/plain;base64,${base64}`, '--cloud', 'Public'],
    ]);
    // pac keeps no secret between two calls: later ones have it from the variable that pac reads.
    expect(calls.filter(({ words }) => words[0] === 'solution').every((call) => call.secret === secret)).toBe(true);
    expect(calls.filter(({ words }) => words[1] === 'clear').every((call) => call.secret === undefined)).toBe(true);
    const others = calls.filter(({ words }) => words[1] !== 'create').map(({ words }) => words.join(' '));
    const left = readdirSync(join(stage.folder, 'out')).map((file) => readFileSync(join(stage.folder, 'out', file), 'latin1'));
    for (const text of [all, ...others, ...left]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(base64);
    }
  });

  it('what pac writes of the secret is struck out, and the sign-in is cleared though the call failed', async () => {
    stage.set({ answers: { 'solution list': { error: `AADSTS7000215: Invalid client secret provided: ${secret} ${base64}`, code: 1 } } });
    const { code, all } = await stage.deploy(['--auth-file', auth(JSON.stringify(principal))]);
    expect([code, what()]).toEqual([1, ['auth list', 'auth create', 'solution list', 'auth clear']]);
    expect(all).toMatch(
      /its secret is wrong or has expired[\s\S]*pac said:\n {2}AADSTS7000215: Invalid client secret provided: \*\*\* \*\*\*/,
    );
    expect(all).not.toContain(secret);
  });

  it('a pipeline that vouches for it needs no secret', async () => {
    const federated = { appId: 'a1', tenantId: 't1', federationProvider: 'GitHub' };
    expect((await stage.deploy(['--auth-file', auth(JSON.stringify(federated))])).code).toBe(0);
    const words = stage
      .calls()
      .find((call) => call.words[1] === 'create')
      ?.words.slice(4);
    expect(words).toEqual(['--applicationId', 'a1', '--tenant', 't1', '--githubFederated', '--cloud', 'Public']);
  });

  it('sign-ins that pac has are not forgotten for one from a file', async () => {
    stage.set({ profiles: 'Index Active Kind Name User\n[1]   *      UNIVERSAL  maker@contoso.com' });
    const { code, err } = await stage.deploy(['--auth-file', auth(JSON.stringify(principal))]);
    expect([code, what()]).toEqual([1, ['auth list']]);
    expect(err).toMatch(/has sign-ins of its own on this machine/);
  });

  it('a sign-in that is none is told without repeating it', async () => {
    for (const [input, message] of [
      [`{ "clientSecret": "${secret}" `, 'auth.json is no JSON object'],
      [JSON.stringify({ clientSecret: secret, password: secret }), 'appId is missing'],
      [JSON.stringify({ ...principal, federationProvider: 'GitHub' }), 'not both'],
      [JSON.stringify({ appId: 'a1', tenantId: 't1', federationProvider: 'Jenkins' }), 'must be AzureDevOps or GitHub'],
    ] as const) {
      const { code, all } = await stage.deploy(['--auth-file', auth(input)]);
      expect([code, all]).toEqual([1, expect.stringContaining(message)]);
      expect(all).not.toContain(secret);
    }
    expect(stage.calls()).toEqual([]);
  });
});

describe("Microsoft's wrapper, when it is installed", { timeout: 120_000 }, () => {
  beforeEach(() => stage.install('@microsoft/powerplatform-cli-wrapper', fakeWrapper));

  it('imports with its own action when there are credentials', () => {
    const { code, all } = stage.npm(['--auth-file', '-'], JSON.stringify(principal));
    expect(code, all).toBe(0);
    expect(all).toContain('by pac through @microsoft/powerplatform-cli-wrapper');
    expect(all).toContain('authN with ***');
    const [connector, core] = notes().filter(({ action }) => action);
    expect(connector).toMatchObject({
      url: environment,
      credentials: ['appId', 'tenantId', 'cloudInstance', 'scheme', 'clientSecret', 'encodeSecret'],
      action: {
        path: join(stage.folder, 'out/XeroConnectorConnector_managed.zip'),
        useDeploymentSettingsFile: 'true',
        deploymentSettingsFile: join(stage.folder, 'out/XeroConnectorConnector.settings.json'),
        async: 'true',
        maxAsyncWaitTimeInMin: '60',
      },
    });
    expect(core?.action?.path).toContain('XeroConnectorCore_managed.zip');
    expect(what().filter((call) => call === 'solution import')).toEqual([]);
  });

  it("runs the same calls through its runner when pac's own sign-in is used, which its action would clear", () => {
    expect(stage.npm().code).toBe(0);
    expect(notes().map(({ runner }) => runner?.slice(0, 2).join(' '))).toEqual(['solution list', 'solution import', 'solution import']);
    expect(what()).toEqual(['solution list', 'solution import', 'solution import']);
  });

  it('one without the functions that are needed is told', () => {
    stage.install('@microsoft/powerplatform-cli-wrapper', 'exports.actions = {};');
    expect(stage.npm().err).toMatch(/is installed .* but has no createCommandRunner or importSolution/);
  });
});
