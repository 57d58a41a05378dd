import { describe, expect, it } from 'vitest';
import { operatorOf } from '../../src/policy/parse-condition.js';
import { parsePolicy } from '../../src/policy/parse.js';
import type { Condition } from '../../src/policy/policy.js';
import { says } from '../../src/policy/term.js';
import type { Part } from '../../src/truth/symbol.js';
import { read, saidOf, seenWith, symbol, textAt, unknownPart } from './parsing.js';

function conditionsOf(condition: unknown): readonly Condition[] {
  const { statement, problems } = read({ Condition: condition });
  expect(saidOf(problems)).toEqual([]);
  return statement.conditions.items;
}

/** What is wrong with a condition, as `what is underlined: message`. */
function wrong(condition: unknown): readonly string[] {
  return read({ Condition: condition }).problems.map(({ kind, origin, message }) => {
    expect(kind).toBe('condition');
    return `${textAt(origin)}: ${message}`;
  });
}

describe('operators', () => {
  it('are taken apart', () => {
    expect(operatorOf('StringEquals')).toEqual({ operator: 'StringEquals', negated: false, ifExists: false, quantifier: 'none' });
    expect(operatorOf('ForAllValues:StringNotLikeIfExists')).toEqual({ operator: 'StringLike', negated: true, ifExists: true, quantifier: 'all' });
    expect(operatorOf('ForAnyValue:ArnLike')).toEqual({ operator: 'ArnLike', negated: false, ifExists: false, quantifier: 'any' });
    expect(operatorOf('NotIpAddress')).toMatchObject({ operator: 'IpAddress', negated: true });
    expect(operatorOf('NumericNotEqualsIfExists')).toMatchObject({ operator: 'NumericEquals', negated: true, ifExists: true });
    expect(operatorOf('StringNotEqualsIgnoreCase')).toMatchObject({ operator: 'StringEqualsIgnoreCase', negated: true });
  });

  it('are the same in any case', () => {
    expect(operatorOf('forallvalues:stringnotequalsifexists')).toEqual(operatorOf('ForAllValues:StringNotEqualsIfExists'));
  });

  it('are those that AWS knows', () => {
    const others = [
      '',
      'IfExists',
      'StringMatches',
      'BoolNot',
      'NotBool',
      'ForEach:StringEquals',
      'StringEqualsIfExistsIfExists',
      'NumericNotLessThan',
      'constructor',
    ];
    expect(others.filter((name) => operatorOf(name) !== undefined)).toEqual([]);
  });

  it('of another name are a problem, and may mean anything', () => {
    expect(wrong({ StringEqual: { 'aws:SourceVpce': 'vpce-1' } })).toEqual([
      '"StringEqual": "StringEqual" is no condition operator; did you mean "StringEquals"?',
    ]);
    expect(wrong({ 'ForAllValue:StringEquals': { 'aws:TagKeys': 'a' } })).toEqual([
      '"ForAllValue:StringEquals": "ForAllValue:StringEquals" is no condition operator; did you mean "ForAllValues:StringEquals"?',
    ]);
    expect(read({ Condition: { Matches: { 'aws:SourceVpce': 'x' } } }).statement.conditions.items).toMatchObject([{ operator: 'unknown', written: 'Matches' }]);
  });

  it('that ask for presence take no IfExists', () => {
    expect(wrong({ NullIfExists: { 'aws:SourceVpce': 'true' } })).toEqual([
      '"NullIfExists": Null cannot take IfExists: it asks itself whether the key is there. Write "Null".',
    ]);
  });
});

