import { describe, expect, it } from 'vitest';
import { Reading } from '../dialect/terraform/reading.js';

const cdn = 'data "aws_cloudfront_log_delivery_canonical_user_id" "cdn" {}\n';
const self = 'data "aws_canonical_user_id" "me" {}\n';

function rolesOf(grant: string) {
  const acl = `resource "aws_s3_bucket_acl" "b" {\n  bucket = aws_s3_bucket.b.id\n  access_control_policy {\n    grant {\n${grant}    }\n  }\n}\n`;
  return new Reading(`${cdn}${self}resource "aws_s3_bucket" "b" {}\n${acl}`).bucket('aws_s3_bucket.b').roles;
}

const to = (grantee: string, permission = 'FULL_CONTROL') => `permission = "${permission}"\ngrantee {\n  ${grantee}\n}\n`;

describe('what the ACL of a bucket tells of its use', () => {
  it('is that CloudFront delivers logs, where its user is let in', () => {
    const { cdnLogTarget, logTarget } = rolesOf(to('id = data.aws_cloudfront_log_delivery_canonical_user_id.cdn.id'));
    expect([cdnLogTarget.truth, logTarget.truth]).toEqual(['yes', 'no']);
    expect(cdnLogTarget.because).toMatchObject([
      { says: expect.stringContaining('grantee.id is "c4c1ede6') as string, assumed: 'its ACL is there for the logs of CloudFront' },
    ]);
  });

  it('is that S3 delivers access logs, where the group may write', () => {
    const { cdnLogTarget, logTarget } = rolesOf(to('uri = "http://acs.amazonaws.com/groups/s3/LogDelivery"', 'WRITE'));
    expect([cdnLogTarget.truth, logTarget.truth]).toEqual(['no', 'yes']);
  });

  it('is nothing where the owner is let in, and not known where somebody is of whom nothing is', () => {
    const owner = rolesOf(to('id = data.aws_canonical_user_id.me.id', 'WRITE'));
    expect([owner.cdnLogTarget.truth, owner.logTarget.truth]).toEqual(['no', 'no']);
    const somebody = rolesOf(to('id = aws_s3_bucket.b.somebody', 'WRITE'));
    expect([somebody.cdnLogTarget.truth, somebody.logTarget.truth]).toEqual(['unknown', 'unknown']);
  });
});
