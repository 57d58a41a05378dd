import type { Finding } from '../rule/finding.js';
import { repositoryPath } from '../text/repository-path.js';
import { type Alert, alertsOf } from './alerts.js';
import type { Format } from './context.js';
import { printableJson, visibleText } from './escape.js';
import { visibleRegion } from './region.js';
import { band } from './rule-words.js';

const MOST_RESOURCES = 10;

/**
 * GitLab's Code Quality report: the members it documents and no more (docs.gitlab.com/ci/testing/code_quality, read November 2026).
 * It compares the reports of two branches by fingerprint, so every finding is in, new or not.
 */
export const gitlab: Format = (result, context) => {
  const prints = new Map<string, number>();
  const issues = alertsOf(result.findings, 'semantic').map((alert) => {
    const { finding } = alert;
    const times = (prints.get(finding.fingerprint) ?? 0) + 1;
    prints.set(finding.fingerprint, times);
    return {
      description: visibleText(descriptionOf(alert)),
      check_name: finding.ruleId,
      fingerprint: times === 1 ? finding.fingerprint : `${finding.fingerprint}-${times}`,
      severity: severityOf(finding),
      location: { path: repositoryPath(finding.place.source.path, context.base), lines: { begin: visibleRegion(finding.place).startLine } },
    };
  });
  return `${printableJson(JSON.stringify(issues, undefined, 2))}\n`;
};

function descriptionOf({ finding, resources, others, when }: Alert): string {
  const further = resources.slice(1);
  const more = further.length - MOST_RESOURCES;
  return [
    finding.message,
    ...others,
    ...(when === undefined ? [] : [`Holds when ${when}.`]),
    ...(further.length === 0 ? [] : [`Applies also to ${further.slice(0, MOST_RESOURCES).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`]),
  ].join(' ');
}

function severityOf({ severity, securitySeverity }: Finding): 'info' | 'minor' | 'major' | 'critical' | 'blocker' {
  const risk = securitySeverity === undefined ? 'low' : band(securitySeverity);
  if (severity === 'info') return 'info';
  if (severity === 'warn') return risk === 'high' || risk === 'critical' ? 'major' : 'minor';
  return risk === 'critical' ? 'blocker' : 'critical';
}
