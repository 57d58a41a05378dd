import { describe, expect, it } from 'vitest';
import { csv } from '../../src/report/csv.js';
import { csvField, xmlText } from '../../src/report/escape.js';
import { gitlab } from '../../src/report/gitlab.js';
import type { Finding } from '../../src/rule/finding.js';
import { Source } from '../../src/text/source.js';
import { advice, context, everything, publicRead, resultOf, versioning } from './sample.js';

/** Reads CSV as RFC 4180 has it. */
function readCsv(text: string): readonly (readonly string[])[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? ''));
}

function rowsOf(text: string): readonly Readonly<Record<string, string>>[] {
  const [head = [], ...rows] = readCsv(text);
  return rows.map((row) => {
    expect(row).toHaveLength(head.length);
    return Object.fromEntries(head.map((name, column) => [name, row[column] ?? '']));
  });
}

describe('the CSV report', () => {
  it('has a row for every finding, suppression and open question', () => {
    expect(rowsOf(csv(everything, context)).map(({ state, rule, line }) => [state, rule, line])).toEqual([
      ['open', 'declare-public-access-block', '1'],
      ['open', 'require-versioning', '9'],
      ['open', 'no-public-read', '15'],
      ['suppressed', 'require-versioning', '9'],
      ['undecided', 'require-kms-encryption', '4'],
      ['undecided', 'require-kms-encryption', '4'],
      ['undecided', 'no-weak-encryption', '4'],
      ['undecided', 'no-public-write', ''],
    ]);
  });

  it('tells the new from the known, and leaves the choice to the reader', () => {
    const text = csv(resultOf([publicRead, versioning]), { ...context, newSince: { ref: 'main', isNew: (own) => own.severity === 'error' } });
    expect(rowsOf(text).map(({ state, rule }) => [state, rule])).toEqual([
      ['known', 'require-versioning'],
      ['new', 'no-public-read'],
    ]);
  });

  it('gives back every text', () => {
    const [row] = rowsOf(csv(resultOf([{ ...publicRead, message: 'a "b", c\nd' }]), context));
    expect(row).toMatchObject({ message: 'a "b", c\\nd', resource: publicRead.resource, security_severity: '9.5', controls: 'fsbp: S3.2' });
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '＝1', '\t=1'])('makes no formula of %j', (text) => {
    expect(csvField(text)).toMatch(/^"(?:'|\\t=1)/);
  });

  it('makes no formula behind a semicolon, where that separates the fields', () => {
    expect(csvField('x;=cmd|1;b;\u00a0+1')).toBe('"x;\'=cmd|1;b;\'\u00a0+1"');
    expect(csvField('a - b = c')).toBe('"a - b = c"');
  });
});

describe('text in XML', () => {
  it('has no mark-up and none of the characters that XML cannot say', () => {
    expect(xmlText('<a b="c">&\'\u0000\u000b\ufffe\ud800\n')).toBe('&lt;a b=&quot;c&quot;&gt;&amp;&apos;\\u{0}\\u{b}\\u{fffe}\\u{d800}\\n');
    expect(xmlText('日本 👩‍🚀')).toBe('日本 👩‍🚀');
  });
});

interface Issue {
  readonly description: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const issuesOf = (findings: readonly Finding[], own = context): readonly Issue[] => JSON.parse(gitlab(resultOf(findings), own)) as readonly Issue[];

describe("GitLab's Code Quality report", () => {
  it('has the members that GitLab reads and no others', () => {
    expect(issuesOf([versioning], { ...context, base: 'teams/web' })).toEqual([
      {
        description: 'Bucket "assets" keeps no old versions. Holds when Env is "prod".',
        check_name: 'require-versioning',
        fingerprint: 'aa998877665544bb',
        severity: 'minor',
        location: { path: 'teams/web/infra/s3.tf', lines: { begin: 9 } },
      },
    ]);
    expect(issuesOf([])).toEqual([]);
  });

  it('knows the five severities', () => {
    const of = (severity: Finding['severity'], securitySeverity?: number): string | undefined => {
      const { securitySeverity: _, ...bare } = advice;
      return issuesOf([{ ...bare, severity, ...(securitySeverity !== undefined && { securitySeverity }) }])[0]?.severity;
    };
    expect([of('error', 9.5), of('error', 5), of('error'), of('warn', 7.5), of('warn', 5), of('info', 3)]).toEqual([
      'blocker',
      'critical',
      'critical',
      'major',
      'minor',
      'info',
    ]);
  });

  it('gives no fingerprint twice, because the second would not be shown', () => {
    const elsewhere = { ...versioning, place: { source: new Source('other.tf', 'a'), start: 0, end: 1 } };
    expect(issuesOf([versioning, elsewhere, versioning]).map(({ fingerprint }) => fingerprint)).toEqual(['aa998877665544bb', 'aa998877665544bb-2']);
  });

  it('keeps everything when only the new is asked for: GitLab compares for itself', () => {
    expect(issuesOf([versioning, publicRead], { ...context, newSince: { ref: 'main', isNew: () => false } })).toHaveLength(2);
  });
});
