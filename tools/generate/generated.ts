/** A generated file, or one with generated parts. */
export interface Generated {
  file: URL;
  /** The whole text as it has to be, from the text as it is ('' where there is no file yet). */
  make(before: string): string | Promise<string>;
}

/**
 * Puts what `make` gives for each marker's words between the marker and its end: `<!-- kind: words -->` … `<!-- /kind -->`.
 * @throws Error where a marker is not closed
 */
export function fillMarked(text: string, kind: string, make: (words: string) => string): string {
  const open = new RegExp(`<!-- ${kind}: ([^>]*?) -->`, 'g');
  const close = `<!-- /${kind} -->`;
  let filled = '';
  let rest = 0;
  for (const found of text.matchAll(open)) {
    const start = found.index + found[0].length;
    const end = text.indexOf(close, start);
    if (end < 0) throw new Error(`'${found[0]}' is not closed by '${close}'`);
    filled += `${text.slice(rest, start)}\n\n${make(found[1] ?? '')}\n\n`;
    rest = end;
  }
  return filled + text.slice(rest);
}

/** A table of Markdown; a bar in a cell is escaped. */
export function markdownTable(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}
