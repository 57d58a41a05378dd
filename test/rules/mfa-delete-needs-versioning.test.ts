import { describe, expect, it } from 'vitest';
import rule from '../../rules/mfa-delete-needs-versioning.js';
import { Absent, Known } from '../../src/truth/value.js';
import type { Answer } from '../../src/truth/answer.js';
import { Mapped } from '../../src/text/mapped.js';

const origin = { locus: { kind: 'span', mapped: Mapped.literal(''), start: 0, end: 0 } } as const;

/** The messages of the requirements that a bucket with MFA delete does not meet. */
function unmet(type: string, status: string, serial?: string): readonly string[] {
  const out: string[] = [];
  const require = (answer: Answer, { messageId }: { readonly messageId: string }): void => {
    if (answer.truth !== 'yes') out.push(messageId);
  };
  const versioning = {
    status: new Known(status, origin),
    mfaDelete: new Known('Enabled', origin),
    mfaSerial: serial === undefined ? new Absent(undefined, origin) : new Known(serial, origin),
  };
  rule.create?.({ options: {}, facts: {}, require })({ type, versioning, objectLock: { enabledAtCreation: new Absent(false, origin) } });
  return out;
}

describe('mfa-delete-needs-versioning', () => {
  it('a file that sends the request itself must name the device', () => {
    expect(unmet('aws_s3_bucket', 'Enabled')).toEqual(['noDevice']);
    expect(unmet('aws_s3_bucket', 'Enabled', 'arn:aws:iam::111122223333:mfa/root 123456')).toEqual([]);
  });

  it('in a live account MFA delete is on already', () => expect(unmet('AWS::S3::Bucket', 'Enabled')).toEqual([]));

  it('suspended versioning is reported beside the missing device', () => expect(unmet('aws_s3_bucket', 'Suspended')).toEqual(['unversioned', 'noDevice']));
});
