import { describe, expect, it } from 'vitest';
import { isBucketOrigin, isGiven } from '../../src/model/bucket-origin.js';
import type { CdnOrigin } from '../../src/model/bucket-origin.js';
import { Mapped } from '../../src/text/mapped.js';
import { no } from '../../src/truth/answer.js';
import { Known, Unknown } from '../../src/truth/value.js';

const origin = { locus: { kind: 'span', mapped: Mapped.literal(''), start: 0, end: 0 } } as const;

describe('the host of a bucket', () => {
  it.each([
    ['data.s3.amazonaws.com', 'yes'],
    ['data.s3.eu-west-1.amazonaws.com', 'yes'],
    ['data.s3-eu-west-1.amazonaws.com', 'yes'],
    ['logs.shop.s3.dualstack.us-gov-west-1.amazonaws.com', 'yes'],
    ['data.s3.cn-north-1.amazonaws.com.cn', 'yes'],
    ['data.s3.eusc-de-east-1.amazonaws.eu', 'yes'],
    ['reports-a1b2c3-s3alias.s3.eu-west-1.amazonaws.com', 'yes'],
    ['s3.eu-west-1.amazonaws.com', 'yes'],
    ['data.s3-website-eu-west-1.amazonaws.com', 'no'],
    ['data.s3-website.eu-central-1.amazonaws.com', 'no'],
    ['mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com', 'no'],
    ['files3.amazonaws.com', 'no'],
    ['data.s3.example.com', 'no'],
    ['api.execute-api.eu-west-1.amazonaws.com', 'no'],
  ])('%s: %s', (host, truth) => {
    const cdnOrigin = { domain: { name: new Known(host, origin) }, s3: { isWritten: () => no() } } as unknown as CdnOrigin;
    expect(isBucketOrigin(cdnOrigin).truth).toBe(truth);
  });
});

it('what is given in part is given, and the reason says where', () => {
  const text = Mapped.join([Mapped.literal('origin-access-identity/cloudfront/'), Mapped.hole({ says: '${Identity}' })]);
  const given = isGiven(new Unknown<string>('known only after deployment', { ...origin, label: 'S3OriginConfig.OriginAccessIdentity' }, text));
  expect(given).toMatchObject({ truth: 'yes', because: [{ says: 'S3OriginConfig.OriginAccessIdentity is made of origin-access-identity/cloudfront/' }] });
});
