import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkSettings } from '../../tools/deploy/check-settings.ts';
import { neededSettings } from '../../tools/deploy/needed-settings.ts';
import {
  type ConnectionValue,
  isPlaceholder,
  readSettings,
  type SourcedSettings,
  type VariableValue,
} from '../../tools/deploy/settings.ts';
import { readOwnSolution } from '../../tools/pack/own-solutions.ts';
import { dataverse, goodVariables, project, Stage, xero } from './deploy-stage.ts';

const folder = join(project, 'solution/deployment-settings');
const solutions = ['connector', 'core'] as const;
const needed = solutions.map((name) => neededSettings(readOwnSolution(project, name)));
const goodConnections = [
  { LogicalName: 'xc_dataverse', ConnectionId: dataverse.id, ConnectorId: dataverse.api },
  { LogicalName: 'xc_xero', ConnectionId: xero.id, ConnectorId: xero.api },
];
const [hostVariable, clientVariable] = goodVariables as [VariableValue, VariableValue];
const [toDataverse, toXero] = goodConnections as [ConnectionValue, ConnectionValue];
const from = (variables: VariableValue[], connections: ConnectionValue[]): SourcedSettings => ({
  files: ['my.json'],
  variables: variables.map((one) => ({ ...one, file: 'my.json' })),
  connections: connections.map((one) => ({ ...one, file: 'my.json' })),
  faults: [],
});
const check = (variables: VariableValue[], connections = goodConnections) => checkSettings(from(variables, connections), needed, needed);
const host = (Value: string) => [{ SchemaName: 'xc_ApiHost', Value }, clientVariable];
const clientId = (Value: string) => [hostVariable, { SchemaName: 'xc_XeroClientId', Value }];
const withXero = (change: Partial<ConnectionValue>) => [toDataverse, { ...toXero, ...change }];

