import { expect, it } from 'vitest';
import { keyLivesWith } from '../../src/model/key-place.js';
import type { Key } from '../../src/model/subjects.js';
import { unknown } from '../../src/truth/answer.js';
import type { Truth } from '../../src/truth/answer.js';
import type { Link, Value } from '../../src/truth/value.js';
import { absent, known, origin, untold } from './hand-made.js';

function lives(name: Value<string>, region: Value<string> = known('eu-west-1')): Truth {
  const bucket = { says: 'data', region, account: untold(), naming: { name: known('data') } } as unknown as Parameters<typeof keyLivesWith>[0];
  const key: Link<Key> = { name, ask: () => unknown({ says: 'out of sight', origin }) };
  return keyLivesWith(bucket, key).truth;
}

it('an ARN tells its Region, in every partition and for every form of key', () => {
  expect(lives(known('arn:aws:kms:eu-west-1:111122223333:alias/data'))).toBe('yes');
  expect(lives(known('arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab'))).toBe('no');
  expect(lives(known('arn:aws-cn:kms:cn-north-1:111122223333:key/k'), known('cn-north-1'))).toBe('yes');
});

it('an id or an alias is looked up where the bucket is', () => {
  expect(['1234abcd-12ab-34cd-56ef-1234567890ab', 'alias/data', ''].map((name) => lives(known(name)))).toEqual(['yes', 'yes', 'yes']);
});

it('no key is in no other place', () => expect(lives(absent())).toBe('yes'));

it('what is not told on either side is a doubt', () => {
  expect(lives(untold())).toBe('unknown');
  expect(lives(known('arn:aws:kms:eu-west-1:111122223333:alias/data'), untold())).toBe('unknown');
});
