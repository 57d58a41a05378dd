import { declareAll } from '../../src/dialect/cloudformation/declare.js';
import { findingOfProblem, findingsOf } from '../../src/judge/findings.js';
import { judge } from '../../src/judge/judge.js';
import type { BuiltinSetting, RuleSetting } from '../../src/judge/setting.js';
import { suppress } from '../../src/judge/suppress.js';
import type { SuppressRequest } from '../../src/judge/suppress.js';
import { JoinedEstate } from '../../src/link/estate.js';
import { builtinRules } from '../../src/rule/builtin.js';
import type { Finding, Suppressed } from '../../src/rule/finding.js';
import { defineRule } from '../../src/rule/rule.js';
import type { Rule } from '../../src/rule/rule.js';
import { parseJson } from '../../src/syntax/json.js';
import { parseYaml } from '../../src/syntax/yaml.js';
import { Mapped } from '../../src/text/mapped.js';
import { Source } from '../../src/text/source.js';
import requireVersioning from '../../rules/require-versioning.js';

/** A second rule, which once had another name and never agrees. */
export const requireName = defineRule({
  meta: {
    id: 'require-name',
    formerIds: ['bucket-name-missing'],
    group: 'naming',
    severity: 'info',
    preset: 'strict',
    docs: { summary: 'Name the bucket.', why: 'A story needs names.', links: [] },
    messages: { unnamed: 'Bucket "{{bucket}}" has no name.' },
    peers: { elsewhere: ['XX_NAME_1'] },
  },
  on: 'bucket',
  reads: ['naming'],
  require: ({ naming }) => naming.name.isWritten(),
  examples: { fail: [{}], pass: [{ naming: { name: 'b' } }] },
});

export const rules: readonly Rule[] = [requireVersioning, requireName];
const known = new Map(
  [...rules.map(({ meta }) => meta), ...builtinRules].flatMap((meta) =>
    [meta.id, ...('formerIds' in meta ? (meta.formerIds ?? []) : [])].map((id) => [id, meta] as const),
  ),
);

export type Options = Partial<Pick<SuppressRequest, 'suppressions' | 'today'>> & {
  /** Rules that are on; missing: versioning alone. */
  readonly rules?: readonly Rule[];
  /** Built-in rules that are off. */
  readonly off?: readonly string[];
};

/** What a run over texts says, in lines that a person can read. */
export interface Told {
  readonly findings: readonly string[];
  readonly suppressed: readonly string[];
  readonly notices: readonly string[];
  readonly raw: { readonly findings: readonly Finding[]; readonly suppressed: readonly Suppressed[] };
}

/** Judges texts by path as a real run does, and tells what is left. */
export function run(texts: string | Readonly<Record<string, string>>, options: Options = {}): Told {
  const files = Object.entries(typeof texts === 'string' ? { [/^\s*\{/.test(texts) ? 't.json' : 't.yaml']: texts } : texts);
  const documents = files.map(([path, text]) => (path.endsWith('.json') ? parseJson : parseYaml)(Mapped.of(new Source(path, text))));
  const estate = new JoinedEstate(documents.flatMap((doc, index) => declareAll(files[index]?.[0] ?? '', doc, new Map()).units));
  const settings: readonly RuleSetting[] = (options.rules ?? [requireVersioning]).map((rule) => ({ rule, level: rule.meta.severity, options: {} }));
  const builtins = new Map<string, BuiltinSetting>(
    builtinRules.filter(({ id }) => !options.off?.includes(id)).map((meta) => [meta.id, { meta, level: meta.severity }]),
  );
  const verdicts = judge(estate, settings, {});
  const problems = documents.flatMap((doc) => doc.problems).flatMap((problem) => findingOfProblem(problem, builtins.get(problem.id)) ?? []);
  const request: SuppressRequest = {
    builtins,
    known,
    settings,
    today: options.today ?? '2026-11-21',
    suppressions: options.suppressions ?? true,
    verdicts,
  };
  const { found, suppressed, notices } = suppress([...problems.map((finding) => ({ finding })), ...findingsOf(verdicts)], documents, estate, request);
  const findings = found.map(({ finding }) => finding);
  return {
    findings: findings.map(tell),
    suppressed: suppressed.map(tellSuppressed),
    notices: notices.map(({ file, message }) => `${file}: ${message}`),
    raw: { findings, suppressed },
  };
}

/** `require-versioning Data`; of what is about suppressions all that a person needs. */
function tell(finding: Finding): string {
  const { ruleId, resource, message, remedy, place } = finding;
  if (!ruleId.endsWith('-suppression')) return `${ruleId} ${resource}`;
  return `${ruleId} at ${lineOf(finding)} <${place.source.text.slice(place.start, place.end)}> ${message} ${remedy ?? ''}`;
}

function tellSuppressed({ finding, reason, place, until }: Suppressed): string {
  return `${tell(finding)} by line ${place.source.position(place.start).line} <${place.source.text.slice(place.start, place.end)}>: ${reason}${until === undefined ? '' : ` (until ${until})`}`;
}

function lineOf({ place }: Finding): string {
  return `line ${place.source.position(place.start).line}`;
}

/** Buckets that keep no versions: each is one finding of require-versioning, at its name. */
export function template(...lines: readonly string[]): string {
  return ['AWSTemplateFormatVersion: "2010-09-09"', 'Resources:', ...lines, ''].join('\n');
}
