import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { folderWith, put } from '../cli/folder.js';

const project = resolve(import.meta.dirname, '../..');

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

export const actionFile = parse(readFileSync(join(project, 'action.yml'), 'utf8')) as ActionFile;

/** The files that git has of this project, or takes at the next commit, for what a runner downloads. */
export function takenByGit(...paths: readonly string[]): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...paths], { cwd: project, encoding: 'utf8' });
  return listed.split('\0').filter((path) => path !== '' && existsSync(join(project, path)));
}

/** What a runner has of the action: a folder of its own, with what is committed and no packages. */
export function downloadedAction(): string {
  const folder = folderWith({});
  for (const path of takenByGit('action.yml', 'dist')) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(join(project, path), join(folder, path));
  }
  return folder;
}

/** Node 24 runs actions on GitHub. */
export const nodes: readonly { readonly says: string; readonly path: string | undefined }[] = [
  { says: 'the Node at hand', path: process.execPath },
  {
    says: 'Node 24 (skipped where S3LINT_NODE24 does not name one)',
    path: process.version.startsWith('v24.') ? process.execPath : process.env['S3LINT_NODE24'],
  },
];

export interface Step {
  readonly workspace: string;
  readonly event?: string;
  readonly payload?: object;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly node?: string;
  /** Of the repository that it stands in; otherwise an action downloaded for this step alone. */
  readonly action?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

export interface StepEnded {
  readonly code: number | null;
  /** What the runner obeyed, without what stops and resumes it. */
  readonly commands: readonly Command[];
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The runner's folder for what is temporary. */
  readonly temp: string;
}

/** Runs a step as a runner does: the file that action.yml names, with its defaults, its environment and nothing else. */
export function runStep({ workspace, event = 'push', payload, inputs = {}, node = process.execPath, action = downloadedAction(), env = {} }: Step): StepEnded {
  for (const name of Object.keys(inputs)) if (!(name in actionFile.inputs)) throw new Error(`action.yml has no input ${name}`);
  const temp = folderWith({ 'event.json': JSON.stringify(payload ?? {}), output: '', summary: '' });
  const given = { ...Object.fromEntries(Object.entries(actionFile.inputs).map(([name, { default: value = '' }]) => [name, value])), ...inputs };
  const { status, stdout, stderr } = spawnSync(node, [join(action, actionFile.runs.main)], {
    cwd: workspace,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: {
      // Nothing starts on Windows without what is its own.
      ...(process.platform === 'win32' && process.env),
      PATH: process.env['PATH'] ?? '',
      HOME: temp,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: join(temp, 'event.json'),
      GITHUB_OUTPUT: join(temp, 'output'),
      GITHUB_STEP_SUMMARY: join(temp, 'summary'),
      RUNNER_TEMP: temp,
      ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      ...env,
    },
  });
  const log = stdout + stderr;
  return { code: status, commands: obeyed(log), log, outputs: outputsIn(join(temp, 'output')), summary: readFileSync(join(temp, 'summary'), 'utf8'), temp };
}

const COMMANDS = new Set([
  'error',
  'warning',
  'notice',
  'debug',
  'group',
  'endgroup',
  'add-mask',
  'add-path',
  'add-matcher',
  'remove-matcher',
  'echo',
  'save-state',
  'set-env',
  'set-output',
]);

/** The commands that a runner finds in what a step writes: in its own form at the beginning of a line, in its older one anywhere. */
export function obeyed(log: string): readonly Command[] {
  const commands: Command[] = [];
  let resume: string | undefined;
  for (const line of log.split(/\r\n|[\r\n]/)) {
    const found = commandIn(line, /^\s*::([^ :]+)(?: (.*?))?::(.*)$/u, ',') ?? commandIn(line, /##\[([^ \]]+)(?: ([^\]]*))?\](.*)$/u, ';');
    if (found === undefined) continue;
    if (resume !== undefined) {
      if (found.name === resume) resume = undefined;
    } else if (found.name === 'stop-commands') resume = found.data;
    else if (COMMANDS.has(found.name)) commands.push(found);
  }
  return commands;
}

function commandIn(line: string, form: RegExp, comma: string): Command | undefined {
  const [, name, properties = '', data = ''] = form.exec(line) ?? [];
  if (name === undefined) return undefined;
  const pairs = properties.split(comma).flatMap((pair) => {
    const [key = '', value] = pair.split(/=(.*)/s);
    return value === undefined ? [] : [[key, unescaped(value)] as const];
  });
  return { name: name.toLowerCase(), properties: Object.fromEntries(pairs), data: unescaped(data) };
}

function unescaped(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
}

/** What a step put out, read as the runner reads it. */
function outputsIn(file: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {};
  const lines = readFileSync(file, 'utf8').split('\n');
  for (let at = 0; at < lines.length - 1; at++) {
    const [, name = '', delimiter = ''] = /^([^<=]+)<<(.+)$/.exec(lines[at] ?? '') ?? [];
    const end = lines.indexOf(delimiter, at + 1);
    if (name === '' || end === -1) throw new Error(`not an output: ${lines[at]}`);
    outputs[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return outputs;
}

/** Files put into a folder that is a repository of its own. */
export function plainWorkspace(files: Readonly<Record<string, string>>): string {
  const folder = folderWith(files);
  put(folder, { '.git/HEAD': 'ref: refs/heads/main\n' });
  return folder;
}
