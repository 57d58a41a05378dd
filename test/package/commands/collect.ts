/** Every command that a page tells somebody to type, or a workflow to run. */

import { parse, parseAllDocuments } from 'yaml';
import type { Block, Code, Page } from './pages.js';

/** Commands that are typed one after the other, in one folder. */
export interface Passage {
  /** `lines` of a block; a `session` with what was answered; a `span` in a sentence; `args` of the hook; a `script` of a CI file; steps of a `workflow`. */
  readonly kind: 'lines' | 'session' | 'span' | 'args' | 'script' | 'workflow';
  readonly page: string;
  readonly line: number;
  readonly commands: readonly Command[];
  /** The whole block. */
  readonly text: string;
}

export interface Command extends Code {
  /** What the page shows below it. */
  readonly shows?: Shown;
}

export interface Shown {
  readonly text: string;
  /** `json`: a part of it. */
  readonly language: string;
  /** Where it is told. */
  readonly code?: number;
}

/** How blocks with commands are written here, and what others may be called: what has another name could hold commands that nobody meets. */
const SHELL = 'sh';
const SESSION = 'console';
export const otherLanguages: ReadonlySet<string> = new Set(['', 'text', 'yaml', 'json', 'ts', 'hcl', 'xml', 'csv', 'markdown']);

/** A line that somebody would type. */
const TYPED = /^(?:\$ )?(?:s3lint|npx|npm) [-\w./]/;

export function passagesOf({ blocks, spans }: Page): readonly Passage[] {
  const ofBlocks = blocks.flatMap((block, index): readonly Passage[] => {
    if (block.language === SHELL) return [linesOf(block, blocks[index + 1])];
    if (block.language === SESSION) return [sessionOf(block)];
    return block.language === 'yaml' ? inYaml(block) : [];
  });
  return [...ofBlocks, ...spans.flatMap(ofSpan)].filter(({ commands, kind }) => commands.length > 0 || kind === 'workflow');
}

/** What looks like a command and stands where none is looked for. */
export function strayIn({ blocks }: Page): readonly string[] {
  return blocks.flatMap(({ page, line, language, text }) => {
    if (language === SHELL || language === SESSION) return [];
    if (language !== 'indented' && !otherLanguages.has(language)) return [`${page}:${line}: a block of "${language}": commands stand in "sh" or "console"`];
    if (!['', 'text', 'indented'].includes(language)) return [];
    return text.split('\n').flatMap((one, index) => (TYPED.test(one) ? [`${page}:${line + index}: ${one}`] : []));
  });
}

/** Without what is said of them behind a hash. */
function linesOf(block: Block, next: Block | undefined): Passage {
  const { page, line, text } = block;
  const commands: Command[] = [];
  let begun = '';
  for (const [index, one] of text.split('\n').entries()) {
    const bare = one.replace(/(?:^|\s+)#(?:\s.*)?$/, '').trim();
    if (bare.endsWith('\\')) begun += `${bare.slice(0, -1).trim()} `;
    else if (bare !== '') {
      commands.push({ page, line: line + index, text: `${begun}${bare}` });
      begun = '';
    }
  }
  const [only] = commands;
  const isShown = commands.length === 1 && next?.follows === true && ['text', 'markdown', 'xml', 'csv', 'json'].includes(next.language);
  const shown = only && isShown ? [{ ...only, shows: { text: next.text, language: next.language } }] : commands;
  return { kind: 'lines', page, line, text, commands: shown };
}

function sessionOf({ page, line, text }: Block): Passage {
  const commands: Command[] = [];
  for (const [index, one] of text.split('\n').entries()) {
    const last = commands.at(-1);
    if (one === '$ echo $?') continue;
    if (one.startsWith('$ ')) commands.push({ page, line: line + index, text: one.slice(2), shows: { text: '', language: 'text', code: 0 } });
    else if (last?.shows) {
      const isCode = text.split('\n')[index - 1] === '$ echo $?';
      const shows = isCode ? { ...last.shows, code: Number(one) } : { ...last.shows, text: `${last.shows.text}${one}\n` };
      commands[commands.length - 1] = { ...last, shows };
    }
  }
  return { kind: 'session', page, line, text, commands };
}

/** Words that stand for what somebody has. */
const MEANT: Readonly<Record<string, string>> = {
  ID: 'require-versioning',
  RULE: 'require-versioning',
  PATH: 'infra/main.tf',
  PATHS: 'infra/',
  SNAPSHOT: 'account.json',
  FILE: 'policy.json',
};

/** A call in a sentence. Where it is nothing but the name of a command, the sentence speaks of that command. */
function ofSpan({ page, line, text }: Code): readonly Passage[] {
  const hook = /^args: (\[.*\])$/.exec(text);
  if (hook) return [{ kind: 'args', page, line, text, commands: [{ page, line, text: `s3lint ${argsOf(hook[1] ?? '')}` }] }];
  if (!/^(?:s3lint|npx|npm|node|git) \S|^\.ci\//.test(text)) return [];
  const command = /^s3lint(?: [a-z]+)+$/.test(text) ? `${text} --help` : text.replace(/\b[A-Z]+\b/g, (word) => MEANT[word] ?? word);
  return [{ kind: 'span', page, line, text, commands: [{ page, line, text: command }] }];
}

function argsOf(list: string): string {
  return (parse(list) as readonly string[]).join(' ');
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

/** Workflows and steps of GitHub, hooks of pre-commit, jobs of GitLab. */
function inYaml(block: Block): readonly Passage[] {
  const { page, line, text } = block;
  const at = (command: string): Command => {
    const index = text.split('\n').findIndex((one) => one.includes(command.split('\n')[0] ?? ''));
    return { page, line: line + Math.max(index, 0), text: command.trim() };
  };
  return parseAllDocuments(text).flatMap((document): readonly Passage[] => {
    const value = document.toJS() as unknown;
    const steps = stepsIn(value);
    if (steps.length > 0) return [{ kind: 'workflow', page, line, text, commands: steps.flatMap(({ run }) => (run === undefined ? [] : [at(run)])) }];
    const { repos = [], ...jobs } = (typeof value === 'object' && value !== null ? value : {}) as {
      readonly repos?: readonly { readonly hooks: readonly { readonly id: string; readonly args?: readonly string[] }[] }[];
    };
    const hooks = repos.flatMap(({ hooks }) => hooks).filter(({ id }) => id === 's3lint');
    if (hooks.length > 0)
      return [{ kind: 'args', page, line, text, commands: hooks.map(({ args = [] }) => ({ page, line, text: ['s3lint', ...args].join(' ') })) }];
    const scripts = Object.values(jobs).flatMap((job) => (typeof job === 'object' && job !== null && 'script' in job ? [job.script].flat() : []));
    return scripts.length > 0 ? [{ kind: 'script', page, line, text, commands: scripts.map((script) => at(String(script))) }] : [];
  });
}

/** The steps of a whole workflow, or those that are shown by themselves. */
export function stepsIn(value: unknown): readonly Step[] {
  if (Array.isArray(value)) return (value as readonly Step[]).filter((step) => step?.uses !== undefined || step?.run !== undefined);
  if (typeof value !== 'object' || value === null || !('jobs' in value)) return [];
  return Object.values(value.jobs as Readonly<Record<string, { readonly steps?: readonly Step[] }>>).flatMap(({ steps = [] }) => steps);
}
