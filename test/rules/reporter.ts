import type { Reporter, TestModule } from 'vitest/node';
import { documentedRules, idsOfTitle } from './rules.ts';

/** Says at the end of a run how many of the rules of docs/rules.md the tests that passed have proven, and which they have not. */
export class RulesReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const proven = new Set<string>();
    for (const module of modules)
      for (const test of module.children.allTests('passed'))
        for (const title of [test.name, ...suitesOf(test)]) for (const id of idsOfTitle(title)) proven.add(id);
    const { built, notBuilt } = documentedRules();
    const missing = built.filter((id) => !proven.has(id));
    console.log(` Rules  ${built.length - missing.length} of ${built.length + notBuilt.length} proven (docs/rules.md)`);
    if (missing.length > 0 && missing.length < built.length / 4) console.log(`        not in this run: ${missing.join(' ')}`);
    console.log(`        not built yet: ${notBuilt.join(' ')}`);
  }
}

function suitesOf(test: { parent: unknown }): string[] {
  const names: string[] = [];
  for (let one = test.parent as { type?: string; name?: string; parent?: unknown }; one?.type === 'suite'; one = one.parent as typeof one)
    names.push(one.name ?? '');
  return names;
}
