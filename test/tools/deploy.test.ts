import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Call, dataverse, environment, goodVariables, Stage, xero } from './deploy-stage.ts';

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});
afterEach(() => stage.remove());

const bothConnections = [
  { ...dataverse, name: 'maker@contoso.com' },
  { ...xero, name: 'Xero Sync' },
  { id: '69f5e3e5258143', name: 'Another one', api: '/providers/Microsoft.PowerApps/apis/shared_office365' },
];
const bothReferences = [
  { LogicalName: 'xc_dataverse', ConnectionId: dataverse.id, ConnectorId: dataverse.api },
  { LogicalName: 'xc_xero', ConnectionId: xero.id, ConnectorId: xero.api },
];
const what = (calls: Call[]) => calls.map(({ words }) => words.slice(0, 2).join(' '));
const imports = (calls: Call[]) => calls.filter(({ words }) => words[1] === 'import');
const installed = (version: string, IsManaged = true) =>
  ['XeroConnectorConnector', 'XeroConnectorCore'].map((SolutionUniqueName) => ({ SolutionUniqueName, VersionNumber: version, IsManaged }));

describe('npm run deploy', { timeout: 120_000 }, () => {
  it('imports the connector, says what is done by hand and stops; run again it goes on with core', async () => {
    const first = stage.npm();
    expect([first.err, first.code]).toEqual(['', 2]);
    const calls = stage.calls();
    expect(what(calls)).toEqual(['solution list', 'solution import', 'connection list']);
    const zip = join(stage.folder, 'out/XeroConnectorConnector_managed.zip');
    const settingsFile = join(stage.folder, 'out/XeroConnectorConnector.settings.json');
    expect(calls[1]?.words).toEqual([
      ...['solution', 'import', '--path', zip, '--async', 'true', '--max-async-wait-time', '60'],
      ...['--settings-file', settingsFile, '--environment', environment],
    ]);
    expect(calls[1]).toMatchObject({ zip: true, settings: { EnvironmentVariables: goodVariables, ConnectionReferences: [] } });
    expect(calls[1]?.agent).toMatch(/^xero-connector-for-dynamics-365\//);
    for (const step of ['Paste the client secret', 'Redirect URIs', 'Update connector', 'New connection', 'Seen when it is wrong'])
      expect(first.out).toContain(step);
    expect(first.out).toMatch(/xc_xero .*no connection yet[\s\S]*run the same command again[\s\S]*npm run deploy -- --environment https/);

    stage.set({ connections: bothConnections });
    const second = await stage.deploy();
    expect([second.err, second.code]).toEqual(['', 0]);
    const more = stage.calls();
    expect(what(more)).toEqual(['solution list', 'connection list', 'solution import']);
    expect(more[2]?.words).toContain(join(stage.folder, 'out/XeroConnectorCore_managed.zip'));
    expect(more[2]).toMatchObject({ zip: true, settings: { EnvironmentVariables: [], ConnectionReferences: bothReferences } });
    expect(second.out).toContain('XeroConnectorConnector 1.0.0.0 is there already and is left alone');
    expect(second.out).toMatch(/turn on every flow[\s\S]*Write log[\s\S]*Remove contact[\s\S]*Read-only[\s\S]*First order/);
  });

  it('an older managed version is upgraded, connector first, and its secret is to be checked', async () => {
    stage.set({ solutions: installed('0.9.0.0'), connections: bothConnections });
    const { code, out } = await stage.deploy();
    expect(code).toBe(0);
    const calls = imports(stage.calls());
    expect(calls.map(({ words }) => /XeroConnector\w+/.exec(words[3] as string)?.[0])).toEqual([
      'XeroConnectorConnector_managed',
      'XeroConnectorCore_managed',
    ]);
    for (const { words } of calls) expect(words.join(' ')).toContain('--stage-and-upgrade true');
    expect(out).toMatch(/paste\nthe secret again|paste the secret again/i);
    expect(out).toContain('Look whether all its flows are still on');
  });

  it('the same version of core is updated, a newer one or one of the other kind is left alone', async () => {
    stage.set({ solutions: installed('1.0.0.0'), connections: bothConnections });
    expect((await stage.deploy()).code).toBe(0);
    const [core, ...rest] = imports(stage.calls());
    expect(rest).toEqual([]);
    expect(core?.words.join(' ')).toContain('XeroConnectorCore_managed.zip');
    expect(core?.words).not.toContain('--stage-and-upgrade');

    stage.set({ solutions: installed('1.2.0.0') });
    const newer = await stage.deploy();
    expect([newer.code, what(stage.calls())]).toEqual([1, ['solution list']]);
    expect(newer.err).toMatch(/XeroConnectorConnector is in this environment in version 1\.2\.0\.0, newer than 1\.0\.0\.0/);

    stage.set({ solutions: installed('1.0.0.0', false) });
    expect((await stage.deploy()).err).toMatch(/is in this environment unmanaged, and a managed one can't replace it/);
  });

  it('--unmanaged imports the unmanaged zips and publishes; --force-overwrite is handed on', async () => {
    stage.set({ connections: bothConnections });
    expect((await stage.deploy(['--unmanaged', '--force-overwrite'])).code).toBe(0);
    for (const { words } of imports(stage.calls())) {
      expect(words[3]).toMatch(/out\/XeroConnector(Connector|Core)\.zip$/);
      expect(words.join(' ')).toContain('--force-overwrite true --publish-changes true');
    }
  });

  it('--connector-only imports it though it is there; --core-only leaves it alone and needs no variables', async () => {
    stage.set({ solutions: installed('1.0.0.0'), connections: bothConnections });
    const connector = await stage.deploy(['--connector-only']);
    expect([connector.code, what(stage.calls())]).toEqual([0, ['solution list', 'solution import']]);
    expect(connector.out).toContain('can empty its client secret');
    stage.write({ ConnectionReferences: bothReferences });
    expect([(await stage.deploy(['--core-only'])).code, what(stage.calls())]).toEqual([0, ['solution list', 'solution import']]);
  });

  it('several connections of one connector, or one that does not work, are told; the settings choose', async () => {
    const other = { id: '859619a996e64e959af54ea0eb08451a', name: 'Sales team', api: dataverse.api };
    stage.set({
      solutions: installed('1.0.0.0'),
      connections: [...bothConnections.slice(0, 1), other, { ...xero, name: 'Xero Sync', status: 'Error' }],
    });
    const { code, out } = await stage.deploy();
    expect([code, imports(stage.calls())]).toEqual([2, []]);
    expect(out).toContain(`"ConnectionId": "${other.id}", "ConnectorId": "${dataverse.api}"   Sales team`);
    expect(out).toMatch(/xc_xero .*its status is Error\. Open Connections and choose Fix connection/);
    stage.set({ connections: [...bothConnections, other] });
    const chosen = { LogicalName: 'xc_dataverse', ConnectionId: other.id, ConnectorId: dataverse.api };
    stage.write({ ConnectionReferences: [chosen] }, join(stage.folder, 'more.json'));
    expect((await stage.deploy(['--settings', stage.settings, '--settings', join(stage.folder, 'more.json')])).code).toBe(0);
    expect(imports(stage.calls())[0]?.settings?.ConnectionReferences).toEqual([chosen, bothReferences[1]]);
  });

  it('--dry-run prints the calls that a run then makes, and calls nothing', async () => {
    stage.write({ EnvironmentVariables: goodVariables, ConnectionReferences: bothReferences });
    const dry = await stage.deploy(['--dry-run']);
    expect([dry.err, dry.code, stage.calls()]).toEqual(['', 0, []]);
    const printed = [...dry.out.matchAll(/^ {3}\S*pac (.*)$/gm)].map((match) => match[1]);
    expect((await stage.deploy()).code).toBe(0);
    expect(stage.calls().map(({ words }) => words.join(' '))).toEqual(printed);
  });

  it('a wrong command line is refused with the usage, before anything', async () => {
    for (const [words, message] of [
      [['--environment', 'http://contoso.crm4.dynamics.com'], '--environment takes an address'],
      [['--environment', 'https://contoso.crm4.dynamics.com/main.aspx'], '--environment takes an address'],
      [['--connector-only', '--core-only'], 'exclude each other'],
      [['--settings'], '--settings needs a value'],
      [['--secret', 'x'], 'unknown option --secret'],
    ] as const) {
      const { code, err } = await stage.deploy([...words]);
      expect([code, err]).toEqual([1, expect.stringContaining(message)]);
      expect(err).toContain('--dry-run');
    }
    expect(stage.calls()).toEqual([]);
  });

  it('--help tells the options and calls nothing', async () => {
    const { code, out } = await stage.deploy(['--help']);
    expect([code, stage.calls()]).toEqual([0, []]);
    expect(out).toContain('--dry-run');
  });

  it('settings that are wrong are all told at once, and pac is not called', async () => {
    stage.write({ EnvironmentVariables: [{ SchemaName: 'xc_ApiHost', Value: 'https://xero.contoso.com' }] });
    const { code, err } = await stage.deploy();
    expect([code, stage.calls()]).toEqual([1, []]);
    expect(err).toMatch(/xc_ApiHost is a host name alone: leave out https:\/\/\n.*xc_XeroClientId is missing\n.*2 faults/);
  });
});
