import { importSolutionWith } from './import-solution.ts';
import type { CreateCommandRunner, PowerPlatform } from './wrapper.ts';

/** A platform that calls nothing: each call of pac is told as a line for a shell, and answers as an empty environment would. */
export function plannedCalls(tell: (line: string) => void): PowerPlatform {
  const createCommandRunner: CreateCommandRunner =
    (_workingDir, commandPath) =>
    async (...words) => {
      tell([commandPath, ...words].map(quoted).join(' '));
      return words.includes('--json') ? ['[]'] : [];
    };
  return { source: 'pac', createCommandRunner, importSolution: importSolutionWith(createCommandRunner) };
}

function quoted(word: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(word) ? word : `"${word}"`;
}
