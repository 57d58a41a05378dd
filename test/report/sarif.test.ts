import { createCipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import type { Log, Result as SarifResult, Run } from 'sarif';
import { describe, expect, it } from 'vitest';
import type { ReportContext } from '../../src/report/context.js';
import { sarif } from '../../src/report/sarif.js';
import { sarifComplaints } from '../../src/report/sarif-gate.js';
import type { Finding, Notice, Result } from '../../src/rule/finding.js';
import { Source } from '../../src/text/source.js';
import { advice, context, everything, metaOf, placeOf, publicRead, resultOf, terraform, versioning } from './sample.js';

const ajv = new Ajv2020({ strict: false });
(formatsPlugin as unknown as (ajv: Ajv2020) => void)(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(new URL('./sarif-schema-2.1.0.json', import.meta.url), 'utf8')) as object);

const full: ReportContext = { ...context, sarif: { fingerprint: 'semantic', profile: 'full' } };

/** Every report that a test makes goes through both gates. */
function logOf(result: Result, own: ReportContext = context): Log {
  const log = JSON.parse(sarif(result, own)) as Log;
  expect(validate(log) ? [] : validate.errors).toEqual([]);
  expect(sarifComplaints(log)).toEqual([]);
  return log;
}

function runOf(result: Result, own?: ReportContext): Run {
  const [run, ...more] = logOf(result, own).runs;
  expect(more).toEqual([]);
  return run as Run;
}

function only(finding: Finding, own?: ReportContext): SarifResult {
  const results = runOf(resultOf([finding]), own).results ?? [];
  expect(results).toHaveLength(1);
  return results[0] as SarifResult;
}

describe('a SARIF report', () => {
  it('passes both gates with one of everything', () => {
    for (const own of [context, full, { ...context, sarif: { fingerprint: 'line', profile: 'github', category: 's3lint/iac' } as const }]) {
      expect(logOf(everything, own).runs[0]?.results?.length).toBeGreaterThan(2);
    }
  });

  it('of nothing has an empty list of results, which closes the alerts that are fixed', () => {
    const run = runOf(resultOf([]));
    expect(run.results).toEqual([]);
    expect(run.tool.driver.rules).toEqual([]);
    expect(run.invocations?.[0]?.executionSuccessful).toBe(true);
  });

  it('is the same text for the same findings, whatever order they came in', () => {
    expect(sarif(resultOf([publicRead, advice, versioning]), context)).toBe(sarif(resultOf([versioning, publicRead, advice]), context));
  });

  it('has no category unless one is given, and then ends it with a slash', () => {
    expect(runOf(everything)).not.toHaveProperty('automationDetails');
    const named = (category: string): string | undefined => runOf(everything, { ...context, sarif: { ...context.sarif, category } }).automationDetails?.id;
    expect(named('s3lint/iac')).toBe('s3lint/iac/');
    expect(named('/s3lint/')).toBe('s3lint/');
  });

  it('keeps everything when only the new is asked for: what is missing would count as fixed', () => {
    const since: ReportContext = { ...context, newSince: { ref: 'main', isNew: () => false } };
    expect(sarif(everything, since)).toBe(sarif(everything, context));
  });

  it('tells what is new by a state in the full profile, and on GitHub, which has no use for it, not at all', () => {
    const newSince: ReportContext['newSince'] = { ref: 'main', isNew: () => true, stateOf: () => 'updated' };
    const states = (profile: 'full' | 'github'): readonly unknown[] =>
      (runOf(everything, { ...context, newSince, sarif: { ...context.sarif, profile } }).results ?? []).map((one) => one.baselineState);
    expect(new Set(states('full'))).toEqual(new Set(['updated']));
    expect(new Set(states('github'))).toEqual(new Set([undefined]));
  });

  it('never makes a result of an open question', () => {
    const run = runOf({ ...everything, findings: [] });
    expect(run.results).toEqual([]);
    expect(JSON.stringify(run.invocations)).toContain('4 questions could not be decided');
  });

  it('makes a result of what could not be read', () => {
    const broken = new Source('broken.yaml', 'Resources:\n  - : {\n');
    const result = only({
      ...advice,
      ruleId: 'unreadable-input',
      severity: 'error',
      message: 'broken.yaml is no YAML.',
      resource: 'broken.yaml',
      resourceType: '',
      place: placeOf(broken, ': {'),
    });
    expect(result.ruleId).toBe('unreadable-input');
    expect(result.locations?.[0]?.physicalLocation?.region?.startLine).toBe(2);
  });

  it('gives each account of a live scan a run of its own, also one without findings', () => {
    const live = new Source('aws/111122223333/us-east-1/s3/logs.json', '{ "Versioning": {} }\n');
    const finding: Finding = {
      ...versioning,
      place: placeOf(live, '{}'),
      because: [],
      resource: 'arn:aws:s3:::logs',
      arn: 'arn:aws:s3:::logs',
      account: '111122223333',
    };
    const log = logOf(resultOf([finding]), { ...context, sarif: { ...context.sarif, accounts: ['444455556666', '111122223333'] } });
    expect(log.runs.map((run) => [run.automationDetails?.id, run.results?.length])).toEqual([
      ['s3lint/aws/111122223333/', 1],
      ['s3lint/aws/444455556666/', 0],
    ]);
    expect(log.runs[0]?.results?.[0]?.locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName).toBe('arn:aws:s3:::logs');
  });
});

