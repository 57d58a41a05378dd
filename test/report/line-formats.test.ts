import { describe, expect, it } from 'vitest';
import { compact } from '../../src/report/compact.js';
import { github } from '../../src/report/github.js';
import type { Finding } from '../../src/rule/finding.js';
import { Source } from '../../src/text/source.js';
import { advice, context, everything, placeOf, publicRead, resultOf, versioning } from './sample.js';

const long = new Source('many.tf', Array.from({ length: 40 }, (_, index) => `bucket${index}`).join('\n'));

function many(count: number, finding: Finding): readonly Finding[] {
  return Array.from({ length: count }, (_, index) => ({
    ...finding,
    place: placeOf(long, `bucket${index}`),
    fingerprint: `${finding.fingerprint}${index}`,
    resource: `b${index}`,
  }));
}

describe('the compact report', () => {
  it('is one line a finding, by place', () => {
    expect(compact(resultOf([publicRead, versioning, advice]), context)).toBe(
      [
        'infra/s3.tf:1:1: info: Bucket "assets" relies on the default of S3. [declare-public-access-block]',
        'infra/s3.tf:9:14: warning: Bucket "assets" keeps no old versions. (when Env is "prod") [require-versioning]',
        'infra/s3.tf:15:12: error: Bucket "assets" lets anyone read objects. (confidence medium) [no-public-read]',
        '',
      ].join('\n'),
    );
  });

  it('is empty when nothing is wrong', () => {
    expect(compact(resultOf([]), context)).toBe('');
  });
});

describe('the workflow annotations', () => {
  it('name file, lines, columns, title and reasons', () => {
    const [first] = github(resultOf([{ ...versioning, because: [] }]), context).split('\n');
    expect(first).toBe(
      '::warning file=infra/s3.tf,line=9,endLine=9,col=14,endColumn=25,title=s3lint%3A require-versioning::Bucket "assets" keeps no old versions.%0AWhen: Env is "prod"%0AFix: turn versioning on (s3lint --fix)%0AMore: s3lint explain require-versioning',
    );
  });

  it('give no columns for several lines, because GitHub refuses them', () => {
    const place = { source: long, start: 0, end: 12 };
    expect(github(resultOf([{ ...versioning, place }]), context)).toMatch(/^::warning file=many\.tf,line=1,endLine=2,title=/);
  });

  it('find files from the root of the repository', () => {
    expect(github(resultOf([versioning]), { ...context, base: 'teams/web' })).toContain('file=teams/web/infra/s3.tf,');
  });

  it('are ten of a level at most, the last of which counts the rest', () => {
    const lines = github(resultOf([...many(14, versioning), ...many(3, publicRead)]), context)
      .trimEnd()
      .split('\n');
    expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(3);
    const warnings = lines.filter((line) => line.startsWith('::warning'));
    expect(warnings).toHaveLength(10);
    expect(warnings.at(-1)).toContain('::5 more warnings:');
  });

  it('keep a place for the open questions, at the end', () => {
    const lines = github({ ...everything, findings: many(12, advice) }, context)
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(10);
    expect(lines.at(-2)).toContain('::4 more notices:');
    expect(lines.at(-1)).toMatch(/^::notice title=s3lint%3A undecided::4 questions could not be decided/);
  });

  it('are as few as asked for', () => {
    const some = resultOf([...many(4, versioning), ...many(3, publicRead)]);
    const lines = github(some, { ...context, maxAnnotations: 2 })
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['::error', '::error', '::warning', '::warning']);
    expect(github(some, { ...context, maxAnnotations: 0 })).toBe('');
    expect(github({ ...everything, findings: many(3, advice) }, { ...context, maxAnnotations: 1 })).toMatch(/^::notice title=s3lint%3A undecided::.*\n$/);
  });

  it('are one for all that a rule says of one resource in a file', () => {
    const twice = many(8, versioning).map((finding, index) => ({ ...finding, resource: index < 7 ? 'same' : 'other' }));
    const lines = github(resultOf(twice), context).trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('%0AAlso in line 2, 3, 4, 5, 6 and 1 more%0A');
  });

  it('say nothing of open questions where only what is new is shown', () => {
    expect(github(everything, { ...context, newSince: { ref: 'main', isNew: () => false } })).toBe('');
  });

  it('say the worst first', () => {
    const lines = github(resultOf([advice, versioning, publicRead]), context)
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['::error', '::warning', '::notice']);
  });

  it('show only what is new when asked', () => {
    const text = github(resultOf([versioning, publicRead]), { ...context, newSince: { ref: 'main', isNew: (finding) => finding.severity === 'warn' } });
    expect(text).not.toContain('::error');
    expect(text).toContain('::warning');
  });
});
