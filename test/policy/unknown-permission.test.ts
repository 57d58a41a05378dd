import { expect, it } from 'vitest';
import noPublicList from '../../rules/no-public-list.js';
import { lint } from '../../src/lint.js';
import { requestFor } from '../../src/testing/judge-text.js';

const grant = (permission: string): string => `
resource "aws_s3_bucket" "b" {
  grant {
    type        = "Group"
    uri         = "http://acs.amazonaws.com/groups/global/AllUsers"
    permissions = ["${permission}"]
  }
}

resource "aws_s3_bucket_public_access_block" "b" {
  bucket             = aws_s3_bucket.b.id
  ignore_public_acls = false
}

resource "aws_s3_bucket_ownership_controls" "b" {
  bucket = aws_s3_bucket.b.id
  rule {
    object_ownership = "ObjectWriter"
  }
}
`;

it.each([['x'], ['read'], ['constructor']])('a permission that S3 does not know (%s) gives nothing', (permission) => {
  const found = (name: string): number => lint(requestFor([noPublicList], { 'main.tf': grant(name) })).findings.length;
  expect([found('READ'), found('FULL_CONTROL'), found(permission)]).toEqual([1, 1, 0]);
});
