import { gzipSync } from 'node:zlib';
import type { Alert } from './alerts.js';
import { byPlace, bySeverity } from './region.js';

/** What GitHub takes ("SARIF results exceed one or more limits", docs.github.com, read November 2026). */
export const mostRuns = 20;
export const mostTags = 10;
export const mostSteps = 1000;
export const mostRelated = 10;
export const longestText = 1024;
export const longestName = 255;
export const mostBytesZipped = 10 * 1000 * 1000;

/** A file may hold 25,000 results a run; code scanning keeps the worst 5,000, so we choose which. */
export const mostResults = { github: 5_000, full: 25_000 } as const;

/** The worst alerts that there is room for, in order of place. */
export function kept(alerts: readonly Alert[], profile: 'github' | 'full', share: number): readonly Alert[] {
  const room = Math.floor(Math.min(mostResults[profile], alerts.length) * share);
  if (alerts.length <= room) return alerts;
  return [...alerts]
    .sort((a, b) => worth(b) - worth(a) || bySeverity(a.finding, b.finding))
    .slice(0, room)
    .sort((a, b) => byPlace(a.finding, b.finding));
}

function worth(alert: Alert): number {
  const { severity, securitySeverity } = alert.finding;
  return { error: 200, warn: 100, info: 0 }[severity] + (securitySeverity ?? 0);
}

export function tooLarge(text: string): boolean {
  return text.length > mostBytesZipped && gzipSync(text).length > mostBytesZipped;
}
