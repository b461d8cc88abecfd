import { isDeepStrictEqual } from 'node:util';
import { startSandbox } from '../sandbox.ts';
import { story } from './story.ts';

const sandbox = await startSandbox();
let wrong = 0;
for (const [index, step] of story(sandbox).entries()) {
  console.log(`\n${index + 1}. ${step.title}`);
  try {
    for (const { what, seen, expected } of await step.play()) {
      const right = isDeepStrictEqual(seen, expected);
      if (!right) wrong += 1;
      console.log(`   ${right ? '✓' : '✗'} ${what}: ${JSON.stringify(seen)}${right ? '' : `, expected ${JSON.stringify(expected)}`}`);
    }
  } catch (error) {
    wrong += 1;
    console.log(`   ✗ ${error instanceof Error ? error.message : String(error)}`);
  }
}
console.log('\nWhat it cost (calls of Dataverse and of the connector a run):');
for (const run of [...sandbox.runner.runs].reverse()) {
  if (run.parentRunId) continue;
  console.log(`   ${run.flow.padEnd(24)} ${run.status.padEnd(10)} ${run.calls.dataverse + run.calls.connector}`);
}
await sandbox.stop();
console.log(wrong === 0 ? '\nThe story holds.' : `\n${wrong} thing${wrong === 1 ? '' : 's'} not as promised.`);
process.exitCode = wrong === 0 ? 0 : 1;
