import type { Coverage, Finding, Result } from '../../src/rule/finding.js';
import type { RuleMeta } from '../../src/rule/meta.js';
import type { ReportContext } from '../../src/report/context.js';
import { type Place, Source } from '../../src/text/source.js';

export const context: ReportContext = {
  tool: { name: 's3lint', version: '0.1.0' },
  colour: false,
  width: 100,
  unicode: true,
  showUndecided: true,
  failOn: 'error',
  time: Date.UTC(2026, 10, 21, 12),
  sarif: { fingerprint: 'semantic', profile: 'github' },
};

/** The place of the first occurrence of a text. */
export function placeOf(source: Source, text: string): Place {
  const start = source.text.indexOf(text);
  if (start === -1) throw new Error(`the sample has no ${text}`);
  return { source, start, end: start + text.length };
}

export function metaOf(id: string, more: Partial<RuleMeta> = {}): RuleMeta {
  return {
    id,
    group: 'access',
    severity: 'error',
    preset: 'recommended',
    docs: {
      summary: 'Keep strangers out.',
      why: 'A bucket that anybody reads is a bucket that anybody copies.',
      links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html (read 2026-11-20)'],
    },
    messages: { open: 'Bucket {{bucket}} is open.' },
    ...more,
  };
}

export const terraform = new Source(
  'infra/s3.tf',
  [
    'resource "aws_s3_bucket" "assets" {',
    '  for_each = toset(["de", "eu", "us"])',
    '  bucket   = "assets-${each.key}"',
    '}',
    '',
    'resource "aws_s3_bucket_versioning" "assets" {',
    '  bucket = aws_s3_bucket.assets["de"].id',
    '  versioning_configuration {',
    '    status = "Suspended"',
    '  }',
    '}',
    '',
    'resource "aws_s3_bucket_policy" "assets" {',
    '  bucket = aws_s3_bucket.assets["de"].id',
    '  policy = data.aws_iam_policy_document.assets.json',
    '}',
    '',
  ].join('\n'),
);

export const policy = new Source(
  'infra/iam.tf',
  [
    'data "aws_iam_policy_document" "assets" {',
    '  statement {',
    '    sid     = "PublicGet"',
    '    actions = ["s3:GetObject"]',
    '    principals {',
    '      type        = "*"',
    '      identifiers = ["*"]',
    '    }',
    '  }',
    '}',
    '',
  ].join('\n'),
);

export const publicRead: Finding = {
  ruleId: 'no-public-read',
  severity: 'error',
  securitySeverity: 9.5,
  message: 'Bucket "assets" lets anyone read objects.',
  resource: 'module.web.aws_s3_bucket.assets["de"]',
  resourceType: 'aws_s3_bucket',
  place: placeOf(terraform, 'data.aws_iam_policy_document.assets.json'),
  confidence: 'medium',
  because: [
    {
      message: 'statement "PublicGet" allows s3:GetObject to Principal "*" with no condition',
      place: placeOf(terraform, 'data.aws_iam_policy_document.assets.json'),
    },
    { message: 'the principals are ["*"]', place: placeOf(policy, 'identifiers = ["*"]') },
    { message: 'no aws_s3_bucket_public_access_block refers to this bucket' },
  ],
  instances: ['module.web.aws_s3_bucket.assets["eu"]', 'module.web.aws_s3_bucket.assets["us"]'],
  assumes: ['the account has no Block Public Access of its own (not in this configuration)'],
  controls: { fsbp: ['S3.2'] },
  fix: { title: 'add aws_s3_bucket_public_access_block', safety: 'unsafe' },
  fingerprint: '00112233445566aa',
  witness: {
    principal: { kind: 'anonymous' },
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::assets-de/x',
    context: { 'aws:SecureTransport': 'true' },
    spoofable: [],
    says: 'an anonymous s3:GetObject of arn:aws:s3:::assets-de/x',
    command: 'curl https://assets-de.s3.amazonaws.com/x',
  },
};

export const versioning: Finding = {
  ruleId: 'require-versioning',
  severity: 'warn',
  securitySeverity: 5,
  message: 'Bucket "assets" keeps no old versions.',
  resource: 'aws_s3_bucket.assets["de"]',
  resourceType: 'aws_s3_bucket',
  place: placeOf(terraform, '"Suspended"'),
  confidence: 'high',
  because: [{ message: 'versioning is suspended', place: placeOf(terraform, '"Suspended"') }],
  when: 'Env is "prod"',
  fix: { title: 'turn versioning on', safety: 'safe' },
  fingerprint: 'aa998877665544bb',
};

export const advice: Finding = {
  ruleId: 'declare-public-access-block',
  severity: 'info',
  message: 'Bucket "assets" relies on the default of S3.',
  resource: 'aws_s3_bucket.assets["de"]',
  resourceType: 'aws_s3_bucket',
  place: { source: terraform, start: 0, end: 'resource "aws_s3_bucket" "assets"'.length },
  confidence: 'high',
  because: [],
  fingerprint: '1234567890abcdef',
};

export const coverage: Coverage = { files: 12, resources: 47, buckets: 31, rules: 16, skipped: 3, notSeen: [] };

export function resultOf(findings: readonly Finding[], more: Partial<Result> = {}): Result {
  const rules = new Map<string, RuleMeta>();
  for (const finding of [...findings, ...(more.suppressed ?? []).map((own) => own.finding)]) {
    const security = finding.securitySeverity;
    rules.set(finding.ruleId, metaOf(finding.ruleId, { severity: finding.severity, ...(security !== undefined && { securitySeverity: security }) }));
  }
  return { findings, undecided: [], suppressed: [], diagnostics: [], coverage, rules, ...more };
}

/** One of everything. */
export const everything: Result = resultOf([advice, versioning, publicRead], {
  undecided: [
    {
      ruleId: 'require-kms-encryption',
      resources: ['aws_s3_bucket.a', 'aws_s3_bucket.b'],
      reason: 'sse_algorithm is set by var.algo, which has no default',
      place: placeOf(policy, 's3:GetObject'),
    },
    {
      ruleId: 'no-weak-encryption',
      resources: ['aws_s3_bucket.a'],
      reason: 'sse_algorithm is set by var.algo, which has no default',
      place: placeOf(policy, 's3:GetObject'),
    },
    { ruleId: 'no-public-write', resources: ['arn:aws:s3:::payroll'], reason: 's3:GetBucketPolicy was denied' },
  ],
  suppressed: [
    {
      finding: { ...versioning, resource: 'aws_s3_bucket.scratch', fingerprint: 'feedfacecafebeef' },
      reason: 'scratch space, SEC-42',
      place: placeOf(terraform, 'for_each'),
      until: '2027-03-01',
    },
  ],
  diagnostics: [{ level: 'warn', message: 'Rule "versioning" is now called "require-versioning".', file: 's3lint.config.yaml' }],
  coverage: { ...coverage, notSeen: [{ message: 'aws_s3_bucket_acl.old attaches to no bucket in sight', place: placeOf(terraform, 'toset') }] },
});
