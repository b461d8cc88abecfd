import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import problems from '../../api/mapping/problems.json' with { type: 'json' };
import warnings from '../../api/mapping/warnings.json' with { type: 'json' };

const api = new URL('../../api', import.meta.url).pathname;
const sources = (readdirSync(api, { recursive: true }) as string[])
  .filter((file) => file.endsWith('.ts') && !file.includes('generated'))
  .map((file) => readFileSync(join(api, file), 'utf8'))
  .join('\n');

describe('E1: the catalogue of problems and warnings', () => {
  it('holds no sentence that nothing says', () => {
    const silent = [...Object.keys(problems), ...Object.keys(warnings)].filter((key) => !sources.includes(`'${key}'`));
    expect(silent).toEqual([]);
  });

  it.each(Object.entries(problems))('%s: a stable code, whole sentences, somebody who does it', (key, entry) => {
    expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9-]+)?$/);
    const { message, fix, owner } = entry as { message: string; fix: string; owner: string };
    for (const sentence of [message, fix]) expect(sentence).toMatch(/^["[{A-Z].*[.!?\]"}]$/s);
    expect(['Sales', 'Finance', 'Admin']).toContain(owner);
  });
});