/** Whatever looks like something that belongs to one environment or person: ids, addresses, long texts without blanks. */
const secrets = /[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{16}|https?:|\.dynamics\.com|[\w~+/-]{40,}/i;
const withoutConnectorIds = (text: string) => text.replace(/\/providers\/Microsoft\.PowerApps\/apis\/[\w-]+/g, '');

describe('templates of deployment settings', { timeout: 120_000 }, () => {
  it.each(solutions)('%s.json names exactly the variables and references of its solution, in the form pac takes', (name) => {
    const { variables, connections, faults } = readSettings([join(folder, `${name}.json`)], project);
    const wanted = neededSettings(readOwnSolution(project, name));
    expect(faults).toEqual([]);
    expect(variables.map((one) => one.SchemaName).sort()).toEqual([...wanted.variables].sort());
    expect(connections.map((one) => one.LogicalName).sort()).toEqual(wanted.connections.map((one) => one.logicalName).sort());
    for (const one of variables) expect(isPlaceholder(one.Value), one.SchemaName).toBe(true);
    for (const one of connections) expect(isPlaceholder(one.ConnectionId), one.LogicalName).toBe(true);
  });

  it('there is one for each solution, nothing in them is secret, and filled ones stay out of git', () => {
    expect(readdirSync(folder).filter((file) => !file.endsWith('.local.json'))).toEqual(solutions.map((name) => `${name}.json`));
    for (const name of solutions) expect(withoutConnectorIds(readFileSync(join(folder, `${name}.json`), 'utf8'))).not.toMatch(secrets);
    for (const one of [xero.id, dataverse.id, 'abcDEF123_-abcDEF123_-abcDEF123_-abcDEF123_-', 'https://xero.contoso.com'])
      expect(one).toMatch(secrets);
    const ignored = readFileSync(join(project, '.gitignore'), 'utf8').split('\n');
    expect(ignored).toContain('solution/deployment-settings/*.local.json');
  });

  it('a template that is not filled in is refused before pac is called; a connection may still be unknown', async () => {
    const stage = new Stage();
    const { code, err } = await stage.deploy(['--settings', join(folder, 'connector.json'), '--settings', join(folder, 'core.json')]);
    expect([code, stage.calls()]).toEqual([1, []]);
    expect(err).toBe(
      'solution/deployment-settings/connector.json: xc_ApiHost is not filled in yet\n' +
        'solution/deployment-settings/connector.json: xc_XeroClientId is not filled in yet\n' +
        'Nothing was imported: 2 faults in the settings.\n',
    );
    const unknown = await stage.deploy(['--settings', stage.settings, '--settings', join(folder, 'core.json')]);
    expect(unknown.code).toBe(2);
    stage.remove();
  });
});

describe('checks of deployment settings', () => {
  it('what is right is taken', () => {
    expect(check(goodVariables)).toEqual([]);
    expect(check(goodVariables, [])).toEqual([]);
    expect(check(goodVariables, withXero({ ConnectionId: '', ConnectorId: '' }))).toEqual([]);
  });

  it.each<[string, VariableValue[], ConnectionValue[], string]>([
    ['a scheme', host('https://xero.contoso.com'), goodConnections, 'my.json: xc_ApiHost is a host name alone: leave out https://'],
    [
      'a path',
      host('xero.contoso.com/v1'),
      goodConnections,
      'my.json: xc_ApiHost is a host name alone: leave out the slash and what is behind it',
    ],
    [
      'this machine',
      host('localhost'),
      goodConnections,
      'my.json: xc_ApiHost must be a host that Power Automate can reach, not this machine',
    ],
    ['no host', host('xero contoso'), goodConnections, 'my.json: xc_ApiHost is no host name like xero.contoso.com'],
    ['an empty value', host(' '), goodConnections, 'my.json: xc_ApiHost is not filled in yet'],
    [
      'no client id',
      clientId('my app'),
      goodConnections,
      'my.json: xc_XeroClientId is no client id of a Xero app: those have 32 letters and digits',
    ],
    ['a missing variable', [hostVariable], goodConnections, 'my.json: the environment variable xc_XeroClientId is missing'],
    [
      'a variable that is none',
      [...goodVariables, { SchemaName: 'xc_Apihost', Value: 'x' }],
      goodConnections,
      'my.json: there is no environment variable xc_Apihost: xc_ApiHost, xc_XeroClientId are known',
    ],
    [
      'a variable twice',
      [...goodVariables, clientVariable],
      goodConnections,
      'the environment variable xc_XeroClientId is given more than once',
    ],
    [
      'a reference that is none',
      goodVariables,
      [...goodConnections, { LogicalName: 'xc_sharepoint', ConnectionId: dataverse.id, ConnectorId: dataverse.api }],
      'my.json: there is no connection reference xc_sharepoint: xc_dataverse, xc_xero are known',
    ],
    [
      "another connector's id",
      goodVariables,
      withXero({ ConnectorId: dataverse.api }),
      "my.json: xc_xero has another connector's ConnectorId: it is /providers/Microsoft.PowerApps/apis/shared_xc-5fxero-20sync, and in each environment its own ending",
    ],
    [
      'a connection with its connector',
      goodVariables,
      withXero({ ConnectionId: `shared_xc/${xero.id}` }),
      'my.json: xc_xero has a ConnectionId with a slash: only what is behind the last one is the id',
    ],
    [
      'a name',
      goodVariables,
      withXero({ ConnectionId: 'Xero Sync' }),
      'my.json: xc_xero has a ConnectionId that is none: copy it from pac connection list',
    ],
    [
      'a connection without its connector',
      goodVariables,
      withXero({ ConnectorId: '<id>' }),
      'my.json: xc_xero has a ConnectionId but no ConnectorId: copy both from the same line of pac connection list',
    ],
  ])('%s is told', (_what, variables, connections, fault) => {
    expect(check(variables, connections)).toEqual([fault]);
  });

  it('a secret in the place of the client id is told without repeating it', () => {
    const secret = 'wJalrXUtnFEMI_K7MDENG-bPxRfiCYEXAMPLEKEY0123456789';
    const [fault] = check(clientId(secret));
    expect(fault).toContain('may be the client secret, which belongs in no file');
    expect(fault).not.toContain(secret);
  });

  it('files that are no settings are told, each with what is wrong', () => {
    const stage = new Stage();
    const file = (name: string) => join(stage.folder, name);
    stage.write({ EnvironmentVariables: [{ SchemaName: 'xc_ApiHost' }] }, file('half.json'));
    stage.write({ Variables: [] }, file('other.json'));
    stage.write([], file('list.json'));
    const { faults } = readSettings(['half.json', 'other.json', 'list.json', 'none.json', 'pac'].map(file), stage.folder);
    expect(faults).toEqual([
      'half.json has an entry of EnvironmentVariables without SchemaName, Value, each a text',
      'other.json: Variables is no part of deployment settings',
      'list.json is no JSON object',
      'none.json is not there',
      expect.stringMatching(/^pac is no JSON \(/),
    ]);
    stage.remove();
  });
});
