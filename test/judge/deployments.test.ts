import { expect, it } from 'vitest';
import region from '../../rules/logging-target-same-region.js';
import { run } from '../../src/lint.js';
import { causesOf } from '../../src/report/undecided.js';
import { requestFor } from '../../src/testing/judge-text.js';

const text = `variable "logs" {}

resource "aws_s3_bucket" "a" {}

resource "aws_s3_bucket" "b" {}

resource "aws_s3_bucket_logging" "a" {
  bucket        = aws_s3_bucket.a.id
  target_bucket = "somewhere"
  target_prefix = "a/"
}

resource "aws_s3_bucket_logging" "b" {
  bucket        = aws_s3_bucket.b.id
  target_bucket = var.logs
  target_prefix = "b/"
}
`;
const files = { 'main.tf': text, 'dev.tfvars': 'logs = "somewhere"\n', 'prod.tfvars': 'logs = "elsewhere"\n' };
const root = (name: string): { readonly directory: string; readonly name: string; readonly files: readonly string[] } => ({
  directory: '.',
  name,
  files: [`${name}.tfvars`],
});

it('a question that stays open says for which deployment', () => {
  const request = requestFor([region], files);
  const terraform = { values: new Map<string, string>(), files: [], roots: [root('dev'), root('prod')] };
  const { undecided } = run({ ...request, terraform }).result;
  expect(undecided.map(({ reason, resources, when }) => [reason, resources, when])).toEqual([
    ['"somewhere" is not part of this scan', ['aws_s3_bucket.a'], 'it is deployed as dev or prod'],
    ['"somewhere" is not part of this scan', ['aws_s3_bucket.b'], 'it is deployed as dev'],
    ['"elsewhere" is not part of this scan', ['aws_s3_bucket.b'], 'it is deployed as prod'],
  ]);
});

it('an address that several roots have is named once', () => {
  const request = requestFor([region], { 'a/main.tf': text, 'b/main.tf': text });
  const terraform = { values: new Map([['logs', 'somewhere']]), files: [], roots: [] };
  const [cause, ...more] = causesOf(run({ ...request, terraform }).result.undecided);
  expect(more).toEqual([]);
  expect(cause?.questions).toEqual([{ ruleId: 'logging-target-same-region', resources: ['aws_s3_bucket.a', 'aws_s3_bucket.b'] }]);
});
