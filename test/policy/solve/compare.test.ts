import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/policy/engine.js';
import type { Comparison } from '../../../src/policy/question.js';
import { situation, symbolicPolicy } from '../situations.js';

const role = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::<Acct:account>:role/a' }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };
const noHttp = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '<Given:anything>', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
const everybody = { ...role, Principal: '*', Action: 's3:PutObject' };

function compare(before: readonly object[], after: readonly object[]): Comparison {
  return createEngine().compare(symbolicPolicy(before), symbolicPolicy(after), situation([]));
}

describe('two policies that hold the same unresolved text', () => {
  it('are equal where all else is equal, in any order', () => {
    expect(compare([role, noHttp], [noHttp, role])).toEqual({ relation: 'equal', newlyAllowed: [], newlyDenied: [], why: [] });
  });

  it('are equal where lists and conditions are written in another order', () => {
    const one = {
      ...role,
      Action: ['s3:GetObject', 's3:PutObject'],
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a' }, Bool: { 'aws:SecureTransport': 'true' } },
    };
    const other = {
      ...one,
      Action: ['s3:PutObject', 's3:GetObject'],
      Condition: { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:PrincipalOrgID': 'o-a' } },
    };
    expect(compare([one], [other]).relation).toBe('equal');
  });

  it('differ in what else they say, and in that alone', () => {
    expect(compare([role, noHttp], [role, noHttp, everybody])).toMatchObject({ relation: 'wider', newlyDenied: [], why: [] });
    expect(compare([role, noHttp, everybody], [role, noHttp])).toMatchObject({ relation: 'narrower', newlyAllowed: [], why: [] });
  });

  it('differ in what they say of it', () => {
    expect(compare([role], [{ ...role, Resource: 'arn:aws:s3:::b/x/*' }])).toMatchObject({
      relation: 'narrower',
      newlyDenied: [{ principal: { arn: 'arn:aws:iam::${Acct}:role/a' } }],
    });
  });

  it('are not told apart where one holds another', () => {
    expect(compare([role], [{ ...role, Principal: { AWS: 'arn:aws:iam::<Other:account>:role/a' } }]).relation).toBe('unknown');
  });
});

describe('a Deny that is the same in both', () => {
  it('hides what is granted behind it', () => {
    const denied = { ...everybody, Effect: 'Deny' };
    expect(compare([denied], [denied, everybody]).relation).toBe('equal');
  });
});

describe('a text that is a variable in one document alone', () => {
  it('is a difference although it is written in the same way', () => {
    const own = { ...role, Principal: '*', Resource: 'arn:aws:s3:::b/${aws:username}/*' };
    const policy = (Version: string) => symbolicPolicy({ Version, Statement: [own] });
    expect(createEngine().compare(policy('2008-10-17'), policy('2012-10-17'), situation([])).relation).not.toBe('equal');
  });
});