describe('conditions', () => {
  it('are one for each key of each operator', () => {
    const found = conditionsOf({
      StringEquals: { 'aws:SourceVpce': ['vpce-1', 'vpce-2'], 'aws:PrincipalOrgID': 'o-a' },
      Bool: { 'aws:SecureTransport': 'true' },
    });
    expect(found.map(({ key, operator, values }) => [operator, key, values.items.map(({ term }) => says(term))])).toEqual([
      ['StringEquals', 'aws:sourcevpce', ['vpce-1', 'vpce-2']],
      ['StringEquals', 'aws:principalorgid', ['o-a']],
      ['Bool', 'aws:securetransport', ['true']],
    ]);
  });

  it('keep the places of operator, key and values', () => {
    const [condition] = conditionsOf({ StringLike: { 'aws:Referer': ['a', 'b'] } });
    expect(
      [condition?.operatorOrigin, condition?.origin, ...(condition?.values.items ?? []).map(({ origin }) => origin)].map((origin) => origin && textAt(origin)),
    ).toEqual(['"StringLike"', '"aws:Referer"', '"a"', '"b"']);
  });

  it('name keys without regard to case, but for the tags of objects', () => {
    const [vpce, tag, object] = conditionsOf({ StringEquals: { 'AWS:SourceVPCE': 'x', 'aws:PrincipalTag/Team': 'x', 'S3:ExistingObjectTag/Team': 'x' } });
    expect([vpce?.key, tag?.key, object?.key]).toEqual(['aws:sourcevpce', 'aws:principaltag/team', 's3:existingobjecttag/Team']);
    expect(vpce?.keyWritten).toBe('AWS:SourceVPCE');
  });

  it('name a key once, however it is spelled', () => {
    expect(wrong({ StringEquals: { 'aws:SourceVpce': 'a', 'aws:sourcevpce': 'b' } })).toEqual([
      '"aws:sourcevpce": "aws:sourcevpce" is the same key as "aws:SourceVpce": case does not count. Put both values into one list.',
    ]);
    expect(wrong({ StringEquals: { 'aws:SourceVpce': 'a' }, StringLike: { 'aws:sourcevpce': 'b' } })).toEqual([]);
  });

  it('may have no values', () => {
    expect(conditionsOf({ StringEquals: { 'aws:SourceVpce': [] } })).toMatchObject([{ values: { items: [] } }]);
    expect(conditionsOf({})).toEqual([]);
  });

  it('of another shape are a problem, and may hide more', () => {
    expect(wrong(['x'])).toEqual(['"Condition": Condition is a list where an object with operators belongs.']);
    expect(wrong({ Bool: 'true' })).toEqual(['"true": Bool holds a text where an object with condition keys belongs.']);
    expect(wrong({ Bool: { 'aws:SecureTransport': { a: 1 } } })).toEqual([
      '"aws:SecureTransport": The condition on aws:SecureTransport holds an object where a text or a list of texts belongs.',
    ]);
    expect(read({ Condition: { Bool: 'true' } }).statement.conditions.open).toBeDefined();
    expect(read({ Condition: 'x' }).statement.conditions.open).toBeDefined();
  });
});

describe('what is not resolved in conditions', () => {
  const conditions = (...parts: readonly Part[]) => {
    const policy = parsePolicy(
      seenWith('{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*", "Condition": ', ...parts, '}}'),
      'bucket',
    );
    expect(saidOf(policy.problems)).toEqual([]);
    return policy.statements.items[0]?.conditions;
  };

  it('leaves the values open', () => {
    expect(conditions('{"StringEquals": {"aws:SourceVpce": ["vpce-1", ', unknownPart('imported'), ']}}')).toMatchObject({
      items: [{ values: { items: [{}], open: { reason: 'imported' } } }],
    });
  });

  it('is a key that may be any', () => {
    expect(conditions('{"StringEquals": {"', symbol('Provider'), ':sub": "x"}}')).toMatchObject({
      items: [{ key: '?', keyWritten: '${Provider}:sub', operator: 'StringEquals' }],
    });
  });

  it('is a key that may be any, however the file writes what is missing', () => {
    const secret: Part = { kind: 'unknown', says: '{{resolve:ssm:provider}}', reason: 'filled in at deployment' };
    expect(conditions('{"StringEquals": {"', secret, ':sub": "x"}}')).toMatchObject({ items: [{ key: '?' }] });
  });

  it('is an operator that may be any', () => {
    expect(conditions('{"', symbol('Operator'), 'IfExists": {"aws:SourceVpce": "x"}}')).toMatchObject({
      items: [{ operator: 'unknown', key: 'aws:sourcevpce' }],
    });
    expect(conditions('{"', symbol('Operator'), '": {"aws:SourceVpce": "x"}}')).toMatchObject({
      items: [],
      open: { reason: 'named by something that is made of ${Operator}, which is known only after deployment' },
    });
  });

  it('leaves all conditions open', () => {
    expect(conditions(unknownPart('imported'))).toMatchObject({ items: [], open: { reason: 'imported' } });
    expect(conditions('{"Bool": ', unknownPart('imported'), '}')).toMatchObject({ items: [], open: { reason: 'imported' } });
  });
});
