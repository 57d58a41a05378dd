import { describe, expect, it } from 'vitest';
import { pretty } from '../../src/report/pretty.js';
import type { Finding, Undecided } from '../../src/rule/finding.js';
import { advice, context, coverage, everything, publicRead, resultOf, versioning } from './sample.js';

describe('the pretty report', () => {
  it('looks like this', () => {
    expect(pretty(everything, { ...context, elapsedMs: 612 })).toMatchSnapshot();
  });

  it('looks like this on a narrow screen without unicode', () => {
    expect(pretty(everything, { ...context, width: 70, unicode: false })).toMatchSnapshot();
  });

  it('draws with ASCII alone when the screen knows no more', () => {
    expect(pretty(everything, { ...context, unicode: false })).toMatch(/^[\n -~]*$/);
  });

  it('has the same words with and without colour', () => {
    const coloured = pretty(everything, { ...context, colour: true });
    expect(coloured).toContain('\u001b[31m');
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(pretty(everything, context));
  });

  it('says the worst first', () => {
    const text = pretty(resultOf([advice, versioning, publicRead]), context);
    expect([...text.matchAll(/^(error|warning|info)\[/gm)].map((match) => match[1])).toEqual(['error', 'warning', 'info']);
  });

  it('keeps within the width', () => {
    for (const width of [60, 80, 100]) {
      const lines = pretty(everything, { ...context, width }).split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    }
  });

  it('breaks a long title once, not line by line', () => {
    const message = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');
    const [title = ''] = pretty(resultOf([{ ...publicRead, message }]), context).split('-->');
    const lines = title.split('\n').slice(1, -2);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.filter((line) => line.length < 80)).toEqual([]);
  });

  it('does not say below the code what its title has said', () => {
    const reason = { message: 'Effect is "allow"', place: publicRead.place };
    const text = pretty(resultOf([{ ...publicRead, message: `In "P": ${reason.message}.`, because: [reason] }]), context);
    expect(text.split(reason.message)).toHaveLength(2);
  });

  it('names instances by their keys, and the rest by number', () => {
    const instances = Array.from({ length: 30 }, (_, index) => `module.web.aws_s3_bucket.assets["b${index}"]`);
    const text = pretty(resultOf([{ ...publicRead, instances }]), { ...context, width: 200 });
    expect(text).toContain('= applies  also to ["b0"], ["b1"]');
    expect(text).toContain('and 18 more');
  });

  it('ends in a good word when nothing is wrong', () => {
    expect(pretty(resultOf([]), { ...context, elapsedMs: 30 })).toBe('✔ No findings\n  31 buckets in 12 files · 16 rules · 0.0 s\n');
  });

  it('does not pass over what stays open when nothing is wrong', () => {
    const text = pretty({ ...everything, findings: [] }, { ...context, showUndecided: false });
    expect(text).toBe('✔ No findings · 1 suppressed · 4 undecided\n  31 buckets in 12 files · 16 rules · 1 place not read (list with -v)\n');
  });

  it('names what is asked of the same once', () => {
    const ask = (ruleId: string, resource: string): Undecided => ({ ruleId, resources: [resource], reason: 'X is not known' });
    const lines = (undecided: readonly Undecided[]): string => pretty({ ...resultOf([]), undecided }, context);
    expect(lines([ask('a-rule', 'Logs'), ask('another-rule', 'Logs'), ask('a-third', 'Data')])).toContain(
      '? 3 undecided\n  X is not known\n    Logs\n      a-rule, another-rule\n    a-third  Data\n',
    );
    const many = Array.from({ length: 20 }, (_, index) => ask(`rule-${index + 10}`, 'Logs'));
    expect(lines(many).replaceAll(/\s+/g, ' ')).toContain('rule-24, rule-25 and 4 more');
  });

  it('warns instead of failing when all findings are below the bar', () => {
    expect(pretty(resultOf([versioning]), context)).toContain('⚠ 1 finding (1 warning)');
    expect(pretty(resultOf([versioning]), { ...context, failOn: 'warn' })).toContain('✖ 1 finding (1 warning)');
  });

  it('shows only what is new when asked, and counts the rest', () => {
    const text = pretty(everything, { ...context, newSince: { ref: 'main', isNew: (finding) => finding.ruleId === 'no-public-read' } });
    expect(text).not.toContain('warning[');
    expect(text).toContain('✖ 1 new finding since main (1 error) · 2 older ones not shown');
  });

  it('tells what the baseline knows from what is older, and what was known and has changed', () => {
    const rule = (id: string) => (finding: { readonly ruleId: string }) => finding.ruleId === id;
    const [isNew, inBaseline] = [rule('no-public-read'), rule('require-versioning')];
    const stateOf = (finding: Finding): 'updated' | 'unchanged' => (isNew(finding) ? 'updated' : 'unchanged');
    const text = pretty(everything, { ...context, width: 160, newSince: { ref: 'main', isNew, inBaseline, stateOf } });
    expect(text).toContain('✖ 1 new finding since main (1 error) · 1 of them known before and changed · 1 older one not shown · 1 known from the baseline');
  });

  it('speaks of resources where there is no bucket', () => {
    const text = pretty({ ...resultOf([]), coverage: { ...coverage, buckets: 0, resources: 2, files: 1 } }, context);
    expect(text).toContain('2 resources in 1 file');
  });

  it('lists what it did not understand when asked', () => {
    const text = pretty(everything, { ...context, verbose: true });
    expect(text).toContain('Not read\n  infra/s3.tf:2:14\n    aws_s3_bucket_acl.old attaches to no bucket in sight\n');
    expect(text).toContain('3 other files skipped');
  });

  it('tells what helps against what is undecided, and nothing that does not', () => {
    const helps = (reason: string): string[] => {
      const undecided = [{ ruleId: 'require-versioning', resources: ['b'], reason }];
      return pretty(resultOf([], { undecided }), context).match(/--(?:parameter|var) .*/g) ?? [];
    };
    expect(helps('set by parameter Name, which has no default')).toEqual(['--parameter NAME=VALUE, --parameters FILE']);
    expect(helps('set by variable name, which has no default')).toEqual(['--var NAME=VALUE, --var-file FILE']);
    expect(helps('it depends on more combinations than are tried (a, …): give values with --var')).toEqual(['--var NAME=VALUE, --var-file FILE']);
    expect(helps('set by the workspace in which Terraform runs')).toEqual(['--var terraform.workspace=NAME']);
    expect(helps('made of ${data.aws_ssm_parameter.name.value}, which is known only after deployment')).toEqual([]);
  });
});
