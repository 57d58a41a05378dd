import { frameworksOf } from '../rule/frameworks.js';
import type { RuleMeta } from '../rule/meta.js';
import { markdownCode } from './escape.js';
import { compare } from './region.js';

/** GitHub's words for a security severity. */
export function band(severity: number): 'critical' | 'high' | 'medium' | 'low' {
  return severity > 9 ? 'critical' : severity >= 7 ? 'high' : severity >= 4 ? 'medium' : 'low';
}

/** Markdown that a rule author wrote, with angle brackets outside of code shown as such instead of read as HTML. */
export function prose(text: string): string {
  return text
    .trim()
    .split(/(`+[^`]*`+)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll('<', '&lt;')))
    .join('');
}

/** What controls belong to, as it calls itself. */
export const frameworks: Readonly<Record<string, string>> = {
  'cis-aws': 'CIS AWS Foundations Benchmark',
  fsbp: 'AWS Foundational Security Best Practices',
  'security-hub': 'AWS Security Hub (other standards)',
  nist: 'NIST SP 800-53',
  pci: 'PCI DSS',
};

/** `presets recommended, cis-aws, fsbp`: the smallest tier, and the frameworks. */
export function presetsText(meta: RuleMeta): string {
  const names = [meta.preset, ...frameworksOf(meta)];
  return `${names.length === 1 ? 'preset' : 'presets'} ${names.join(', ')}`;
}

/** `- checkov: CKV_AWS_21`. */
export function peersOf(meta: RuleMeta): readonly string[] {
  return listOf(meta.peers);
}

export function controlsOf(meta: RuleMeta): readonly string[] {
  return listOf(meta.controls);
}

function listOf(record: Readonly<Record<string, readonly string[]>> | undefined): readonly string[] {
  return Object.entries(record ?? {})
    .filter(([, ids]) => ids.length > 0)
    .sort(([a], [b]) => compare(a, b))
    .map(([name, ids]) => `- ${frameworks[name] ?? name}: ${ids.map(markdownCode).join(', ')}`);
}
