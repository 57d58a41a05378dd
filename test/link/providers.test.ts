import { describe, expect, it } from 'vitest';
import type { BucketAccess } from '../../src/model/access.js';
import type { DerivedKind } from '../../src/model/derived.js';
import type { PolicySubject } from '../../src/model/policies.js';
import { says } from '../../src/policy/term.js';
import { Reading } from '../dialect/terraform/reading.js';

const configuration = `
provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
}
provider "aws" {
  alias               = "partner"
  region              = "us-east-1"
  allowed_account_ids = ["444455556666"]
}
resource "aws_s3_account_public_access_block" "partner" {
  provider                = aws.partner
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
resource "aws_s3_bucket" "ours" {
  bucket = "ours"
}
resource "aws_s3_bucket" "theirs" {
  provider = aws.partner
  bucket   = "theirs"
}
resource "aws_s3_bucket_policy" "theirs" {
  provider = aws.partner
  bucket   = aws_s3_bucket.theirs.id
  policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Principal = "*", Action = "s3:*", Resource = "*" }] })
}
resource "aws_s3_bucket_policy" "elsewhere" {
  provider = aws.partner
  bucket   = "somewhere-else"
  policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Principal = "*", Action = "s3:*", Resource = "*" }] })
}
resource "aws_s3_access_point" "far" {
  provider = aws.partner
  bucket   = "behind-it"
  name     = "far"
}
`;

function held<T>(kind: DerivedKind, address: string): T {
  const reading = new Reading(configuration);
  const [found] = reading.estate.within(kind, reading.declaration(address), reading.estate.plain).items;
  return found as unknown as T;
}

/** Of a resource that is made with another provider than the first. */
describe('another account of one configuration', () => {
  it('is that of the policy that is written into it', () => {
    const policy = held<PolicySubject>('policy', 'aws_s3_bucket_policy.theirs');
    expect([policy.account, policy.region].map((one) => one.kind === 'known' && one.value)).toEqual(['444455556666', 'us-east-1']);
  });

  it('owns a bucket of which only the policy is in sight', () => {
    expect(says(held<BucketAccess>('bucketAccess', 'aws_s3_bucket_policy.elsewhere').situation.account)).toBe('444455556666');
  });

  it('owns a bucket behind its access point of which nothing is in sight', () => {
    expect(says(held<{ readonly access: BucketAccess }>('pointAccess', 'aws_s3_access_point.far').access.situation.account)).toBe('444455556666');
  });

  it('has settings of its own, which are no other one’s', () => {
    expect(held<BucketAccess>('bucketAccess', 'aws_s3_bucket.theirs').situation.blocks.account?.blockPublicPolicy.is(true).truth).toBe('yes');
    expect(held<BucketAccess>('bucketAccess', 'aws_s3_bucket.ours').situation.blocks.account).toBeUndefined();
  });
});
