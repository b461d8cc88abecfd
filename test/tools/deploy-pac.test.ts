import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parseXml } from '../../tools/pack/parse-xml.ts';
import { writeXml } from '../../tools/pack/write-xml.ts';
import { attributeOf, type XmlElement } from '../../tools/pack/xml-tree.ts';
import { project } from './deploy-stage.ts';

const pac = 'pac';
const hasPac = spawnSync(pac, ['help'], { encoding: 'utf8' }).error === undefined;
const cases = ['connector', 'core'].flatMap((folder) => ['Managed', 'Unmanaged'].map((type): [string, string] => [folder, type]));

/** Texts with LF, since pac writes the line ends of its platform; flows by id, since on Linux it takes them as the folder has them. */
function canonical(name: string, bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes).replace(/\r\n/g, '\n');
  if (name !== 'customizations.xml') return text;
  const byId = (a: XmlElement, b: XmlElement) => attributeOf(a, 'WorkflowId').localeCompare(attributeOf(b, 'WorkflowId'));
  const root = parseXml(text);
  const children = root.children.map((node) =>
    node.kind === 'element' && node.name === 'Workflows' ? { ...node, children: [...(node.children as XmlElement[])].sort(byId) } : node,
  );
  return writeXml({ ...root, children });
}

describe.skipIf(!hasPac)(`pac itself${hasPac ? '' : ' (skipped: no pac on this machine)'}`, { timeout: 300_000 }, () => {
  it.each(cases)('packs the composed tree of %s, %s, into what npm run pack makes', (folder, type) => {
    const out = mkdtempSync(join(tmpdir(), 'real-pac-'));
    const [ours, theirs, tree] = ['ours.zip', 'theirs.zip', 'tree'].map((name) => join(out, name)) as [string, string, string];
    const source = join(project, 'solution', folder);
    const own = ['tools/pack/main.ts', '--folder', source, '--zipfile', ours, '--packagetype', type, '--tree', tree];
    const first = spawnSync(process.execPath, own, { cwd: project, encoding: 'utf8' });
    expect([first.stderr, first.status]).toEqual(['', 0]);
    const second = spawnSync(pac, ['solution', 'pack', '--zipfile', theirs, '--folder', tree, '--packagetype', type], {
      encoding: 'utf8',
    });
    expect(second.status, second.stdout + second.stderr).toBe(0);
    // What pac leaves out it says, and ends with 0 all the same.
    expect(second.stdout).not.toMatch(/unexpected children|are not defined in customizations/);
    const [left, right] = [ours, theirs].map((file) => unzipSync(readFileSync(file))) as [
      Record<string, Uint8Array>,
      Record<string, Uint8Array>,
    ];
    expect(Object.keys(right).sort()).toEqual(Object.keys(left).sort());
    for (const [name, bytes] of Object.entries(left))
      expect([name, canonical(name, right[name] as Uint8Array)]).toEqual([name, canonical(name, bytes)]);
    rmSync(out, { recursive: true });
  });
});
