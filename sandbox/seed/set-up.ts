import type { DataverseEmulator } from '../dataverse/emulator.ts';
import type { FlowRunner } from '../flow-runner/runner.ts';

export interface SetUp {
  dataverse: DataverseEmulator;
  runner: FlowRunner;
  urls: { dynamics: string };
}

/**
 * What a maker does once: refreshes accounts and tax rates, then, on the organisation's row, chooses Active and the defaults for lines
 * that name no account or tax.
 */
export async function playSetUp({ dataverse, runner, urls }: SetUp): Promise<void> {
  // The refresh runs by itself when its flow is switched on.
  await runner.idle();
  const refresh = runner.runs.find((run) => run.flow === 'refresh-reference-data');
  if (refresh?.status !== 'Succeeded') throw new Error(`accounts and tax rates could not be refreshed: ${refresh?.status ?? 'no run'}`);
  for (const organisation of dataverse.store.rows('xc_organisation')) {
    const ofIt = (row: Record<string, unknown>) => (row.xc_organisationid as { id: string } | null)?.id === organisation.xc_organisationid;
    const account = dataverse.store.rows('xc_accountcode', (row) => ofIt(row) && row.xc_code === '200')[0];
    const taxRate = dataverse.store.rows('xc_taxrate', (row) => ofIt(row) && row.xc_code === 'OUTPUT2')[0];
    const answer = await fetch(`${urls.dynamics}/api/data/v9.2/xc_organisations(${organisation.xc_organisationid})`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', 'if-match': '*', 'x-sandbox-user': 'Alex Admin' },
      body: JSON.stringify({
        xc_mode: 272000001,
        ...(account && { 'xc_defaultaccountid@odata.bind': `/xc_accountcodes(${account.xc_accountcodeid})` }),
        ...(taxRate && { 'xc_defaulttaxrateid@odata.bind': `/xc_taxrates(${taxRate.xc_taxrateid})` }),
      }),
    });
    if (!answer.ok) throw new Error(`the organisation's settings were refused: ${await answer.text()}`);
  }
}
