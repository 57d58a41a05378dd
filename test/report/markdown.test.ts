import { describe, expect, it } from 'vitest';
import type { ReportContext } from '../../src/report/context.js';
import { MOST_BYTES, markdownReport } from '../../src/report/markdown.js';
import type { Finding } from '../../src/rule/finding.js';
import { Source } from '../../src/text/source.js';
import { advice, context, everything, placeOf, publicRead, resultOf, terraform, versioning } from './sample.js';

const told = (findings: readonly Finding[], own: Partial<ReportContext> = {}): string => markdownReport(resultOf(findings), { ...context, ...own });
const since = (ref: string, isNew: (finding: Finding) => boolean): Partial<ReportContext> => ({ newSince: { ref, isNew } });

/** What a reader of GitHub's Markdown takes for the cells of a row. */
const cellsOf = (row: string): readonly string[] => row.split(/(?<!\\)\|/).slice(1, -1);
const rowsOf = (text: string): readonly string[] => text.split('\n').filter((line) => /^\| (?:error|warning|info) \| \*\*/.test(line));

describe('the Markdown report', () => {
  it('begins with the verdict', () => {
    expect(told([publicRead, versioning])).toMatch(/^## ❌ s3lint: 2 findings \(1 error, 1 warning\)\n/);
    expect(told([versioning])).toMatch(/^## ⚠️ s3lint: 1 finding \(1 warning\)\n/);
    expect(told([])).toMatch(/^## ✅ s3lint: no findings\n/);
  });

  it('shows what is new, and how much is older', () => {
    const text = told(
      [publicRead, versioning, advice],
      since('main', ({ severity }) => severity === 'error'),
    );
    expect(text).toContain('s3lint: 1 new finding since main (1 error)');
    expect(text).toContain('2 older ones not shown');
    expect(text).toContain('| severity | new | older |\n| --- | ---: | ---: |\n| error | 1 | 0 |\n| warning | 0 | 1 |\n| info | 0 | 1 |');
    expect(text).not.toContain('keeps no old versions');
  });

  it('leads to the lines: beside the report, or on the site that the runner names', () => {
    expect(told([versioning])).toContain('| [infra/s3.tf:9](infra/s3.tf#L9) |');
    const site = { linkBase: 'https://github.example/acme/web/blob/abc/', base: 'teams/a' };
    expect(told([versioning], site)).toContain('| [infra/s3.tf:9](https://github.example/acme/web/blob/abc/teams/a/infra/s3.tf#L9) |');
    const several = { ...versioning, place: { source: terraform, start: 0, end: terraform.text.indexOf('toset') } };
    expect(told([several])).toContain('(infra/s3.tf#L1-L2)');
  });

  it('leads nowhere from what is no file of the repository', () => {
    const at = (path: string): Finding => ({ ...versioning, place: { source: new Source(path, 'a'), start: 0, end: 1 } });
    for (const path of ['/etc/a.tf', '../../a.tf', 'aws/111122223333/eu-central-1/s3/acme.json']) expect(told([at(path)])).not.toContain('](');
  });

  it('keeps every text in its cell, whatever it holds', () => {
    const text = 'a | b \\| c `|` **d** <img src=x onerror=y> [e](https://f) @team #1 $x$ <!-- \n| g | ';
    const [row = ''] = rowsOf(told([{ ...publicRead, message: text, resource: text, because: [{ message: `${text}2` }], when: text }]));
    expect(cellsOf(row.replaceAll('\\\\', ''))).toHaveLength(4);
    expect(row.replace(/<\/?(?:br|code|span)>/g, '')).not.toMatch(/[<@]|(?<!\\)\[e|(?<!\\)`/);
    expect(row).not.toContain('$x');
    expect(row.replace(/#L\d+\)/, '')).not.toMatch(/(?<!&)#/);
  });

  it('tells the causes of what is undecided, and why something is suppressed', () => {
    const text = markdownReport(everything, context);
    expect(text).toContain('<summary>4 undecided</summary>');
    expect(text).toContain(
      '- sse\\_algorithm is set by var.algo, which has no default (infra/iam.tf:4:17): <code>no-weak-encryption</code>, <code>require-kms-encryption</code>',
    );
    expect(text).toContain('| <code>require-versioning</code> | <code>aws\\_s3\\_bucket.scratch</code> | scratch space, SEC-42 | 2027-03-01 |');
    expect(markdownReport(everything, { ...context, showUndecided: false })).not.toContain('<summary>4 undecided');
  });

  it('says how to see the same at home, in words that a shell takes', () => {
    expect(told([], { call: ['--preset', 'strict', "it's here/$(x)", 'infra/'] })).toContain("\ns3lint --preset strict 'it'\\''s here/$(x)' infra/\n");
    expect(told([], { base: 'teams/web', call: [] })).toContain('\ncd teams/web\ns3lint\n');
  });

  it('is never larger than what GitHub shows, and counts what it has no room for', () => {
    const source = new Source('many.tf', 'a = 1\n');
    const odd = '@'.repeat(5000);
    const many = Array.from({ length: 3000 }, (_, index): Finding => {
      return {
        ...publicRead,
        ruleId: `rule-${index}`,
        message: `${index} ${odd}`,
        resource: odd,
        when: odd,
        place: placeOf(source, 'a'),
        fingerprint: String(index),
      };
    });
    const undecided = Array.from({ length: 300 }, (_, index) => ({ ruleId: `rule-${index}`, resources: [odd], reason: `${index} ${odd}` }));
    const suppressed = many.slice(0, 300).map((finding) => ({ finding, reason: odd, place: finding.place }));
    const text = markdownReport(resultOf(many, { undecided, suppressed }), { ...context, call: Array.from({ length: 9000 }, () => odd) });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MOST_BYTES);
    const more = Number(/\n(\d+) more: there is no room/.exec(text)?.[1]);
    expect([rowsOf(text).length + more, rowsOf(text).length > 20, text.includes('<summary>300 suppressed</summary>')]).toEqual([3000, true, true]);
  });
});
