import { defineConfig } from 'vitest/config';
import { RulesReporter } from './test/rules/reporter.ts';

// One project a kind of test; each runs through real parts and may not reach the network (test/setup.ts refuses it).
const project = (name: string, include: string[], more: object = {}) => ({
  test: { name, include, setupFiles: ['test/setup.ts'], testTimeout: 30_000, hookTimeout: 60_000, ...more },
});

export default defineConfig({
  test: {
    reporters: ['default', new RulesReporter()],
    globalSetup: ['test/global-setup.ts'],
    // One load of the modules serves all files of a worker; every file sets up and resets what it stands on.
    isolate: false,
    // Threads of one process: quicker here than processes, by a fifth to a third of the processor's time.
    pool: 'threads',
    // Every core: much of a test's time is waiting for a socket.
    maxWorkers: '100%',
    projects: [
      project('unit', [
        'test/mapping/**/*.test.ts',
        'test/expression/**/*.test.ts',
        'test/tools/**/*.test.ts',
        'test/rules/**/*.test.ts',
        'test/docs/**/*.test.ts',
        'test/structure.test.ts',
      ]),
      project('api', [
        'test/operations/**/*.test.ts',
        'test/http/**/*.test.ts',
        'test/xero/**/*.test.ts',
        'test/store/**/*.test.ts',
        'test/changes/**/*.test.ts',
      ]),
      project('solution', ['test/solution/**/*.test.ts', 'test/connector/**/*.test.ts']),
      project('sandbox', ['test/sandbox/**/*.test.ts', 'test/flows/**/*.test.ts']),
      project('journeys', ['test/journeys/**/*.test.ts'], { testTimeout: 120_000 }),
    ],
  },
});
