import { describe, expect, it } from 'vitest';
import { seeDocument } from '../../../src/policy/document.js';
import { applyEdits } from '../../../src/text/edit.js';
import type { Seen, SeenScalar } from '../../../src/truth/seen.js';
import { partsOf } from '../../../src/truth/symbol.js';
import { declared, fixture, seen, slice, told, unitOf, where } from './reading.js';

const text = fixture('policies.yaml');
const unit = unitOf(text, {}, 'policies.yaml');
const json = fixture('policies.json');
const jsonUnit = unitOf(json, {}, 'policies.json');

function policy(address: string, of = unit): Seen {
  return seeDocument(seen(of, address, ['PolicyDocument']));
}

/** A part of a policy, by names and indexes. */
function part(from: Seen, ...way: readonly (string | number)[]): Seen {
  return way.reduce<Seen>(
    (at, step) => (typeof step === 'string' ? (at.kind === 'mapping' ? at.get(step) : at) : ((at.kind === 'sequence' ? at.items()[step] : at) ?? at)),
    from,
  );
}

/** The file after a value of a policy is replaced. */
function edited(value: Seen, by: string): string | undefined {
  const scalar = value as SeenScalar;
  const edit = scalar.text.edit(0, scalar.text.text.length, by);
  return edit && applyEdits(edit.source, [edit]);
}

describe('a policy in a block text with Sub', () => {
  const statement = part(policy('Block'), 'Statement', 0);

  it('is a tree whose values are those of the text', () => {
    expect(told(statement)).toEqual({
      Effect: 'Allow',
      Principal: { AWS: '${Reader}' },
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: '${Bucket.Arn}/home/${aws:username}/*',
      Condition: { StringEquals: { '${Reader}:sub': 'x' }, NumericLessThan: { 's3:max-keys': '<set by parameter Reader, which has no default>' } },
    });
  });

  it('has its places in the template', () => {
    expect(where(part(statement, 'Action', 0).origin)).toBe('policies.yaml:20 "s3:GetObject"');
    expect(where(part(statement, 'Action', 1).origin)).toBe('policies.yaml:20 "s3:Put\\u004fbject"');
    expect(where(part(statement, 'Resource').origin)).toBe('policies.yaml:21 "${Bucket.Arn}/home/${!aws:username}/*"');
    expect(slice(part(statement, 'Principal').origin)).toBe('"Principal"');
  });

  it('still knows whose objects a resource means', () => {
    const resource = part(statement, 'Resource') as SeenScalar;
    expect(partsOf(resource.text)[0]).toMatchObject({ kind: 'symbol', attribute: 'Arn', of: declared(unit, 'Bucket') });
  });

  it('supposes what its parameters suppose', () => {
    expect(part(statement, 'Effect')).toMatchObject({ assumed: 'default of parameter Effect' });
  });

  it('is edited through JSON and Sub into the indented block', () => {
    expect(edited(part(statement, 'Action', 0), 's3:Get"${x}"')).toBe(text.replace('"s3:GetObject", "s3:Put', '"s3:Get\\"${!x}\\"", "s3:Put'));
    const resource = part(statement, 'Resource') as SeenScalar;
    const edit = resource.text.edit(1, resource.text.text.length, '/public/*');
    expect(edit && applyEdits(edit.source, [edit])).toBe(text.replace('/home/${!aws:username}/*', '/public/*'));
  });

  it('is not edited where a parameter put the text', () => {
    expect(edited(part(statement, 'Effect'), 'Deny')).toBeUndefined();
  });
});

describe('a policy joined of pieces', () => {
  const statement = part(policy('Joined'), 'Statement', 0);

  it('is one tree', () => {
    expect(told(statement)).toEqual({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: "${Bucket.Arn}/it's/*" });
  });

  it('has places in the pieces, and is edited there with their quotes', () => {
    expect(slice(part(statement, 'Action').origin)).toBe('"s3:GetObject"');
    expect(edited(part(statement, 'Action'), "s3:G'")).toBe(text.replace(`'"Action":"s3:GetObject"`, `'"Action":"s3:G''"`));
    expect(edited(part(statement, 'Resource'), 'x')).toBeUndefined();
  });
});

describe('a policy in quotes', () => {
  it('has its escapes undone and put back', () => {
    const action = part(policy('Quoted'), 'Statement', 'Action');
    expect(told(action)).toBe('s3:*');
    expect(slice(action.origin)).toBe('\\"s3:*\\"');
    expect(edited(action, 'a"b')).toBe(text.replace('\\"s3:*\\"}}"', '\\"a\\\\\\"b\\"}}"'));
  });

  it('in JSON stands twice escaped', () => {
    const statement = part(policy('Text', jsonUnit), 'Statement', 0);
    expect(told(statement)).toEqual({ Effect: 'Allow', Action: 's3:GetObject', Resource: '${Bucket.Arn}/*' });
    expect(slice(part(statement, 'Action').origin)).toBe('\\"s3:GetObject\\"');
    expect(edited(part(statement, 'Action'), 's3:"')).toBe(json.replace('\\"s3:GetObject\\"', '\\"s3:\\\\\\"\\"'));
  });

  it('folded over lines is one text', () => {
    const statement = part(policy('Folded'), 'Statement');
    expect(told(statement)).toEqual({ Effect: 'Deny', Action: 's3:*' });
    expect(where(part(statement, 'Action').origin)).toBe('policies.yaml:47 "s3:*"');
  });
});

describe('a policy made a text by ToJsonString', () => {
  const statement = part(policy('Stringified'), 'Statement', 0);

  it('is the tree that it was, with its places', () => {
    expect(told(statement)).toEqual({ Effect: 'Allow', Action: 's3:GetObject', Resource: '${Bucket.Arn}/"quoted"/*' });
    expect(where(part(statement, 'Action').origin)).toBe('policies.yaml:55 s3:GetObject');
  });

  it('is edited where it is written, without the escapes of the text', () => {
    expect(edited(part(statement, 'Action'), 's3:PutObject')).toBe(
      text.replace('            Action: s3:GetObject\n            Resource: !Sub', '            Action: s3:PutObject\n            Resource: !Sub'),
    );
  });
});

describe('what is no policy text', () => {
  it('a tree stays as it is', () => {
    expect(told(part(policy('Tree'), 'Statement', 0, 'Action'))).toBe('s3:GetObject');
  });

  it('a reference alone is unknown, for the reason of the parameter', () => {
    expect(policy('Elsewhere')).toMatchObject({ kind: 'unknown', reason: 'set by parameter Document, which has no default' });
  });

  it('broken JSON is unknown at the place where it breaks', () => {
    const torn = policy('Torn');
    expect(torn).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('a text that is no JSON (') as string });
    expect(where(torn.origin)).toBe('policies.yaml:76 ,');
  });
});
