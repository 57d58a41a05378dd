import { describe, expect, it } from 'vitest';
import { usesS3 } from '../../src/model/machine-use.js';
import type { Origin } from '../../src/text/origin.js';
import { Mapped } from '../../src/text/mapped.js';
import { Source } from '../../src/text/source.js';
import { Known } from '../../src/truth/value.js';

const uses = (text: string): string => {
  const mapped = Mapped.of(new Source('script.sh', text));
  const origin: Origin = { locus: { kind: 'span', mapped, start: 0, end: text.length } };
  return usesS3(new Known(text, origin, undefined, mapped)).truth;
};

describe('a script works with S3', () => {
  it('by a command, an address or a call of an SDK', () => {
    const texts = [
      'aws s3 sync s3://releases /srv',
      'aws --profile app --region eu-west-1 s3api get-object --bucket b --key k out',
      's3cmd get thing',
      'wget -q "s3://releases/app"',
      "boto3.resource('s3')",
      'import { S3Client } from "@aws-sdk/client-s3"',
      'Read-S3Object -BucketName releases -Key app.zip',
    ];
    expect(texts.filter((text) => uses(text) !== 'yes')).toEqual([]);
  });

  it('and not by a word that looks like it', () => {
    const texts = [
      'aws configure set default.s3.signature_version s3v4',
      'curl https://releases.s3.amazonaws.com/app',
      'yum install -y s3fs-fuse',
      'echo "see aws s3"',
      'aws s3 ls --no-sign-request s3://open-data',
      'aws ec2 describe-instances',
    ];
    expect(texts.filter((text) => uses(text) !== 'no')).toEqual([]);
  });
});
