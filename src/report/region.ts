import type { Finding } from '../rule/finding.js';
import type { Level } from '../rule/meta.js';
import type { Place } from '../text/source.js';

/** A place in numbers that start at 1; columns count UTF-16 code units and `endColumn` is exclusive. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function regionOf(place: Place): Region {
  const start = place.source.position(place.start);
  const end = place.source.position(Math.max(place.start, place.end));
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** The same with at least one character, for readers that show nothing for an insertion point. */
export function visibleRegion(place: Place): Region {
  const region = regionOf(place);
  if (region.startLine !== region.endLine || region.startColumn !== region.endColumn) return region;
  const line = place.source.lineSpan(region.startLine);
  const length = line.end - line.start;
  if (region.startColumn <= length) return { ...region, endColumn: region.startColumn + 1 };
  return length > 0 ? { ...region, startColumn: length, endColumn: length + 1 } : region;
}

/** `infra/s3.tf:14:3`. A file called like a workflow command still opens, and commands nobody where it begins a line. */
export function whereabouts({ source, start }: Place): string {
  const { line, column } = source.position(start);
  return `${/^\s*(?:::|##\[)/.test(source.path) ? './' : ''}${source.path}:${line}:${column}`;
}

export const levels: readonly Level[] = ['error', 'warn', 'info'];

/** Worst first, then by file and place. */
export function bySeverity(a: Finding, b: Finding): number {
  return levels.indexOf(a.severity) - levels.indexOf(b.severity) || byPlace(a, b);
}

/** By file and place; what stands at one place keeps a fixed order as well. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.place.source.path, b.place.source.path) ||
    a.place.start - b.place.start ||
    a.place.end - b.place.end ||
    compare(a.ruleId, b.ruleId) ||
    compare(a.resource, b.resource) ||
    compare(a.message, b.message) ||
    compare(a.fingerprint, b.fingerprint)
  );
}

/** By code unit, so that no locale has a say. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
