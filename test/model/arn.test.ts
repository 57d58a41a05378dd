import { describe, expect, it } from 'vitest';
import { canName, canNameBucket, hasRegionOrAccount, isWithin, looksLikeArn, namesEverything } from '../../src/model/arn.js';
import type { Sign, Term } from '../../src/policy/term.js';

const given: Sign = { kind: 'sign', key: 'p', says: '${Given}', looks: 'anything', reason: 'set by parameter Given' };
const bucket: Sign = { kind: 'sign', key: 'b', says: '${Bucket}', looks: 'bucketName' };
const stack: Sign = { kind: 'sign', key: 's', says: '${AWS::StackName}', looks: 'name' };

describe('what a Resource can name', () => {
  const rows: readonly (readonly [Term, Parameters<typeof canName>[1], string])[] = [
    [['arn:aws:s3:::data'], 'bucket', 'yes'],
    [['arn:aws:s3:::data'], 'object', 'no'],
    [['arn:aws:s3:::data/*'], 'object', 'yes'],
    [['arn:aws:s3:::data/*'], 'bucket', 'no'],
    [['arn:aws:s3:::data/'], 'bucket', 'no'],
    [['arn:aws:s3:::data*'], 'object', 'yes'],
    [['arn:aws:s3:::data*'], 'bucket', 'yes'],
    [['arn:aws:s3:::data?'], 'bucket', 'yes'],
    [['*'], 'object', 'yes'],
    [['*'], 'job', 'yes'],
    [['arn:aws-cn:s3:::data/${aws:username}'], 'object', 'yes'],
    [['arn:aws:s3:::', bucket], 'bucket', 'yes'],
    [['arn:aws:s3:::', bucket], 'object', 'no'],
    [['arn:aws:s3:::', bucket, '/*'], 'object', 'yes'],
    [['arn:aws:s3:::', stack, '-data'], 'object', 'no'],
    [['arn:aws:s3:::', given], 'bucket', 'yes'],
    [['arn:aws:s3:::', given], 'object', 'unknown'],
    [['arn:aws:s3:::', bucket, '/', given, '/AWSLogs/*'], 'object', 'yes'],
    [[given, '/*'], 'object', 'yes'],
    [[given, '/*'], 'bucket', 'no'],
    [['arn:aws:s3:eu-west-1:111122223333:accesspoint/p'], 'accesspoint', 'yes'],
    [['arn:aws:s3:eu-west-1:111122223333:accesspoint/p/object/*'], 'accesspointobject', 'yes'],
    [['arn:aws:s3:eu-west-1:111122223333:accesspoint/p/in/*'], 'accesspointobject', 'no'],
    [['arn:aws:s3::111122223333:accesspoint/m.mrap/object/*'], 'accesspointobject', 'yes'],
    [['arn:aws:logs:eu-west-1:111122223333:log-group:x'], 'object', 'no'],
    [['*'], 'account', 'yes'],
    [['arn:aws:s3:::*'], 'account', 'yes'],
    [['arn:aws:s3:::data'], 'account', 'no'],
    [['arn:aws:s3:eu-west-1:111122223333:storage-lens/x'], 'account', 'yes'],
  ];
  it.each(rows)('%j as %s: %s', (resource, sort, truth) => expect(canName(resource, sort)).toBe(truth));
});

describe('a Resource and a bucket', () => {
  const rows: readonly (readonly [Term, Term, string])[] = [
    [['arn:aws:s3:::data/*'], ['data'], 'yes'],
    [['arn:aws:s3:::d*'], ['data'], 'yes'],
    [['arn:aws:s3:::other'], ['data'], 'no'],
    [['arn:aws:s3:::data-2/*'], ['data'], 'no'],
    [['arn:aws-cn:s3:::data'], ['data'], 'no'],
    [['arn:aws:s3:::', bucket, '/*'], [bucket], 'yes'],
    [['arn:aws:s3:::data'], [bucket], 'unknown'],
    [['arn:aws:s3:::Data'], [bucket], 'no'],
    [['arn:aws:s3:::', given, '/*'], ['data'], 'unknown'],
    [[bucket, '/*'], [bucket], 'no'],
    [['arn:aws:s3:::${aws:PrincipalTag/bucket}/*'], ['data'], 'yes'],
  ];
  it.each(rows)('%j and %j: %s', (resource, name, truth) => expect(canNameBucket(resource, name, 'aws')).toBe(truth));
});

describe('everything', () => {
  it.each(['*', 'arn:aws:s3:::*', 'arn:*:s3:*:*:*', 'arn:aws:s3:::**'])('is %s', (text) => expect(namesEverything([text])).toBe('yes'));
  it.each(['arn:aws:s3:::*/*', 'arn:aws:s3:::d*', 'arn:aws:sns:*:*:*'])('is not %s', (text) => expect(namesEverything([text])).toBe('no'));
  it('may be what is given from outside, and is nothing that AWS makes', () => {
    expect(namesEverything([given])).toBe('unknown');
    expect(namesEverything(['arn:aws:s3:::', given])).toBe('unknown');
    expect(namesEverything(['arn:aws:s3:::', given, '/*'])).toBe('no');
    expect(namesEverything(['arn:aws:s3:::', bucket])).toBe('no');
  });
});

describe('one Resource within others', () => {
  it('counts a pattern within a wider one, and what is left out by the Not-form', () => {
    expect(isWithin(['arn:aws:s3:::data/in/*'], [['arn:aws:s3:::data/*']])).toBe('yes');
    expect(isWithin(['arn:aws:s3:::data/*'], [['arn:aws:s3:::data/in/*']])).toBe('no');
    expect(isWithin(['arn:aws:s3:::data/in/*'], [['arn:aws:s3:::data/out/*']], true)).toBe('yes');
    expect(isWithin(['arn:aws:s3:::data/in/*'], [['*']], true)).toBe('no');
    expect(isWithin(['arn:aws:s3:::', given], [['arn:aws:s3:::data']])).toBe('unknown');
    expect(isWithin(['arn:aws:s3:::', given], [['arn:aws:s3:::*']])).toBe('yes');
  });
});

describe('the form of an ARN', () => {
  it('is told by its beginning', () => {
    expect(looksLikeArn(['arn:aws:s3:::data'])).toBe(true);
    expect(looksLikeArn([given])).toBe(true);
    expect(looksLikeArn([bucket, '/*'])).toBe(false);
  });
  it('has neither Region nor account for buckets', () => {
    expect(hasRegionOrAccount(['arn:aws:s3:::data'])).toBe(false);
    expect(hasRegionOrAccount(['arn:aws:s3:*:*:data'])).toBe(false);
    expect(hasRegionOrAccount(['arn:aws:s3::111122223333:data'])).toBe(true);
    expect(hasRegionOrAccount(['arn:aws:s3:', given, '::data'])).toBe(true);
  });
});
