import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packCommand } from '../../tools/pack/command.ts';
import { inventory } from '../../tools/pack/inventory.ts';
import { readOwnSolution } from '../../tools/pack/own-solutions.ts';
import { packSolution, zipFiles } from '../../tools/pack/pack.ts';
import type { PackageType } from '../../tools/pack/package-type.ts';
import { parseXml } from '../../tools/pack/parse-xml.ts';
import { writeXml } from '../../tools/pack/write-xml.ts';
import { unpack } from './unpack.ts';

const project = join(import.meta.dirname, '../..');
const folders = readdirSync(join(project, 'solution'), { withFileTypes: true }).filter(({ name }) =>
  existsSync(join(project, 'solution', name, 'Other/Solution.xml')),
);
const types: PackageType[] = ['Unmanaged', 'Managed'];
const cases = folders.flatMap(({ name }) => types.map((type): [string, PackageType] => [name, type]));
const { version: release } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string };
const scratch = () => mkdtempSync(join(tmpdir(), 'pack-'));
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
/** Without the namespace that each file declares for itself. */
const plain = (xml: string) => xml.replaceAll(' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"', '');
/** The command in a process of its own. */
const ownProcess = (...words: string[]) =>
  spawnSync(process.execPath, [join(project, 'tools/pack/main.ts'), ...words], { encoding: 'utf8', cwd: scratch() });

/** The same command within this process. */
function run(...words: string[]) {
  let [stdout, stderr] = ['', ''];
  const status = packCommand(words, { tell: (text) => (stdout += `${text}\n`), complain: (text) => (stderr += `${text}\n`) });
  return { stdout, stderr, status };
}

function pack(folder: string, type: PackageType): Record<string, Uint8Array> {
  const own = readOwnSolution(project, folder);
  const { files, problems } = packSolution(own.files, { type });
  expect([...own.problems, ...(problems ?? [])]).toEqual([]);
  return unzipSync(zipFiles(files ?? new Map()));
}

