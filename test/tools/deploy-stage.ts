import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { deployCommand } from '../../tools/deploy/command.ts';
import type { DeploymentSettings } from '../../tools/deploy/settings.ts';

export const project = join(import.meta.dirname, '../..');
export const environment = 'https://contoso.crm4.dynamics.com';
export const goodVariables = [
  { SchemaName: 'xc_ApiHost', Value: 'xero.contoso.com' },
  { SchemaName: 'xc_XeroClientId', Value: '0123456789ABCDEF0123456789ABCDEF' },
];
export const dataverse = {
  id: '8718b22cd7cd4273aeaf3ce8b8acffc7',
  api: '/providers/Microsoft.PowerApps/apis/shared_commondataserviceforapps',
};
export const xero = {
  id: 'shared-xc-5fxero-20sync-5f-863397d0-10d3-43b1-8824-5fd5d954356a',
  api: '/providers/Microsoft.PowerApps/apis/shared_xc-5fxero-20sync-5f331acd82b125f090',
};

/** One call of pac that the stand-in wrote down; `settings` is what the settings file held at that moment, `zip` whether the zip was there. */
export interface Call {
  words: string[];
  cwd: string;
  agent: string | undefined;
  secret: string | undefined;
  settings?: DeploymentSettings;
  zip?: boolean;
}

interface State {
  /** What pac finds in the environment. Imports add to it. */
  solutions: { SolutionUniqueName: string; VersionNumber: string; IsManaged: boolean }[];
  connections: { id: string; name: string; api: string; status?: string }[];
  /** Answers in place of the ordinary ones: by the first words of the call. */
  answers: Record<string, { output?: string; error?: string; code?: number }>;
  profiles: string;
}

// A pac that keeps its environment in a file. Its lines are written as pac writes them: a greeting first, tables of changing widths.
const standIn = `#!${process.execPath}
const fs = require('node:fs'), path = require('node:path');
const folder = path.dirname(__filename), file = path.join(folder, 'state.json');
const state = JSON.parse(fs.readFileSync(file, 'utf8'));
const words = process.argv.slice(2), after = (name) => words[words.indexOf(name) + 1];
const call = { words, cwd: process.cwd(), agent: process.env.PP_TOOLS_AUTOMATION_AGENT, secret: process.env.PAC_CLI_SPN_SECRET };
if (words.includes('--settings-file')) call.settings = JSON.parse(fs.readFileSync(after('--settings-file'), 'utf8'));
if (words.includes('--path')) call.zip = fs.readFileSync(after('--path')).subarray(0, 2).toString() === 'PK';
fs.appendFileSync(path.join(folder, 'calls.jsonl'), JSON.stringify(call) + '\\n');
const answer = Object.entries(state.answers).find(([start]) => words.join(' ').startsWith(start) || words.join(' ').includes(start));
if (answer) {
  if (answer[1].output) console.log(answer[1].output);
  if (answer[1].error) console.error(answer[1].error);
  process.exit(answer[1].code ?? 0);
}
const what = words.slice(0, 2).join(' ');
console.log('Connected as maker@contoso.com');
if (what === 'auth list') console.log(state.profiles);
if (what === 'auth list' && state.profiles.startsWith('No profiles')) process.exit(1);
if (what === 'solution list') console.log(JSON.stringify(state.solutions));
if (what === 'connection list') {
  console.log('Id                                    Name            API Id                                                  Status');
  for (const one of state.connections) console.log(one.id + ' ' + one.name + '      ' + one.api + ' ' + (one.status ?? 'Connected'));
}
if (what === 'solution import') {
  const [, name, managed] = /([^/]+?)(_managed)?\\.zip$/.exec(after('--path'));
  state.solutions = state.solutions.filter((one) => one.SolutionUniqueName !== name);
  state.solutions.push({ SolutionUniqueName: name, VersionNumber: state.version, IsManaged: Boolean(managed) });
  fs.writeFileSync(file, JSON.stringify(state));
  console.log('Solution Imported successfully.');
}
`;

/** A machine with a stand-in for pac on its PATH, in a folder of its own. */
export class Stage {
  readonly folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  readonly settings = join(this.folder, 'my.settings.json');

  constructor() {
    writeFileSync(join(this.folder, 'pac'), standIn);
    chmodSync(join(this.folder, 'pac'), 0o755);
    this.set({});
    this.write({ EnvironmentVariables: goodVariables });
  }

  /** Sets what the environment is like. */
  set(change: Partial<State>): void {
    const version = `${JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')).version}.0`;
    const state = { solutions: [], connections: [], answers: {}, profiles: 'No profiles were found on this computer.', version };
    const before = existsSync(join(this.folder, 'state.json')) ? JSON.parse(readFileSync(join(this.folder, 'state.json'), 'utf8')) : state;
    writeFileSync(join(this.folder, 'state.json'), JSON.stringify({ ...before, ...change }));
  }

  write(settings: object, file = this.settings): void {
    writeFileSync(file, JSON.stringify(settings));
  }

  /** Puts a package into a node_modules of this machine. */
  install(name: string, source: string): void {
    const file = join(this.folder, 'node_modules', name, 'index.js');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, source);
  }

  /** Runs the command as npm does, in a process of its own. */
  npm(words: string[] = [], input = '') {
    const { PATH, ...others } = process.env;
    const result = spawnSync('npm', ['run', '--silent', 'deploy', '--', ...this.words(words)], {
      cwd: project,
      encoding: 'utf8',
      input,
      env: { ...others, PATH: `${this.folder}${delimiter}${PATH}`, NODE_PATH: join(this.folder, 'node_modules') },
    });
    return { code: result.status, out: result.stdout, err: result.stderr, all: result.stdout + result.stderr };
  }

  /** Runs the same command within this process: pac alone is a process of its own. */
  async deploy(words: string[] = []) {
    let [out, err] = ['', ''];
    const outputs = { tell: (text: string) => (out += `${text}\n`), complain: (text: string) => (err += `${text}\n`) };
    const code = await deployCommand(['--pac', join(this.folder, 'pac'), ...this.words(words)], outputs);
    return { code, out, err, all: out + err };
  }

  /** Words of the command with the settings of this stage, unless others are named. */
  private words(words: string[]): string[] {
    const settings = words.includes('--settings') ? [] : ['--settings', this.settings];
    return ['--environment', environment, '--output', join(this.folder, 'out'), ...settings, ...words];
  }

  /** The calls of pac since the last time it was asked. */
  calls(): Call[] {
    const file = join(this.folder, 'calls.jsonl');
    if (!existsSync(file)) return [];
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    rmSync(file);
    return lines.map((line) => JSON.parse(line) as Call);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
