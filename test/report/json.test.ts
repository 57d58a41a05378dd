import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { json } from '../../src/report/json.js';
import { advice, context, everything, publicRead, resultOf, versioning } from './sample.js';

type Schema = { [key: string]: Schema } & { properties?: Record<string, Schema>; $defs?: Record<string, Schema> };

const published = JSON.parse(readFileSync(new URL('../../docs/schema/report.schema.json', import.meta.url), 'utf8')) as Schema;

/** The published schema lets members be added later; here nothing may be in a report that it does not name. */
function closed(): Schema {
  const schema = structuredClone(published);
  const { finding: _, suppressed, ...others } = schema.$defs ?? {};
  for (const own of [schema, ...Object.values(others)]) if (own.properties) Object.assign(own, { additionalProperties: false });
  // A suppressed finding has one member more than a finding, so neither may be closed by itself.
  Object.assign(suppressed ?? {}, { unevaluatedProperties: false });
  Object.assign(schema.properties?.['findings'] ?? {}, { items: { $ref: '#/$defs/finding', unevaluatedProperties: false } });
  return schema;
}

function complaints(schema: Schema, report: unknown): readonly string[] {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowMatchingProperties: true, strictTypes: false, strictRequired: false });
  (formatsPlugin as unknown as (ajv: Ajv2020) => void)(ajv);
  const validate = ajv.compile(schema);
  validate(report);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`);
}

describe('the JSON report', () => {
  it('is what the published schema says, and nothing else', () => {
    const report: unknown = JSON.parse(json(everything, { ...context, newSince: { ref: 'main', isNew: () => true, stateOf: () => 'updated' } }));
    expect(complaints(published, report)).toEqual([]);
    expect(complaints(closed(), report)).toEqual([]);
  });

  it('would not pass the schema with a member that is not in it, or with one less', () => {
    const report = JSON.parse(json(everything, context)) as { findings: Record<string, unknown>[]; suppressed: Record<string, unknown>[] };
    Object.assign(report.findings[0] ?? {}, { surprise: 1 });
    Object.assign(report.suppressed[0] ?? {}, { surprise: 1 });
    delete report.findings[1]?.['fingerprint'];
    expect(complaints(published, report)).toHaveLength(1);
    expect(complaints(closed(), report).filter((text) => text.includes('surprise'))).toHaveLength(2);
  });

  it('of nothing is complete', () => {
    expect(JSON.parse(json(resultOf([]), context))).toEqual({
      schemaVersion: 1,
      findings: [],
      undecided: [],
      suppressed: [],
      diagnostics: [],
      coverage: { files: 12, resources: 47, buckets: 31, rules: 16, skipped: 3, notSeen: [] },
    });
  });

  it('writes a finding so', () => {
    const report = JSON.parse(json(resultOf([publicRead]), context)) as { findings: unknown[] };
    expect(report.findings[0]).toEqual({
      ruleId: 'no-public-read',
      severity: 'error',
      securitySeverity: 9.5,
      message: 'Bucket "assets" lets anyone read objects.',
      resource: 'module.web.aws_s3_bucket.assets["de"]',
      resourceType: 'aws_s3_bucket',
      file: 'infra/s3.tf',
      startLine: 15,
      startColumn: 12,
      endLine: 15,
      endColumn: 52,
      confidence: 'medium',
      because: [
        { message: 'statement "PublicGet" allows s3:GetObject to Principal "*" with no condition', file: 'infra/s3.tf', startLine: 15, startColumn: 12 },
        { message: 'the principals are ["*"]', file: 'infra/iam.tf', startLine: 7, startColumn: 7 },
        { message: 'no aws_s3_bucket_public_access_block refers to this bucket' },
      ],
      instances: ['module.web.aws_s3_bucket.assets["eu"]', 'module.web.aws_s3_bucket.assets["us"]'],
      assumes: ['the account has no Block Public Access of its own (not in this configuration)'],
      controls: { fsbp: ['S3.2'] },
      fix: { title: 'add aws_s3_bucket_public_access_block', safety: 'unsafe' },
      witness: publicRead.witness,
      fingerprint: '00112233445566aa',
    });
  });

  it('is the same text whatever order the findings came in', () => {
    expect(json(resultOf([publicRead, advice, versioning]), context)).toBe(json(resultOf([versioning, publicRead, advice]), context));
  });

  it('keeps everything when only the new is asked for, and says which is new', () => {
    const text = json(resultOf([publicRead, versioning]), { ...context, newSince: { ref: 'main', isNew: (finding) => finding.severity === 'error' } });
    const report = JSON.parse(text) as { findings: { ruleId: string; new: boolean }[] };
    expect(report.findings.map((finding) => [finding.ruleId, finding.new])).toEqual([
      ['require-versioning', false],
      ['no-public-read', true],
    ]);
  });
});
