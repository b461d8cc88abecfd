import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tellFailure } from '../../tools/deploy/failures.ts';
import { compareVersions } from '../../tools/pack/version.ts';
import { environment, Stage } from './deploy-stage.ts';

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});
afterEach(() => stage.remove());

const banner = 'Microsoft PowerPlatform CLI\nVersion: 2.10.1+g52c3983\n\nError: ';

describe('a failure of pac', { timeout: 120_000 }, () => {
  it('pac that is not there is told with where to get it', async () => {
    const { code, err } = await stage.deploy(['--pac', `${stage.folder}/no-such-pac`]);
    expect(code).toBe(1);
    expect(err).toMatch(/pac, the Power Platform CLI, was not found on this machine\.\nInstall it \(dotnet tool install/);
  });

  it('nobody signed in is told with what to run, and nothing is imported', async () => {
    const output = `${banner}No profiles were found on this computer. Please run 'pac auth create' to create one.`;
    stage.set({ answers: { 'solution list': { output, code: 1 } } });
    const { code, err } = await stage.deploy();
    expect([code, stage.calls()]).toEqual([1, [expect.objectContaining({ words: expect.arrayContaining(['list']) })]]);
    expect(err).toMatch(
      /^Listing the solutions failed\. pac is not signed in on this machine\.\nRun: pac auth create --environment https:\/\/contoso/,
    );
    expect(err).toContain("  Error: No profiles were found on this computer. Please run 'pac auth create' to create one.");
  });

  it('a connector that is refused stops all: core is not tried, and what pac said is kept', async () => {
    stage.set({
      answers: {
        XeroConnectorConnector_managed: {
          output: 'Solution Importing...',
          error: `${banner}Connector import: FAILURE: Bad host.`,
          code: 1,
        },
      },
    });
    const { code, out, err } = await stage.deploy();
    expect([code, stage.calls().length]).toEqual([1, 2]);
    expect(err).toMatch(/^The import of XeroConnectorConnector failed\. Power Platform refused the connector\.\nCheck xc_ApiHost/);
    expect(err).toContain('  Error: Connector import: FAILURE: Bad host.');
    expect(out).toContain('   | Solution Importing...');
    expect(out).not.toContain('is in.');
  });

  it('an answer that is no list is told as what it is', async () => {
    stage.set({ answers: { 'solution list': { output: 'Connected as maker@contoso.com\nNothing here' } } });
    expect((await stage.deploy()).err).toMatch(/Listing the solutions failed[\s\S]*pac solution list gave no list/);
  });

  it.each<[string, string, RegExp]>([
    ['an expired sign-in', 'AADSTS700082: The refresh token has expired due to inactivity.', /sign-in has expired\.\nRun: pac auth create/],
    ['an expired profile', "You're trying to use an expired authentication profile.", /sign-in has expired/],
    ['a wrong secret', 'AADSTS7000222: The provided client secret keys are expired.', /its secret is wrong or has expired/],
    ['a wrong environment', "The value passed to '--environment' is invalid.", /finds no environment at this address[\s\S]*contoso\.crm4/],
    [
      'missing rights',
      'Principal user (Id=1) is missing prvImportCustomization privilege',
      /may not import solutions[\s\S]*System Customizer/,
    ],
    [
      'the connector missing',
      'The missing dependencies are : <MissingDependency><Required type=\\"372\\" schemaName=\\"xc_xero-20sync\\" solution=\\"XeroConnectorConnector (1.0.0.0)\\" />',
      /connector is not in this environment yet[\s\S]*without --core-only/,
    ],
    [
      'Sales missing',
      'Some dependencies are missing. The missing dependencies are : <Required type="1" schemaName="salesorder" displayName="Order" solution="Sales" />',
      /Dynamics 365 Sales is not in this environment/,
    ],
    [
      'another dependency missing',
      'The missing dependencies are : <Required type="1" schemaName="abc" />',
      /Something that the solution needs is missing/,
    ],
    [
      'a secret variable',
      'Connector import: FAILURE: Error occured while reading secret: Value cannot be null.',
      /environment variable of the kind Secret/,
    ],
    ['an empty value', "Environment variable value can't be an empty string", /value in the deployment settings is empty/],
    [
      'a connection of another environment',
      '{"error":{"code":"ConnectionNotFound","message":"Could not find connection \'1\' for API \'shared_xc-5fxero-20sync\'."}}',
      /a connection that this environment does not have[\s\S]*pac connection list --environment https:\/\/contoso/,
    ],
    [
      'a connection that is not shared',
      'Error calling /modifyPermissionsForServicePrincipal, StatusCode: Forbidden',
      /not shared with who imports/,
    ],
    ['an unknown connector', "Could not find the API 'shared_xc-5fxero-20sync-5f1'", /no such connector/],
    ['an upgrade left half done', 'Holding solution XeroConnectorCore_Upgrade already exists.', /begun and not ended/],
    ['a use that hinders the upgrade', 'Solution dependencies exist, cannot uninstall. DependencyCount : 16', /would remove something/],
    [
      'the other kind',
      'The solution is already installed on this system as an unmanaged solution. Import can only update solutions when the modes match.',
      /can not replace/,
    ],
    [
      'another import',
      'Cannot start the requested operation [Import] because there is another [Import] running at this moment.',
      /Another import/,
    ],
    ['a long import', 'Maximum async wait time of 60 minutes exceeded', /takes longer than was waited for/],
    ['an old pac', "Error: The command 'connection' is not understood in this context.", /it is too old/],
  ])('%s is told plainly', (_what, original, told) => {
    const text = tellFailure('The import', `${banner}${original}`, environment);
    expect(text).toMatch(told);
    expect(text).toContain(`pac said:\n  Microsoft PowerPlatform CLI`);
    expect(text).toContain(original);
  });

  it('what is not known is said to be so, with all that pac said', () => {
    const text = tellFailure('The import', `${banner}An unexpected error occurred.`, environment);
    expect(text).toMatch(/not known here[\s\S]*pac telemetry status[\s\S]*An unexpected error occurred/);
  });

  it('versions are compared by number', () => {
    expect(compareVersions('1.10.0.0', '1.9.0.0')).toBeGreaterThan(0);
    expect(compareVersions('1.0', '1.0.0.0')).toBe(0);
  });
});
