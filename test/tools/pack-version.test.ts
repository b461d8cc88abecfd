import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownFolders, readOwnSolution, versionProblems } from '../../tools/pack/own-solutions.ts';
import { packSolution } from '../../tools/pack/pack.ts';
import { readRelease, stampVersion } from '../../tools/pack/version.ts';
import { manifest } from './pack-tree.ts';

const project = join(import.meta.dirname, '../..');
const release = readRelease(project);
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

/** A copy of what the solutions are made of, with one of its files changed. */
function copyWith(file: string, change: (source: string) => string): string {
  const copy = mkdtempSync(join(tmpdir(), 'version-'));
  for (const name of ['solution', 'flows', 'connector', 'package.json']) cpSync(join(project, name), join(copy, name), { recursive: true });
  const source = readFileSync(join(copy, file), 'utf8');
  expect(change(source)).not.toBe(source);
  writeFileSync(join(copy, file), change(source));
  return copy;
}

const faults = (root: string, version?: string) => {
  const solutions = ownFolders.map((folder) => readOwnSolution(root, folder, version));
  return [...solutions.flatMap((one) => one.problems), ...versionProblems(solutions)].map((one) => `${one.path} ${one.message}`);
};

describe('one version: that of package.json', () => {
  it('is on both zips, and on the connector where the core says it needs it; no other is', () => {
    for (const folder of ownFolders) {
      const { files } = packSolution(readOwnSolution(project, folder).files, { type: 'Managed' });
      const solution = text(files?.get('solution.xml'));
      expect(solution).toContain(`<Version>${release}.0</Version>`);
      const needed = [...solution.matchAll(/XeroConnectorConnector \(([\d.]+)\)/g)].map((match) => match[1]);
      expect(new Set(needed)).toEqual(new Set(folder === 'core' ? [`${release}.0`] : []));
      expect(solution).not.toContain('0.0.0.0');
    }
  });

  it('is in no source but package.json and the definition of the connector, which are one', () => {
    for (const folder of ownFolders) {
      const source = readFileSync(join(project, 'solution', folder, 'Other/Solution.xml'), 'utf8');
      expect(source).not.toMatch(/[ (>]\d+\.\d+\.\d+\.\d+[<)](?<!0\.0\.0\.0.)/);
    }
    expect(faults(project)).toEqual([]);
  });

  it('follows package.json', () => {
    const copy = copyWith('package.json', (source) => source.replace(`"version": "${release}"`, '"version": "7.8.9"'));
    expect(ownFolders.map((folder) => readOwnSolution(copy, folder).version)).toEqual(['7.8.9.0', '7.8.9.0']);
    expect(faults(copy)).toEqual([`connector/apiDefinition.swagger.json is of version ${release}, and package.json of 7.8.9`]);
  });

  it('a version in a source is refused', () => {
    const path = 'solution/core/Other/Solution.xml';
    const copy = copyWith(path, (source) => source.replace('<Version>0.0.0.0<', '<Version>3.0.0.0<'));
    expect(faults(copy)).toEqual([`${path} holds the version 3.0.0.0: it is stamped, from package.json`]);
  });

  it('a component that came later than its solution is refused', () => {
    expect(faults(project, '0.9.10.0')).toContainEqual(
      expect.stringMatching(
        /^solution\/core\/Entities\/xc_log\/Entity\.xml came in version 1\.0\.0\.0, later than the solution's 0\.9\.10\.0$/,
      ),
    );
    expect(faults(project, '10.0.0.0')).toEqual([]);
  });

  it('solutions of two versions are refused, and one that needs another in another version', () => {
    const [connector, core] = ownFolders.map((folder) => readOwnSolution(project, folder));
    if (!connector || !core) throw new Error('a solution is missing');
    const messages = versionProblems([{ ...connector, version: '9.9.9.9' }, core]).map((one) => one.message);
    expect(messages).toContainEqual(`is of version ${release}.0, not 9.9.9.9`);
    expect(messages).toContainEqual(`needs XeroConnectorConnector in version ${release}.0, not 9.9.9.9`);
  });

  it('stamps the solutions that are named where they are needed, and leaves those of others', () => {
    const required = '<Required type="372" solution="Other (1.0.0.0)" /><Required type="1" solution="Foreign (9.0.0.1)" />';
    const source = manifest().replace(
      '<MissingDependencies />',
      `<MissingDependencies><MissingDependency>${required}</MissingDependency></MissingDependencies>`,
    );
    const files = new Map([['Other/Solution.xml', new TextEncoder().encode(source)]]);
    const stamped = text(stampVersion(files, '2.0.0.1', ['Sample', 'Other']).get('Other/Solution.xml'));
    expect([stamped.includes('<Version>2.0.0.1<'), stamped.includes('"Other (2.0.0.1)"'), stamped.includes('"Foreign (9.0.0.1)"')]).toEqual(
      [true, true, true],
    );
  });
});
