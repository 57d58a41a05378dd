import type { LintRequest, Phase } from '../lint.js';
import type { RuleSetting } from '../judge/setting.js';
import type { CreateContext, Rule } from '../rule/rule.js';
import { inLine } from './say.js';

const MOST_RULES = 10;

/** A run with a clock beside it. */
export interface Measured {
  readonly request: LintRequest;
  /** What has passed since the last part ended belongs to this one. */
  readonly mark: (part: Phase | 'comparison' | 'reports') => void;
  /** For the error stream: a report has no clock in it, so that the same input makes the same report. */
  readonly tell: () => string;
}

/** Puts a clock beside a request: reading, the parts of the way, and each rule. Nothing of it is there where nobody asks. */
export function measured(request: LintRequest): Measured {
  const started = performance.now();
  const spent = new Map<string, number>();
  const add = (what: string, time: number): void => void spent.set(what, (spent.get(what) ?? 0) + time);
  const sizes = new Map<string, number>();
  let last = started;
  const mark = (part: string): void => {
    const now = performance.now();
    add(part, now - last);
    last = now;
  };
  const read: LintRequest['files']['read'] = (path) => {
    const before = performance.now();
    const file = request.files.read(path);
    add('reading', performance.now() - before);
    if (file.kind === 'bytes') sizes.set(path, file.bytes.length);
    return file;
  };
  const rules = new Map<string, number>();
  const clocked = (setting: RuleSetting): RuleSetting => {
    const { id } = setting.rule.meta;
    return { ...setting, rule: withClock(setting.rule, (time) => void rules.set(id, (rules.get(id) ?? 0) + time)) };
  };
  return {
    request: { ...request, files: { ...request.files, read }, settings: request.settings.map(clocked), mark },
    mark,
    tell: () => told(started, spent, [...sizes.values()], rules),
  };
}

/** The same rule, but for what it asks: all else of it, made when it is asked for, stays where it is. */
function withClock(rule: Rule, add: (time: number) => void): Rule {
  const timed =
    <A extends readonly unknown[], R>(ask: (...given: A) => R) =>
    (...given: A): R => {
      const before = performance.now();
      try {
        return ask(...given);
      } finally {
        add(performance.now() - before);
      }
    };
  const { require, create } = rule;
  return Object.create(rule, {
    ...(require && { require: { value: timed(require) } }),
    ...(create && { create: { value: (context: CreateContext) => timed(create(context)) } }),
  }) as Rule;
}

const PARTS = [
  ['comparison', 'what was there before'],
  ['parsing', 'parsing'],
  ['joining', 'joining'],
  ['rules', 'asking the rules'],
  ['findings', 'findings and suppressions'],
  ['reports', 'reports'],
] as const satisfies readonly (readonly [Phase | 'comparison' | 'reports', string])[];

function told(started: number, spent: ReadonlyMap<string, number>, sizes: readonly number[], rules: ReadonlyMap<string, number>): string {
  const reading = spent.get('reading') ?? 0;
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const times = PARTS.filter(([part]) => spent.has(part)).map(([part, says]): readonly [string, number] => {
    // Files are read while they are parsed.
    return [says, (spent.get(part) ?? 0) - (part === 'parsing' ? reading : 0)];
  });
  const slowest = [...rules].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).slice(0, MOST_RULES);
  const rows: readonly (readonly [string, number])[] = [
    ['start, configuration, search', started],
    [`reading ${sizes.length} ${sizes.length === 1 ? 'file' : 'files'} (${kilobytes(bytes)})`, reading],
    ...times.flatMap(([says, time]): readonly (readonly [string, number])[] => [
      [says, time],
      ...(says === 'asking the rules' ? slowest.map(([id, own]) => [`  ${inLine(id)}`, own] as const) : []),
    ]),
  ];
  const width = Math.max(...rows.map(([says]) => says.length));
  const { maxRSS } = process.resourceUsage();
  return [
    `Where ${milliseconds(performance.now())} went:`,
    ...rows.map(([says, time]) => `  ${says.padEnd(width)}  ${milliseconds(time).padStart(9)}`),
    `Memory at most: ${(maxRSS / 1024).toFixed(0)} MB`,
    '',
  ].join('\n');
}

function milliseconds(time: number): string {
  return `${Math.max(0, time).toFixed(1)} ms`;
}

function kilobytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