describe('a SARIF result', () => {
  it('translates the levels', () => {
    expect([publicRead, versioning, advice].map((finding) => only(finding).level)).toEqual(['error', 'warning', 'note']);
  });

  it('says first what is wrong and then why, when, where else and what helps', () => {
    expect(only({ ...publicRead, when: 'Env is "prod"' }).message.text?.split('\n')).toEqual([
      'Bucket "assets" lets anyone read objects.',
      'Holds when Env is "prod".',
      'Because: statement "PublicGet" allows s3:GetObject to Principal "*" with no condition; the principals are ["*"] ([infra/iam.tf:7](1)); no aws_s3_bucket_public_access_block refers to this bucket.',
      'Proof: an anonymous s3:GetObject of arn:aws:s3:::assets-de/x.',
      'Assumed: the account has no Block Public Access of its own (not in this configuration).',
      'Applies also to module.web.aws_s3_bucket.assets["eu"], module.web.aws_s3_bucket.assets["us"].',
      'Fix: add aws_s3_bucket_public_access_block (s3lint --fix=unsafe).',
    ]);
  });

  it('shows its reasons as steps to the request that proves it, and links to those that stand elsewhere', () => {
    const result = only(publicRead);
    const steps = result.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    expect(steps.map((step) => step.location?.physicalLocation?.artifactLocation?.uri)).toEqual(['infra/s3.tf', 'infra/iam.tf', 'infra/s3.tf']);
    expect(steps.at(-1)?.location?.message?.text).toBe('So this request succeeds: an anonymous s3:GetObject of arn:aws:s3:::assets-de/x.');
    expect(result.relatedLocations?.map((own) => [own.id, own.physicalLocation?.artifactLocation?.uri, own.physicalLocation?.region?.startLine])).toEqual([
      [1, 'infra/iam.tf', 7],
    ]);
  });

  it('takes nothing that a user wrote for a link or a placeholder', () => {
    const result = only({ ...advice, message: 'Bucket b["x"](1) and [y](https://evil.example) of {0} is odd.' });
    expect(result.message.text).toBe('Bucket b["x"] (1) and [y] (https://evil.example) of { 0 } is odd.');
  });

  it('names a file with brackets in its name without a link', () => {
    const odd = new Source('a[1](2).tf', 'x = "*"\n');
    const result = only({ ...publicRead, because: [{ message: 'the principal is "*"', place: placeOf(odd, '"*"') }] });
    expect(result.message.text).toContain('the principal is "*" (a[1] (2).tf:1)');
  });

  it('has a semantic fingerprint that GitHub uses and one of our own', () => {
    expect(only(publicRead).partialFingerprints).toEqual({ primaryLocationLineHash: '00112233445566aa:1', 's3lint/v1': '00112233445566aa' });
  });

  it('has the fingerprint of the line when that is asked for', () => {
    const lines = { ...context, sarif: { ...context.sarif, fingerprint: 'line' as const } };
    const moved = new Source(terraform.path, `# a new first line\n${terraform.text}`);
    const one = only(versioning, lines).partialFingerprints?.['primaryLocationLineHash'];
    const two = only({ ...versioning, place: placeOf(moved, '"Suspended"'), because: [] }, lines).partialFingerprints?.['primaryLocationLineHash'];
    expect(one).toMatch(/^[0-9a-f]{1,16}:1$/);
    expect(two).toBe(one);
  });

  it('stands for all findings that GitHub could not tell apart', () => {
    const twin = { ...versioning, resource: 'aws_s3_bucket.assets["eu"]', fingerprint: 'bbbbbbbbbbbbbbbb' };
    const results = runOf(resultOf([versioning, twin])).results ?? [];
    expect(results).toHaveLength(1);
    expect(results[0]?.message.text).toContain('Applies also to aws_s3_bucket.assets["eu"].');
  });

  it('marks at least one character', () => {
    expect(only({ ...advice, place: { source: terraform, start: 0, end: 0 } }).locations?.[0]?.physicalLocation?.region).toEqual({
      startLine: 1,
      startColumn: 1,
      endLine: 1,
      endColumn: 2,
    });
  });

  it('stands where the repository has the file', () => {
    const uri = (path: string, base?: string): string | undefined =>
      only({ ...advice, place: { source: new Source(path, 'x'), start: 0, end: 1 } }, { ...context, ...(base !== undefined && { base }) }).locations?.[0]
        ?.physicalLocation?.artifactLocation?.uri;
    expect(uri('./a b/s3:x.tf')).toBe('a%20b/s3%3Ax.tf');
    expect(uri('s3.tf', 'infra')).toBe('infra/s3.tf');
    expect(uri('../../etc/passwd')).toBe('outside-the-repository/__/__/etc/passwd');
    expect(uri('/etc/passwd')).toBe('outside-the-repository/etc/passwd');
  });

  it('that is suppressed is left out for GitHub, which would open it, and kept in full', () => {
    expect(sarif(everything, context)).not.toContain('aws_s3_bucket.scratch');
    const suppressed = runOf(everything, full).results?.find((result) => result.suppressions);
    expect(suppressed?.suppressions).toMatchObject([{ kind: 'inSource', justification: 'scratch space, SEC-42' }]);
  });
});

