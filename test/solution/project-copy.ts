import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { addSampleParts } from './sample-parts.ts';

/** Edits a copy of the project. `file` is any part of a path from the project's root; the first file in order that has it is meant. */
export interface Editor {
  /** Replaces the first match. */
  change(file: string, from: string | RegExp, to: string): void;
  remove(file: string): void;
  rename(file: string, to: string): void;
  /** Makes a file at a whole path. */
  add(path: string, text: string): void;
}

/** A copy of all that is checked, with a sample of every kind of part; each edit can be taken back. */
export class ProjectCopy {
  readonly root: string;
  #undo: (() => void)[] = [];

  constructor() {
    this.root = mkdtempSync(join(tmpdir(), 'project-'));
    for (const folder of ['solution', 'flows', 'connector', 'sandbox/dataverse/tables', 'package.json'])
      cpSync(folder, join(this.root, folder), { recursive: true });
    addSampleParts(join(this.root, 'solution/core'));
  }

  readonly editor: Editor = {
    change: (file, from, to) => {
      const path = this.#find(file);
      const before = readFileSync(path, 'utf8');
      const after = before.replace(from, to);
      if (after === before) throw new Error(`${file} does not hold ${from}`);
      writeFileSync(path, after);
      this.#undo.push(() => writeFileSync(path, before));
    },
    remove: (file) => {
      const path = this.#find(file);
      const before = readFileSync(path);
      rmSync(path);
      this.#undo.push(() => writeFileSync(path, before));
    },
    rename: (file, to) => {
      const path = this.#find(file);
      const target = path.replace(file, to);
      mkdirSync(dirname(target), { recursive: true });
      renameSync(path, target);
      this.#undo.push(() => renameSync(target, path));
    },
    add: (path, text) => {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), text);
      this.#undo.push(() => rmSync(join(this.root, path)));
    },
  };

  /** Takes every edit back, the last one first. */
  restore(): void {
    for (const undo of this.#undo.reverse()) undo();
    this.#undo = [];
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  #find(part: string): string {
    const paths = readdirSync(this.root, { recursive: true, encoding: 'utf8' }).sort();
    const path = paths.find((one) => one.includes(part) && /\.\w+$/.test(one));
    if (!path) throw new Error(`no file ${part}`);
    return join(this.root, path);
  }
}
