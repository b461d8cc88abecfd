import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export const root = new URL('../../', import.meta.url).pathname;
export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const folders = ['api', 'connector', 'docs', 'flows', 'sandbox', 'solution', 'test', 'tools'];

/** Every page of the project, from its root. */
export const pages: string[] = [
  ...readdirSync(root).filter((file) => file.endsWith('.md')),
  ...folders.flatMap((folder) =>
    (readdirSync(join(root, folder), { recursive: true }) as string[])
      .filter((file) => file.endsWith('.md') && !file.includes('node_modules'))
      .map((file) => join(folder, file)),
  ),
];

const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, 'code');

/** Where the links and pictures of a page lead. */
export const linksOf = (text: string): string[] => [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);

/** The anchors of a page's headings, as GitHub makes them. */
export function anchorsOf(text: string): string[] {
  const seen = new Map<string, number>();
  return [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => {
    const slug = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times ? `${slug}-${times}` : slug;
  });
}

/** The links of a page that lead nowhere: no such file, or no such heading in it. Addresses outside the project are not asked. */
export function deadLinks(page: string, text: string): string[] {
  return linksOf(text).filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [path = '', anchor] = target.split('#');
    const file = path ? normalize(join(dirname(page), path)) : page;
    const isHere = file === page;
    if (!isHere && !existsSync(join(root, file))) return true;
    if (!anchor) return false;
    return !file.endsWith('.md') || !anchorsOf(isHere ? text : read(file)).includes(anchor);
  });
}