describe("the product's own solutions", () => {
  it.each(cases)('%s, %s: unpacked again it is the source, nothing lost and nothing added', (folder, type) => {
    const source = readOwnSolution(project, folder).files;
    const again = unpack(pack(folder, type), type);
    const wanted = [...source.keys()].filter((path) =>
      type === 'Managed' ? !source.has(`${path.replace(/\.xml$/, '')}_managed.xml`) : !path.endsWith('_managed.xml'),
    );
    expect([...again.keys()].sort()).toEqual(wanted.sort());
    for (const path of wanted) {
      const bytes = source.get(path) as Uint8Array;
      const isMerged = /^(Entities|OptionSets|Other|Roles|Dashboards|AppModules|AppModuleSiteMaps|Connectors)\/.*\.xml$|\.data\.xml$/.test(
        path,
      );
      const expected = isMerged ? writeXml(parseXml(text(bytes))) : text(bytes);
      const managed = type === 'Managed' ? '1' : '0';
      expect([path, plain(again.get(path) ?? '')]).toEqual([
        path,
        plain(expected.replace('<Managed>2</Managed>', `<Managed>${managed}</Managed>`)),
      ]);
    }
  });

  it('every flow of flows/ and the connector with its icon are in the zips, unchanged', () => {
    const zips = Object.assign({}, ...folders.map(({ name }) => pack(name, 'Managed'))) as Record<string, Uint8Array>;
    const inside = Object.values(zips).map((bytes) => Buffer.from(bytes).toString('base64'));
    const outside = readdirSync(join(project, 'flows'))
      .filter((name) => name.endsWith('.json'))
      .map((name) => join('flows', name));
    for (const file of [...outside, 'connector/apiDefinition.swagger.json', 'connector/icon.png'])
      expect(inside.includes(readFileSync(join(project, file)).toString('base64')), file).toBe(true);
  });

  it('is told by kind: as many as the source has, by the names a maker sees', () => {
    const source = [...readOwnSolution(project, 'core').files.keys()];
    const counted = (pattern: RegExp) => source.filter((path) => pattern.test(path) && !path.endsWith('_managed.xml')).length;
    const told = new Map(inventory(new Map(Object.entries(pack('core', 'Managed')))).map(({ kind, names }) => [kind, names]));
    const patterns: [string, RegExp][] = [
      ['tables', /\/Entity\.xml$/],
      ['forms', /\/FormXml\//],
      ['views', /\/SavedQueries\//],
      ['charts', /\/Visualizations\//],
      ['choices', /^OptionSets\//],
      ['flows', /^Workflows\/.*\.data\.xml$/],
      ['security roles', /^Roles\//],
      ['web resources', /^WebResources\/.*\.data\.xml$/],
      ['dashboards', /^Dashboards\//],
      ['apps', /^AppModules\//],
    ];
    expect(patterns.map(([kind]) => [kind, told.get(kind)?.length ?? 0])).toEqual(
      patterns.map(([kind, pattern]) => [kind, counted(pattern)]),
    );
    expect(told.get('tables')).toContain('Xero Organisation');
  });

  it('a flow without a definition is refused, and so is a definition without its flow', () => {
    const copy = scratch();
    for (const name of ['solution', 'flows', 'connector', 'package.json'])
      cpSync(join(project, name), join(copy, name), { recursive: true });
    writeFileSync(join(copy, 'flows/brand-new.json'), '{}');
    expect(readOwnSolution(copy, 'core').problems).toEqual([
      { path: 'flows/brand-new.json', message: expect.stringMatching(/^has no \.data\.xml below Workflows\/ with the id [0-9a-f-]{36}$/) },
    ]);
    rmSync(join(copy, 'flows/write-log.json'));
    const { problems } = packSolution(readOwnSolution(copy, 'core').files, { type: 'Managed' });
    expect(problems?.map((one) => `${one.path} ${one.message}`)).toContainEqual(
      expect.stringMatching(/^Workflows\/Writelog.*\.json is named by a component and is not there$/),
    );
  });
});

describe('npm run pack', () => {
  it("takes pac's options in any writing, and leaves the composed tree", () => {
    const out = scratch();
    const folder = join(project, 'solution/connector');
    const first = ownProcess('--folder', folder, '--zipFile', join(out, 'a.zip'), '--packageType', 'managed', '--tree', join(out, 'tree'));
    expect([first.stderr, first.status]).toEqual(['', 0]);
    expect(first.stdout).toMatch(/ {2}connectors 1, environment variables \d/);
    expect(readFileSync(join(out, 'tree/Other/Solution.xml'), 'utf8')).toContain(`<Version>${release}.0</Version>`);
    const second = run('-f', join(out, 'tree'), '-z', join(out, 'b.zip'), '-p', 'Managed', '--list');
    expect([second.stderr, second.status]).toEqual(['', 0]);
    expect(second.stdout).toContain('  connectors (1)\n    Xero Sync\n');
    expect(readFileSync(join(out, 'a.zip')).equals(readFileSync(join(out, 'b.zip')))).toBe(true);
  });

  it('Both makes two zips; --version is stamped on both; the time zone changes nothing', () => {
    const out = scratch();
    const words = ['--folder', join(project, 'solution/connector'), '--packagetype=Both', '--version', '3.2.1.0'];
    for (const [zone, name] of [
      ['UTC', 'a'],
      ['Pacific/Auckland', 'b'],
    ])
      execFileSync(process.execPath, [join(project, 'tools/pack/main.ts'), ...words, '--zipfile', join(out, `${name}.zip`)], {
        env: { TZ: zone },
      });
    for (const end of ['.zip', '_managed.zip']) {
      const zip = readFileSync(join(out, `a${end}`));
      expect(zip.equals(readFileSync(join(out, `b${end}`)))).toBe(true);
      expect(text(unzipSync(zip)['solution.xml'])).toContain('<Version>3.2.1.0</Version>');
    }
  });

  it('refuses a bad tree with every fault, exits 1 and leaves no zip, not even that of an earlier run', () => {
    const out = scratch();
    writeFileSync(join(out, 'x.zip'), 'of an earlier run');
    const tree = join(out, basename('core'));
    cpSync(join(project, 'solution/core'), tree, { recursive: true });
    const result = ownProcess('--folder', tree, '--zipfile', join(out, 'x.zip'), '--packagetype', 'Managed');
    expect(result.status).toBe(1);
    const flows = readdirSync(join(project, 'flows')).filter((name) => name.endsWith('.json'));
    expect(result.stderr.match(/is named by a component and is not there/g)).toHaveLength(flows.length);
    expect(existsSync(join(out, 'x.zip'))).toBe(false);
    expect(result.stderr).toContain('was of an earlier run and is removed');
  });

  it.each([
    [['--nonsense'], 'unknown option --nonsense'],
    [['--folder', '/tmp'], '--folder and --zipfile go together'],
    [['--folder', '/no/such', '--zipfile', 'x.zip'], 'there is no folder /no/such'],
    [['--packagetype', 'Half'], 'Half is no package type'],
    [['--version', '1.2'], '1.2 is no version of four numbers'],
    [['--folder'], '--folder needs a value'],
  ])('%j is refused with the usage', (words, message) => {
    const result = run(...words);
    expect(result.status).toBe(1);
    expect(result.stderr).toContain(message);
    expect(result.stderr).toContain('npm run pack');
  });
});
