import type { ReportingDescriptor } from 'sarif';
import type { RuleMeta } from '../rule/meta.js';
import { visibleText } from './escape.js';
import { helpMarkdown, helpText } from './help.js';
import { compare } from './region.js';
import { longestName, longestText, mostTags } from './sarif-limits.js';
import { sarifLevel } from './sarif-result.js';

/** A rule as GitHub shows it. Says nothing of any finding: it must be the same in every run. */
export function ruleOf(id: string, meta: RuleMeta | undefined): ReportingDescriptor {
  if (!meta) return unknownRule(id);
  const security = securityText(meta.securitySeverity);
  return {
    id,
    name: pascal(id),
    ...(meta.formerIds && meta.formerIds.length > 0 && { deprecatedIds: [...meta.formerIds] }),
    shortDescription: { text: limited(meta.docs.summary) },
    fullDescription: { text: limited(`${meta.docs.summary} ${meta.docs.why}`) },
    help: { text: helpText(meta), markdown: helpMarkdown(meta) },
    defaultConfiguration: { level: sarifLevel[meta.severity] },
    properties: {
      tags: tagsOf(meta, security !== undefined),
      // A rule of the recommended preset is quiet on a well-kept repository; the others ask for more than AWS does.
      precision: meta.preset === 'recommended' ? 'high' : 'medium',
      ...(security === undefined
        ? { 'problem.severity': { error: 'error', warn: 'warning', info: 'recommendation' }[meta.severity] }
        : { 'security-severity': security }),
    },
  };
}

/** A number as GitHub wants it: a string between 0.1 and 10.0, and not 9.0, which lies in no band. */
function securityText(severity: number | undefined): string | undefined {
  if (severity === undefined || !Number.isFinite(severity)) return undefined;
  const text = severity.toFixed(1);
  if (Number(text) < 0.1 || Number(text) > 10) return undefined;
  return text === '9.0' ? '9.1' : text;
}

function tagsOf(meta: RuleMeta, security: boolean): string[] {
  const controls = Object.entries(meta.controls ?? {})
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([framework, ids]) => ids.map((control) => `${framework}/${control}`));
  return [...new Set([...(security ? ['security'] : []), 's3', meta.group, ...controls])].slice(0, mostTags);
}

function unknownRule(id: string): ReportingDescriptor {
  const text = `Rule ${id} of a plugin that describes it no further.`;
  return {
    id,
    name: pascal(id),
    shortDescription: { text },
    fullDescription: { text },
    help: { text },
    defaultConfiguration: { level: 'warning' },
    properties: { tags: ['s3'], precision: 'medium', 'problem.severity': 'warning' },
  };
}

function pascal(id: string): string {
  const name = id
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return (name === '' || name === id ? `Rule${name}` : name).slice(0, longestName);
}

function limited(text: string): string {
  const flat = text.split(/\s+/).map(visibleText).join(' ').trim() || 'No description.';
  return flat.length <= longestText ? flat : `${flat.slice(0, longestText - 1).replace(/\p{Cs}$/u, '')}…`;
}
