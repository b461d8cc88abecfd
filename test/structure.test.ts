import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const sources = ['api', 'sandbox', 'tools', 'test']
  .flatMap((folder) => (readdirSync(join(root, folder), { recursive: true }) as string[]).map((file) => join(folder, file)))
  .filter((file) => /\.(ts|tsx)$/.test(file) && !file.includes('generated/') && !file.includes('/dist/'));
const text = (file: string) => readFileSync(join(root, file), 'utf8');

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

function importsOf(file: string, source: string): Import[] {
  const found = source.matchAll(/^(import|export)\s+(type\s+)?[^'"]*?from\s+'([^']+)'/gm);
  return [...found].map(([, , type, specifier = '']) => ({
    from: file,
    to: specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier,
    typeOnly: type !== undefined,
  }));
}

/** A room may import (values) only from the rooms named; types may come from anywhere in api. */
const may: Record<string, string[]> = {
  'api/mapping/': ['api/mapping/'],
  'api/store/': ['api/store/', 'api/clock.ts'],
  'api/xero/': ['api/xero/', 'api/clock.ts', 'api/errors.ts', 'api/log.ts'],
  'api/once/': ['api/once/', 'api/store/', 'api/xero/', 'api/mapping/', 'api/clock.ts', 'api/errors.ts', 'api/log.ts'],
  'api/changes/': ['api/changes/', 'api/store/', 'api/xero/', 'api/once/', 'api/mapping/', 'api/clock.ts', 'api/errors.ts', 'api/log.ts'],
  'api/': ['api/'],
};

function wrongImports(file: string, source: string): string[] {
  const room = Object.keys(may).find((prefix) => file.startsWith(prefix));
  if (!room) return [];
  const allowed = may[room] ?? [];
  return importsOf(file, source)
    .filter(({ to, typeOnly }) => {
      if (to.startsWith('sandbox/') || to.startsWith('tools/') || to.startsWith('test/')) return true;
      return to.startsWith('api/') && !typeOnly && !allowed.some((prefix) => to.startsWith(prefix));
    })
    .map(({ to }) => `${file} imports ${to}`);
}

const readsEnvironment = (file: string, source: string) => file !== 'api/config.ts' && /process\.env/.test(source);
const speaksSql = (file: string, source: string) =>
  !file.startsWith('api/store/') && /\.query(<[^>]*>)?\(\s*[`'"]\s*(select|insert|update|delete|with)\b/i.test(source);

describe('the structure of the code', () => {
  it('imports point one way', () => {
    expect(sources.flatMap((file) => wrongImports(file, text(file)))).toEqual([]);
    expect(wrongImports('api/mapping/x.ts', "import { a } from '../store/b.ts';")).toHaveLength(1);
    expect(wrongImports('api/http/x.ts', "import type { a } from '../../sandbox/b.ts';")).toHaveLength(1);
  });

  it('only api/config.ts reads the environment', () => {
    const product = sources.filter((file) => !file.startsWith('test/'));
    expect(product.filter((file) => readsEnvironment(file, text(file)))).toEqual([]);
    expect(readsEnvironment('api/x.ts', 'process.env.PORT')).toBe(true);
  });

  it('only api/store speaks SQL', () => {
    const product = sources.filter((file) => file.startsWith('api/') || file.startsWith('sandbox/'));
    expect(product.filter((file) => speaksSql(file, text(file)))).toEqual([]);
    expect(speaksSql('api/http/x.ts', "db.query('select 1')")).toBe(true);
  });

  it('files stay small: none over 400 lines, nine of ten under 200', () => {
    const lines = sources.map((file) => ({ file, lines: text(file).split('\n').length }));
    expect(lines.filter((entry) => entry.lines > 400)).toEqual([]);
    expect(lines.filter((entry) => entry.lines > 200).length).toBeLessThanOrEqual(lines.length / 10);
  });

  it("the API's own code stays small (docs/decisions/0005)", () => {
    const code = (source: string) =>
      source
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/^import [\s\S]*?;\n/gm, '')
        .split('\n')
        .filter((line) => line.trim() && !line.trim().startsWith('//')).length;
    const total = sources.filter((file) => file.startsWith('api/')).reduce((sum, file) => sum + code(text(file)), 0);
    expect(total).toBeLessThan(9000);
  });

  it('one operation is one handler is one test, and one flow is one file with an entry in its README', () => {
    const swagger = JSON.parse(text('connector/apiDefinition.swagger.json')) as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const operations = Object.values(swagger.paths).flatMap((item) => Object.values(item).map((operation) => operation.operationId));
    const kebab = (id: string) => id.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
    const missing = operations
      .flatMap((id) => [`api/operations/${kebab(id)}.ts`, `test/operations/${kebab(id)}.test.ts`])
      .filter((file) => !existsSync(join(root, file)));
    expect(missing).toEqual([]);
    const table = text('connector/README.md');
    expect(operations.filter((id) => !table.includes(id))).toEqual([]);
    const flows = readdirSync(join(root, 'flows')).filter((file) => file.endsWith('.json'));
    const readme = text('flows/README.md');
    expect(flows.filter((file) => !readme.includes(file.replace('.json', '')))).toEqual([]);
  });
});