describe('a SARIF rule', () => {
  const ruleFor = (more: Parameters<typeof metaOf>[1]) =>
    runOf({ ...resultOf([advice]), rules: new Map([[advice.ruleId, metaOf(advice.ruleId, more)]]) }).tool.driver.rules?.[0];

  it('has what GitHub shows, and nothing of a finding', () => {
    const rule = ruleFor({ securitySeverity: 9.5, controls: { fsbp: ['S3.2'] } });
    expect(rule).toMatchObject({
      id: 'declare-public-access-block',
      name: 'DeclarePublicAccessBlock',
      shortDescription: { text: 'Keep strangers out.' },
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['security', 's3', 'access', 'fsbp/S3.2'], precision: 'high', 'security-severity': '9.5' },
    });
    expect(rule?.help?.markdown).toContain('s3lint explain declare-public-access-block');
    expect(rule).not.toHaveProperty('helpUri');
    expect(JSON.stringify(rule)).not.toContain('assets');
  });

  it('is no security rule without a security severity', () => {
    const rule = ruleFor({ severity: 'info', preset: 'strict' });
    expect(rule?.properties).toEqual({ tags: ['s3', 'access'], precision: 'medium', 'problem.severity': 'recommendation' });
  });

  it('never says 9.0, which GitHub has no band for', () => {
    expect(ruleFor({ securitySeverity: 9 })?.properties?.['security-severity']).toBe('9.1');
    expect(ruleFor({ securitySeverity: 8.96 })?.properties?.['security-severity']).toBe('9.1');
    expect(ruleFor({ securitySeverity: Number.NaN })?.properties).not.toHaveProperty('security-severity');
  });

  it('has ten tags and short descriptions, whatever the metadata holds', () => {
    const rule = ruleFor({
      controls: { nist: Array.from({ length: 40 }, (_, index) => `AC-${index}`) },
      docs: { summary: 'S'.repeat(2000), why: 'W', links: [] },
    });
    expect(rule?.properties?.tags).toHaveLength(10);
    expect(rule?.shortDescription?.text).toHaveLength(1024);
  });

  it('is there even for a rule nobody described', () => {
    expect(runOf({ ...resultOf([advice]), rules: new Map() }).tool.driver.rules?.[0]?.help?.text).toContain(advice.ruleId);
  });
});

/** What it tells to have left out. */
function noticesOf(result: Result, given: ReportContext): readonly Notice[] {
  const notices: Notice[] = [];
  sarif(result, { ...given, leftOut: (notice) => void notices.push(notice) });
  return notices;
}

