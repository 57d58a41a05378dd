import type { Entry } from '../../judge/baseline.js';
import { printableJson } from '../../report/escape.js';
import { inLine } from '../say.js';

export interface Listed {
  readonly entry: Entry;
  /** `changed`: its finding is there, but worse, or it says something else. */
  readonly state: 'known' | 'changed' | 'stale' | 'not looked at';
}

/** A baseline as a list. */
export function listing(listed: readonly Listed[], file: string, format: 'pretty' | 'json'): string {
  return format === 'json' ? asJson(listed, file) : asText(listed, file);
}

function asJson(listed: readonly Listed[], file: string): string {
  const entries = listed.map(({ entry, state }) => ({ ...entry, state }));
  return `${printableJson(JSON.stringify({ schemaVersion: 1, file, entries }, undefined, 2))}\n`;
}

function asText(listed: readonly Listed[], file: string): string {
  const paths = [...new Set(listed.map(({ entry }) => entry.path))];
  const width = Math.max(0, ...listed.map(({ entry }) => entry.rule.length));
  const row = ({ entry: { rule, severity, resource, deployment, when, count }, state }: Listed): string => {
    const more = [
      ...(deployment === undefined ? [] : [`deployed as ${deployment}`]),
      ...(when === undefined ? [] : [`when ${when}`]),
      ...(count === 1 ? [] : [`${count} times`]),
    ];
    const aside = more.length === 0 ? '' : ` (${more.join(', ')})`;
    return inLine(`  ${severity.padEnd(5)}  ${rule.padEnd(width)}  ${resource}${aside}${state === 'known' ? '' : `  ${state}`}`.trimEnd());
  };
  const blocks = paths.map((path) => [inLine(path), ...listed.filter(({ entry }) => entry.path === path).map(row), ''].join('\n'));
  return `${[...blocks, sums(listed, file)].join('\n')}\n`;
}

function sums(listed: readonly Listed[], file: string): string {
  const of = (state: Listed['state']): number => sumOf(listed.filter((one) => one.state === state).map(({ entry }) => entry));
  const [changed, stale, unseen] = [of('changed'), of('stale'), of('not looked at')];
  return [
    `${findingsOf(sumOf(listed.map(({ entry }) => entry)))} known in ${inLine(file)}`,
    ...(changed > 0 ? [`${changed} changed since: they are told again`] : []),
    ...(stale > 0 ? [`${stale} stale: s3lint baseline prune`] : []),
    ...(unseen > 0 ? [`${unseen} not looked at by this call`] : []),
  ].join('; ');
}

/** How many findings entries stand for. */
export function sumOf(entries: readonly Pick<Entry, 'count'>[]): number {
  return entries.reduce((sum, { count }) => sum + count, 0);
}

export function findingsOf(count: number): string {
  return count === 1 ? '1 finding' : `${count} findings`;
}
