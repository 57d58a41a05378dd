import { describe, expect, it } from 'vitest';
import { READS, WRITES, choose } from '../../src/model/data-events.js';
import type { Events } from '../../src/model/data-events.js';
import { yes } from '../../src/truth/answer.js';
import type { Truth } from '../../src/truth/answer.js';
import { known, listOf, origin } from './hand-made.js';

type Selectors = Parameters<typeof choose>[1];
type Comparison = 'equals' | 'startsWith' | 'endsWith' | 'notEquals' | 'notStartsWith' | 'notEndsWith';
type Field = { readonly field: string } & { readonly [C in Comparison]?: readonly string[] };

const COMPARISONS: readonly Comparison[] = ['equals', 'startsWith', 'endsWith', 'notEquals', 'notStartsWith', 'notEndsWith'];
const written = { isWritten: () => yes(), origin };

function texts(values: readonly string[] = []): ReturnType<typeof listOf> {
  return listOf(...values.map(known));
}

function advanced(fields: readonly Field[], events: Events = WRITES): Truth {
  const all: readonly Field[] = [{ field: 'eventCategory', equals: ['Data'] }, { field: 'resources.type', equals: ['AWS::S3::Object'] }, ...fields];
  const made = all.map((one) => ({
    ...written,
    field: known(one.field),
    ...Object.fromEntries(COMPARISONS.map((comparison) => [comparison, texts(one[comparison])])),
  }));
  const selectors = { advanced: listOf({ ...written, fields: listOf(...made) }) } as unknown as Selectors;
  return choose(events, selectors, ['data']).truth;
}

function basic(readWrite: string, value: string, events: Events = WRITES): Truth {
  const data = listOf({ ...written, type: known('AWS::S3::Object'), values: texts([value]) });
  const selectors = { basic: listOf({ ...written, readWrite: known(readWrite), data }), advanced: listOf() } as unknown as Selectors;
  return choose(events, selectors, ['data']).truth;
}

describe('a basic selector', () => {
  it('chooses a bucket with a slash, or all of S3, in whatever partition', () => {
    const all = ['arn:aws:s3', 'arn:aws:s3:::', 'arn:aws:s3:::data/', 'arn:aws-us-gov:s3:::data/', 'arn:aws-cn:s3'];
    expect(all.filter((value) => basic('All', value) !== 'yes')).toEqual([]);
  });

  it('chooses not all by less than that, or by another name', () => {
    const short = ['arn:aws:s3:::data', 'arn:aws:s3:::dat', 'arn:aws:s3:::dat/', 'arn:aws:s3:::data/a/', 'arn:aws:s3:::*/', 'arn:aws:s3:::data/*'];
    expect(short.filter((value) => basic('All', value) !== 'no')).toEqual([]);
  });

  it('tells reads from writes', () => {
    expect(['All', 'WriteOnly', 'ReadOnly'].map((one) => [basic(one, 'arn:aws:s3'), basic(one, 'arn:aws:s3', READS)])).toEqual([
      ['yes', 'yes'],
      ['yes', 'no'],
      ['no', 'yes'],
    ]);
  });
});

describe('an advanced selector', () => {
  it('chooses both where it does not say which', () => expect([advanced([]), advanced([], READS)]).toEqual(['yes', 'yes']));

  it('chooses by the beginning of the ARN, slash or not', () => {
    const start = (value: string): Truth => advanced([{ field: 'resources.ARN', startsWith: [value] }]);
    expect(['arn:aws:s3:::data/', 'arn:aws:s3:::data', 'arn:aws:s3:::data/a/', 'arn:aws:s3:::other/'].map(start)).toEqual(['yes', 'yes', 'no', 'no']);
  });

  it('chooses one of several beginnings', () =>
    expect(advanced([{ field: 'resources.ARN', startsWith: ['arn:aws:s3:::other/', 'arn:aws:s3:::data/'] }])).toBe('yes'));

  it('leaves out nothing by leaving out another bucket', () => {
    const without = (value: string): Truth => advanced([{ field: 'resources.ARN', notStartsWith: [value] }]);
    expect(['arn:aws:s3:::other/', 'arn:aws:s3:::data/tmp/', 'arn:aws:s3:::d'].map(without)).toEqual(['yes', 'no', 'no']);
    expect(advanced([{ field: 'resources.ARN', notEndsWith: ['.tmp'] }])).toBe('no');
    expect(advanced([{ field: 'resources.ARN', notEquals: ['arn:aws:s3:::other/a'] }])).toBe('yes');
  });

  it('must name uploads, copies and deletions where it names any', () => {
    expect(advanced([{ field: 'eventName', startsWith: ['Put', 'Copy', 'Delete', 'Complete'] }])).toBe('yes');
    expect(advanced([{ field: 'eventName', equals: ['PutObject', 'DeleteObject'] }])).toBe('no');
    expect(advanced([{ field: 'eventName', notEquals: ['DeleteObjects'] }])).toBe('no');
    expect(advanced([{ field: 'eventName', notEquals: ['GetObject'] }])).toBe('yes');
  });

  it('may leave callers out, and not name a few', () => {
    expect(advanced([{ field: 'userIdentity.arn', notEquals: ['arn:aws:iam::111122223333:role/backup'] }])).toBe('yes');
    expect(advanced([{ field: 'userIdentity.arn', equals: ['arn:aws:iam::111122223333:role/backup'] }])).toBe('no');
  });
});
