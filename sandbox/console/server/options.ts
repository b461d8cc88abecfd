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
  /** Everything as at the start. */
  reset(): Promise<void>;
}
