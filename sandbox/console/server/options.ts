import type { SandboxClock } from '../../clock.ts';
import type { DataverseEmulator } from '../../dataverse/emulator.ts';
import type { FlowRunner } from '../../flow-runner/runner.ts';
import type { XeroEmulator } from '../../xero/emulator.ts';

/** What the console shows and steers. */
export interface ConsoleOptions {
  dataverse: DataverseEmulator;
  xero: XeroEmulator;
  runner: FlowRunner;
  clock: SandboxClock;
  /** Asks the API for the report on an organisation's set-up, with the connection's token. */
  checkSetup?(organisationId: string): Promise<{ status: number; body: unknown }>;
  /** Everything as at the start. */
  reset(): Promise<void>;
}
