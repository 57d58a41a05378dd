import { presetsText } from '../../src/report/rule-words.js';
import type { Group, RuleMeta } from '../../src/rule/meta.js';
import { page, table } from './table.js';

/** In the order of the index: from who gets in to how the files are read. */
const groups: Readonly<Record<Group, string>> = {
  access: 'Access',
  policy: 'Policies',
  credentials: 'Credentials and roles',
  encryption: 'Encryption',
  'data-protection': 'Protection of data',
  replication: 'Replication',
  logging: 'Logging',
  delivery: 'Delivery of reports',
  events: 'Events',
  lifecycle: 'Lifecycle',
  network: 'Network and CloudFront',
  website: 'Websites and CORS',
  naming: 'Names and tags',
  input: 'Files and suppressions',
};

const tools: Readonly<Record<string, string>> = {
  checkov: 'Checkov',
  trivy: 'Trivy (and tfsec)',
  kics: 'KICS',
  cfn_nag: 'cfn_nag',
  'cdk-nag': 'cdk-nag',
  'cfn-guard': 'AWS Guard Rules Registry',
  prowler: 'Prowler',
  scoutsuite: 'ScoutSuite',
};

/** `docs/rules/README.md`. */
export function indexPage(metas: readonly RuleMeta[]): string {
  const sections = Object.entries(groups).flatMap(([group, title]) => {
    const own = metas.filter((meta) => meta.group === group);
    if (own.length === 0) return [];
    const rows = own.map((meta) => [
      `[${meta.id}](${meta.id}.md)`,
      meta.docs.summary,
      meta.severity,
      presetsText(meta).replace(/^presets? /, ''),
      meta.fixable ? 'yes' : '',
    ]);
    return [`## ${title}`, table(['rule', 'what to do', 'severity', 'presets', 'fix'], rows)];
  });
  return page(
    '# Rules',
    'By group. By what one must know of S3: [Scope](../scope.md). By control of a framework: [Presets](../presets.md). By the id of a check in another tool: [Equivalents](../equivalents.md). On the command line: `s3lint rules` and `s3lint explain ID`.',
    ...sections,
  );
}

/** `docs/equivalents.md`: for who comes from another tool. */
export function equivalentsPage(metas: readonly RuleMeta[]): string {
  const sections = Object.entries(tools).flatMap(([tool, title]) => {
    const ids = [...new Set(metas.flatMap((meta) => meta.peers?.[tool] ?? []))].sort(byNumber);
    const rows = ids.map((id) => {
      const own = metas.filter((meta) => meta.peers?.[tool]?.includes(id));
      return [`\`${id}\``, own.map((meta) => `[${meta.id}](rules/${meta.id}.md)`).join(', ')];
    });
    return [`## ${title}`, table(['there', 'here'], rows)];
  });
  const others = metas.filter((meta) => !meta.peers && meta.group !== 'input').map((meta) => `[${meta.id}](rules/${meta.id}.md)`);
  return page(
    '# Equivalents',
    'Which rule asks what a check of another tool asks, or something close to it. Where both were run over the same samples, [Conformance](conformance.md) says where they part and why. One check may have several rules here: of those the sharpest speaks. A check that is not listed is about another service, or about something that no rule asks yet.',
    ...sections,
    '## Without an equivalent',
    `These rules name no check of another tool: ${others.join(', ')}.`,
  );
}

/** `CKV_AWS_9` before `CKV_AWS_18`. */
function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** What the tables above must name. */
export const named = { tools: Object.keys(tools) };
