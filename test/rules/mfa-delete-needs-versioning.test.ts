import { describe, expect, it } from 'vitest';
import rule from '../../rules/mfa-delete-needs-versioning.js';
import { carriesMfa } from '../../src/model/versioning.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { Absent } from '../../src/truth/value.js';
import { Mapped } from '../../src/text/mapped.js';

const versioned = (body: string): string => `resource "aws_s3_bucket" "data" {
  bucket = "data-of-the-shop"
}

resource "aws_s3_bucket_versioning" "data" {
  bucket = aws_s3_bucket.data.id
${body}}
`;
const device = '  mfa    = "arn:aws:iam::111122223333:mfa/root 123456"\n';
const configuration = (status: string): string => `
  versioning_configuration {
    status     = "${status}"
    mfa_delete = "Enabled"
  }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [{ name: 'with a device and versioning it can be applied', file: 'main.tf', code: versioned(device + configuration('Enabled')) }],
  invalid: [
    {
      name: 'suspended versioning leaves nothing to guard, and the fix enables it where it stands',
      file: 'main.tf',
      code: versioned(device + configuration('Suspended')),
      findings: [
        { message: 'Bucket "aws_s3_bucket.data" has MFA delete on, but keeps no new versions that it could guard.', at: '"Suspended"', confidence: 'high' },
      ],
      output: versioned(device + configuration('Enabled')),
    },
    {
      name: 'a request without the device is denied',
      file: 'main.tf',
      code: versioned(configuration('Enabled')),
      findings: [
        {
          message: 'MFA delete of bucket "aws_s3_bucket.data" is switched on without the serial number and code of a device, which S3 denies.',
          at: '"Enabled"',
          line: 10,
        },
      ],
      output: null,
    },
    {
      name: 'the block of the bucket itself has no word for a device',
      file: 'main.tf',
      code: 'resource "aws_s3_bucket" "data" {\n  versioning {\n    enabled    = true\n    mfa_delete = true\n  }\n}\n',
      findings: [{ at: 'true', line: 4 }],
      output: null,
    },
  ],
  undecided: [
    {
      name: 'a status that is given from outside',
      file: 'main.tf',
      code: `variable "status" {\n  type = string\n}\n\n${versioned(device + configuration('Enabled')).replace('"Enabled"', 'var.status')}`,
      reason: 'versioning_configuration.status is set by variable status, which has no default',
    },
  ],
});

describe('MFA delete that was read back', () => {
  const origin = { locus: { kind: 'span', mapped: Mapped.literal(''), start: 0, end: 0 } } as const;
  const versioning = { mfaSerial: new Absent<string>(undefined, origin) };

  it('needs no device: it is on already', () => {
    const asked = (readBack: boolean): string => carriesMfa({ readBack, versioning } as unknown as Parameters<typeof carriesMfa>[0]).truth;
    expect([asked(true), asked(false)]).toEqual(['yes', 'no']);
  });
});