describe('a SARIF report that is too large', () => {
  const lines = 6000;
  const source = new Source('many.tf', Array.from({ length: lines }, (_, index) => `bucket ${index}`).join('\n'));
  const findings = Array.from({ length: lines }, (_, index): Finding => {
    const span = source.lineSpan(index + 1);
    const worst = index >= lines - 100;
    return {
      ...(worst ? publicRead : advice),
      because: [],
      place: { source, ...span },
      resource: `b${index}`,
      fingerprint: index.toString(16).padStart(16, '0'),
    };
  });

  it('keeps the worst five thousand for GitHub, and says so', () => {
    const run = runOf(resultOf(findings));
    expect(run.results).toHaveLength(5000);
    expect(run.results?.filter((result) => result.level === 'error')).toHaveLength(100);
    expect(run.invocations?.[0]?.toolExecutionNotifications?.at(-1)?.message.text).toContain('the 5000 worst of 6000 results');
    expect(noticesOf(resultOf(findings), context)).toMatchObject([{ level: 'warn' }]);
  });

  it('keeps them all in full', () => {
    expect(runOf(resultOf(findings), full).results).toHaveLength(6000);
    expect(noticesOf(resultOf(findings), full)).toEqual([]);
  });

  it('of more accounts than runs are allowed leaves some out, and says so', () => {
    const accounts = Array.from({ length: 25 }, (_, index) => String(100000000000 + index));
    const own = { ...context, sarif: { ...context.sarif, accounts } };
    expect(logOf(resultOf([]), own).runs).toHaveLength(20);
    expect(noticesOf(resultOf([]), own)).toMatchObject([{ level: 'error' }]);
  });

  it('is never above ten megabytes zipped', () => {
    // What does not compress: a piece of a cipher's stream for every finding.
    const noise = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16))
      .update(Buffer.alloc(findings.length * 2400))
      .toString('base64');
    const heavy = resultOf(findings.map((finding, index) => ({ ...finding, message: `${noise.slice(index * 3200, (index + 1) * 3200)}.` })));
    const log = JSON.parse(sarif(heavy, context)) as Log;
    expect(sarifComplaints(log)).toEqual([]);
    expect(log.runs[0]?.results?.length).toBeGreaterThan(1000);
    expect(log.runs[0]?.results?.filter((result) => result.level === 'error')).toHaveLength(100);
    expect(noticesOf(heavy, context)).toHaveLength(1);
  });
});

describe('our own gate for SARIF', () => {
  const spoilt = (change: (run: Run, result: SarifResult) => void): readonly string[] => {
    const log = JSON.parse(sarif(everything, { ...context, sarif: { ...context.sarif, category: 'x' } })) as Log;
    const run = log.runs[0] as Run;
    change(run, run.results?.[0] as SarifResult);
    return sarifComplaints(log);
  };
  const place = (result: SarifResult) => result.locations?.[0]?.physicalLocation ?? {};

  it.each<[string, (run: Run, result: SarifResult) => void, string]>([
    ['an ARN for a file', (_, result) => void (place(result).artifactLocation = { uri: 'arn:aws:s3:::b' }), 'scheme'],
    ['a path to above', (_, result) => void (place(result).artifactLocation = { uri: '../s3.tf' }), 'dot segments'],
    ['an absolute path', (_, result) => void (place(result).artifactLocation = { uri: '/s3.tf' }), 'absolute'],
    ['a blank in a URI', (_, result) => void (place(result).artifactLocation = { uri: 'a b.tf' }), 'percent-encoded'],
    ['no file', (_, result) => void delete place(result).artifactLocation, 'without a file'],
    ['line zero', (_, result) => void (place(result).region = { startLine: 0 }), 'without a line'],
    ['an empty message', (_, result) => void (result.message = { text: '' }), 'message.text'],
    ['a link to nowhere', (_, result) => void (result.message = { text: 'See [that](7).' }), 'no related location'],
    ['a wrong rule', (_, result) => void (result.ruleIndex = 2), 'ruleIndex'],
    ['no fingerprint', (_, result) => void delete result.partialFingerprints, 'no fingerprint'],
    ['a second result with the same identity', (run, result) => void run.results?.push(result), 'two with the identity'],
    ['a kind other than fail', (_, result) => void (result.kind = 'open'), 'kind open'],
    ['a category without a slash', (run) => void (run.automationDetails = { id: 'x' }), 'no slash'],
    ['an unsuccessful run', (run) => void (run.invocations = [{ executionSuccessful: false }]), 'unsuccessful'],
    ['a severity in words', (run) => void Object.assign(run.tool.driver.rules?.[1]?.properties ?? {}, { 'security-severity': 'high' }), 'security-severity'],
    ['a severity of nine', (run) => void Object.assign(run.tool.driver.rules?.[1]?.properties ?? {}, { 'security-severity': '9.0' }), 'security-severity'],
    ['too many tags', (run) => void Object.assign(run.tool.driver.rules?.[1]?.properties ?? {}, { tags: Array.from({ length: 11 }, String) }), 'tags'],
    ['no list of results', (run) => void delete run.results, 'results: missing'],
  ])('refuses %s', (_, change, complaint) => {
    expect(spoilt(change).join('\n')).toContain(complaint);
  });

  it('lets a sound report pass', () => {
    expect(spoilt(() => undefined)).toEqual([]);
  });

  it('refuses two runs of one category', () => {
    const log = JSON.parse(sarif(everything, context)) as Log;
    expect(sarifComplaints({ ...log, runs: [...log.runs, ...log.runs] }).join()).toContain('same tool and category');
  });
});
