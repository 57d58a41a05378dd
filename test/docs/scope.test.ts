import { describe, expect, it } from 'vitest';
import { run } from '../../src/lint.js';
import { asEstate } from '../../src/rule/example.js';
import type { Rule } from '../../src/rule/rule.js';
import { formats, unsaidIn } from '../../src/testing/format.js';
import type { Format } from '../../src/testing/format.js';
import { requestFor } from '../../src/testing/judge-text.js';
import { checkExample } from '../../src/testing/rule-tester.js';
import { metas, rules } from './rules.js';
import { aboutInput, scope } from './scope.js';
import { page, table } from './table.js';

const verdicts = ['fail', 'pass'] as const;
type Verdict = (typeof verdicts)[number];

/** What a source is called here: JSON is another spelling of what people write as YAML or HCL. */
const sources: Readonly<Record<string, string>> = {
  'CloudFormation (YAML)': 'CloudFormation',
  Terraform: 'Terraform',
  'Terraform (plan)': 'plan',
  'Live (snapshot)': 'live',
};

/** The first examples of a verdict that a format can say: those that the page of the rule shows. */
function linked(rule: Rule, verdict: Verdict, format: Format): object | undefined {
  return rule.examples[verdict].find((example) => unsaidIn(format, asEstate(example, rule.on), verdict, rule.meta).length === 0);
}

function saidIn(rule: Rule): readonly string[] {
  const written = formats.filter((format) => format.name in sources && verdicts.every((verdict) => linked(rule, verdict, format)));
  return [...written.map((format) => sources[format.name] ?? ''), ...(saysItOfPolicies(rule) ? ['policy'] : [])];
}

/** Whether it says of a bucket policy in a file of its own what it says of such a policy beside its bucket. */
function saysItOfPolicies(rule: Rule): boolean {
  return verdicts.every((verdict) => rule.examples[verdict].some((example) => outcomeAlone(rule, example) === verdict));
}

function outcomeAlone(rule: Rule, example: object): Verdict | undefined {
  const estate = asEstate(example, rule.on);
  const written = formats.find(({ file }) => file === 'template.json')?.write(estate);
  const document = written && 'text' in written ? policyIn(written.text) : undefined;
  if (document === undefined) return undefined;
  const { result } = run(requestFor([rule], { 'policy.json': document }, estate.options ? { options: estate.options } : {}));
  return result.findings.length > 0 ? 'fail' : result.undecided.length > 0 ? undefined : 'pass';
}

/** The one policy of a template, if it is made of literals. */
function policyIn(text: string): string | undefined {
  const { Resources } = JSON.parse(text) as { readonly Resources: Readonly<Record<string, Resource>> };
  const [policy, ...others] = Object.values(Resources).filter(({ Type }) => Type === 'AWS::S3::BucketPolicy');
  const document = JSON.stringify(policy?.Properties?.PolicyDocument);
  return policy === undefined || others.length > 0 || /"(?:Ref|Fn::\w+)"/.test(document) ? undefined : document;
}

interface Resource {
  readonly Type: string;
  readonly Properties?: { readonly PolicyDocument?: object };
}

describe('the scope', () => {
  it('names rules that exist, and leaves none out', () => {
    const named = [...scope.flatMap((row) => row.rules), ...aboutInput];
    expect([...new Set(named)].sort()).toEqual(metas.map((meta) => meta.id));
  });

  it('has rules for every topic, or says why there is nothing to ask', () => {
    expect(scope.filter((row) => row.rules.length === 0 && row.limit === undefined)).toEqual([]);
    expect(scope.flatMap((row, index) => (row.rules.length === 0 ? [index + 1] : []))).toEqual([6, 46]);
  });

  it.each(rules)('the examples of $meta.id that it links to are judged as it says, in every source that can express them', (rule) => {
    expect(saidIn(rule)).not.toEqual([]);
    for (const format of formats.filter(({ name }) => name in sources))
      for (const verdict of verdicts) {
        const example = linked(rule, verdict, format);
        expect([format.name, example && checkExample(rule, format, example, verdict)]).toEqual([format.name, undefined]);
      }
  });

  it('has a page', async () => {
    const byId = new Map(rules.map((rule) => [rule.meta.id, rule]));
    const rule = (id: string): string =>
      `[${id}](rules/${id}.md): [fails](rules/${id}.md#incorrect), [passes](rules/${id}.md#correct) (${saidIn(byId.get(id) as Rule).join(', ')})`;
    const rows = scope.map((row, index) => [
      String(index + 1),
      row.topic,
      row.fact,
      [row.mistake, row.limit].filter(Boolean).join(' '),
      row.rules.map(rule).join('<br>'),
    ]);
    await expect(
      page(
        '# Scope',
        'What s3lint knows of S3, topic by topic: what S3 does, what goes wrong, and the rules that say so. Each rule links to an example that fails and to one that passes; in brackets stand the sources in which both can be written, and in which a test judges them. A plan is what `terraform show -json` gives, live what a scan of an account gives. *Policy* is a [policy in a file of its own](policies.md).',
        table(['', 'topic', 'what S3 does', 'what is reported', 'rules'], rows),
        `What concerns the files themselves: ${aboutInput.map((id) => `[${id}](rules/${id}.md)`).join(', ')}.`,
      ),
    ).toMatchFileSnapshot('../../docs/scope.md');
  });
});
