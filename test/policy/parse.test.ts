import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy, parsePolicyText } from '../../src/policy/parse.js';
import type { PolicyUse } from '../../src/policy/policy.js';
import { says } from '../../src/policy/term.js';
import { policyOf, read, saidOf, seenOf, seenWith, statementOf, symbol, textAt, unknownPart } from './parsing.js';

const USES: readonly PolicyUse[] = ['bucket', 'accessPoint', 'identity', 'trust', 'key', 'serviceControl', 'other'];

/** A well-formed document, as people write it. */
const POLICY = `{
  "Version": "2012-10-17",
  "Id": "access",
  "Statement": [
    {
      "Sid": "Read",
      "Effect": "Allow",
      "Principal": { "AWS": ["111122223333", "arn:aws:iam::444455556666:role/app"] },
      "Action": ["s3:GetObject", "s3:GetObjectVersion"],
      "Resource": "arn:aws:s3:::b/*",
      "Condition": { "NumericLessThan": { "s3:max-keys": 10 }, "Bool": { "aws:SecureTransport": true } }
    },
    { "Effect": "Deny", "NotPrincipal": "*", "NotAction": "s3:*", "NotResource": ["arn:aws:s3:::b"] }
  ]
}`;

describe('a well-formed document', () => {
  const policy = parsePolicyText(POLICY, 'bucket');
  const [first, second] = policy.statements.items;

  it('has no problems, and every element', () => {
    expect(policy.problems).toEqual([]);
    expect(policy.version).toMatchObject({ kind: 'known', value: '2012-10-17' });
    expect([first?.sid, first?.effect]).toMatchObject([{ value: 'Read' }, { value: 'Allow' }]);
    expect(first?.action?.items.items.map(({ term }) => says(term))).toEqual(['s3:GetObject', 's3:GetObjectVersion']);
    expect(first?.resource?.items.items.map(({ term }) => says(term))).toEqual(['arn:aws:s3:::b/*']);
    expect(second).toMatchObject({
      index: 1,
      sid: { kind: 'absent' },
      principal: { not: true },
      action: { not: true },
      resource: { not: true },
      conditions: { items: [] },
    });
  });

  it('keeps the place of every element', () => {
    expect(textAt(first?.action?.origin ?? policy.origin)).toBe('"Action"');
    expect(first?.action?.items.items.map(({ origin }) => textAt(origin))).toEqual(['"s3:GetObject"', '"s3:GetObjectVersion"']);
    expect(first?.principal?.items.items.map(({ element }) => textAt(element.origin))).toEqual(['"111122223333"', '"arn:aws:iam::444455556666:role/app"']);
    expect(textAt(first?.effect.origin ?? policy.origin)).toBe('"Allow"');
    expect(textAt(second?.origin ?? policy.origin)).toMatch(/^\{ "Effect": "Deny".*\}$/);
  });

  it('reads numbers and booleans as the texts that they are written as', () => {
    expect(first?.conditions.items.map(({ values }) => values.items.map(({ term }) => says(term)))).toEqual([['10'], ['true']]);
    const exact = parsePolicyText(
      '{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{"NumericEquals":{"s3:max-keys":[1.50, 1e3]}}}}',
      'bucket',
    );
    expect(exact.statements.items[0]?.conditions.items[0]?.values.items.map(({ term }) => says(term))).toEqual(['1.50', '1e3']);
  });

  it('counts characters without the blanks between elements', () => {
    expect(policy.size).toBe(JSON.stringify(JSON.parse(POLICY)).length);
  });

  it('is read once for each use', () => {
    const seen = seenOf(JSON.parse(POLICY));
    expect(parsePolicy(seen, 'bucket')).toBe(parsePolicy(seen, 'bucket'));
    expect(parsePolicy(seen, 'identity').problems).not.toEqual([]);
  });
});

describe('the document', () => {
  it('may hold its only statement without a list', () => {
    expect(policyOf(statementOf({}))).toMatchObject({ problems: [], statements: { items: [{ index: 0 }] } });
  });

  it('counts as the old version where none is written', () => {
    const { version, problems } = parsePolicyText(JSON.stringify({ Statement: [statementOf({})] }), 'bucket');
    expect(version).toMatchObject({ kind: 'absent', fallback: '2008-10-17' });
    expect(problems).toEqual([]);
  });

  it('has one of two versions', () => {
    const { problems } = parsePolicyText(JSON.stringify({ Version: '2012-10-18', Statement: [statementOf({})] }), 'bucket');
    expect(problems).toMatchObject([{ kind: 'version', message: 'Version is "2012-10-18"; there are "2012-10-17" and the old "2008-10-17".' }]);
    expect(textAt(problems[0]?.origin as never)).toBe('"2012-10-18"');
  });

  it('has elements with exact names', () => {
    const { problems, statements } = parsePolicyText('{"version": "2012-10-17", "Statements": []}', 'bucket');
    expect(problems.map(({ kind, message, origin }) => [kind, message, textAt(origin)])).toEqual([
      ['element', '"version" is no element of a policy document; did you mean "Version"?', '"version"'],
      ['element', '"Statements" is no element of a policy document; did you mean "Statement"?', '"Statements"'],
      ['element', 'The document has no Statement: it says nothing, and AWS does not take it.', '{"version": "2012-10-17", "Statements": []}'],
    ]);
    expect(statements).toMatchObject({ items: [] });
  });

  it('says nothing with an empty list', () => {
    expect(policyOf([]).problems).toMatchObject([
      { kind: 'element', message: 'Statement is an empty list: the document says nothing, and AWS does not take it.' },
    ]);
  });

  it('holds nothing but statements in its list; what else stands there could have been one', () => {
    const { problems, statements } = policyOf([statementOf({}), 'x', [statementOf({})]]);
    expect(problems.map(({ message }) => message.slice(0, 24))).toEqual(['Statement holds a text w', 'Statement holds a list w']);
    expect(statements.items).toHaveLength(1);
    expect(statements.open?.reason).toBe('written with a text where a statement belongs');
  });

  it('of another shape is a problem, and nothing is known of it', () => {
    const policies = ['[]', '"x"', '5', 'null', ''].map((text) => parsePolicyText(text, 'bucket'));
    expect(policies.map(({ problems }) => problems.map(({ kind }) => kind))).toEqual(policies.map(() => ['syntax']));
    expect(policies.map(({ version, statements }) => [version.kind, statements.open?.kind])).toEqual(policies.map(() => ['unknown', 'unknown']));
  });
});

describe('a text that is no JSON', () => {
  it('is a problem where the first mistake stands, and nothing is known of it', () => {
    const { problems, statements } = parsePolicyText('{\n  "Version": "2012-10-17",\n  "Statement": [\n    nothing\n  ]\n}', 'bucket', 'p.json');
    expect(problems).toMatchObject([{ kind: 'syntax', message: 'Expected a JSON value, but saw `nothing`.' }]);
    expect(placeOf(problems[0]?.origin as never)).toBe('p.json:4:5');
    expect(statements.open?.reason).toBe('part of a text that is no policy');
  });

  it('too deep to be read is one as well', () => {
    const { problems } = parsePolicyText(`${'['.repeat(10_000)}${']'.repeat(10_000)}`, 'bucket');
    expect(problems).toMatchObject([{ kind: 'syntax', message: 'This JSON nests deeper than 1000 levels.' }]);
  });

  it('is one as well where a key stands twice, although the last of them counts', () => {
    const { problems, statements } = parsePolicyText(
      '{"Statement": {"Effect": "Deny", "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}}',
      'bucket',
    );
    expect(problems).toMatchObject([{ kind: 'syntax' }]);
    expect(statements.items[0]?.effect).toMatchObject({ value: 'Allow' });
  });
});

describe('the size', () => {
  const withSize = (length: number, use: PolicyUse) =>
    policyOf([statementOf({ Sid: 'a'.repeat(length), ...(use === 'identity' ? { Principal: undefined } : {}) })], use);

  it('of a bucket policy is at most 20 KB', () => {
    const { size = 0 } = withSize(0, 'bucket');
    expect(withSize(20_480 - size, 'bucket').problems).toEqual([]);
    expect(saidOf(withSize(20_481 - size, 'bucket').problems)).toEqual([
      'The document has 20,481 characters without the blanks between its elements: S3 takes 20 KB (a bucket policy).',
    ]);
  });

  it('of an identity policy is too much only where no identity could hold it', () => {
    expect(withSize(10_000, 'identity').problems).toEqual([]);
    expect(withSize(10_200, 'identity').problems).toMatchObject([{ kind: 'size' }]);
  });

  it('is not known where parts are not', () => {
    expect(parsePolicy(seenWith('{"Statement": [], "Id": "', symbol('Name'), '"}'), 'bucket').size).toBeUndefined();
  });
});

describe('what is not resolved', () => {
  it('leaves the list of statements open where a statement stands', () => {
    const { statements, problems } = parsePolicy(
      seenWith('{"Statement": [', unknownPart('filled in at deployment'), `, ${JSON.stringify(statementOf({}))}]}`),
      'bucket',
    );
    expect(problems).toEqual([]);
    expect(statements.items).toHaveLength(1);
    expect(statements.open?.reason).toBe('filled in at deployment');
  });

  it('is no missing element where an element may hide', () => {
    const { statements, problems } = parsePolicy(seenWith('{"Statement": {"Effect": "Allow", ', unknownPart('merged in'), ': "x"}}'), 'bucket');
    expect(problems).toEqual([]);
    expect(statements.items[0]).toMatchObject({
      principal: { not: false, items: { items: [], open: {} } },
      action: { items: { items: [], open: {} } },
      resource: { items: { items: [], open: {} } },
      conditions: { items: [], open: {} },
    });
  });

  it('is a sign where it stands in a text, equal to itself', () => {
    const { statements } = parsePolicy(
      seenWith(
        '{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": ["arn:aws:s3:::',
        symbol('B'),
        '", "arn:aws:s3:::',
        symbol('B'),
        '/*"]}}',
      ),
      'bucket',
    );
    const [bucket, objects] = statements.items[0]?.resource?.items.items.map(({ term }) => term) ?? [];
    expect(bucket).toMatchObject(['arn:aws:s3:::', { kind: 'sign', key: 'B', says: '${B}' }]);
    expect(objects?.[1]).toEqual(bucket?.[1]);
    expect(objects?.[2]).toBe('/*');
  });

  it('without a name is unlike everything else that has none', () => {
    const unnamed = unknownPart('computed');
    const { statements } = parsePolicy(
      seenWith('{"Statement": {"Effect": "Allow", "Principal": "*", "Action": ["', unnamed, '", "', unnamed, '"], "Resource": "*"}}'),
      'bucket',
    );
    const keys = statements.items[0]?.action?.items.items.map(({ term }) => (typeof term[0] === 'object' ? term[0].key : '')) ?? [];
    expect(new Set(keys).size).toBe(2);
  });

  it('as an effect is neither Allow nor Deny for certain', () => {
    const { statements, problems } = parsePolicy(
      seenWith('{"Statement": {"Effect": "', symbol('E'), '", "Principal": "*", "Action": "*", "Resource": "*"}}'),
      'bucket',
    );
    expect(statements.items[0]?.effect.is('Allow').truth).toBe('unknown');
    expect(problems).toEqual([]);
  });

  it('as the whole document leaves all open', () => {
    const policy = parsePolicy(seenWith(symbol('Document')), 'bucket');
    expect([policy.version.kind, policy.statements.open?.reason, policy.problems]).toEqual([
      'unknown',
      'made of ${Document}, which is known only after deployment',
      [],
    ]);
  });
});

it('where there is no document there are no statements, and nothing is wrong', () => {
  expect(parsePolicy(seenOf(undefined), 'bucket')).toMatchObject({ statements: { items: [] }, problems: [] });
});

describe('whatever stands there', () => {
  const value = fc.jsonValue({ maxDepth: 6 });
  const names = ['Version', 'Statement', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'Resource', 'Condition', 'Sid', 'AWS', 'StringLike', 'aws:SourceIp'];
  const nearly = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('Allow', '*', 'arn:aws:iam::1:root', '', 5, true, null),
      tie('list'),
      tie('object'),
    ),
    list: fc.array(tie('value'), { maxLength: 4 }),
    object: fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 5 }),
  })).object;

  it('gives problems, and never an error', () => {
    fc.assert(
      fc.property(fc.oneof(value, nearly), fc.constantFrom(...USES), (document, use) => {
        const policy = parsePolicyText(JSON.stringify(document), use);
        for (const { message } of policy.problems) expect(message).toMatch(/^\S.*[.?]$/s);
        const silent = policy.statements.items.length === 0 && policy.statements.open === undefined && policy.problems.length === 0;
        expect(silent).toBe(false);
        expect(saidOf(parsePolicy(seenOf(document), use).problems).length).toBeLessThanOrEqual(policy.problems.length);
      }),
    );
  });

  it('and however deep it goes', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 10_000; level++) deep = level % 2 === 0 ? [deep] : { Statement: deep };
    for (const document of [
      deep,
      { Statement: deep },
      { Statement: [statementOf({ Principal: deep })] },
      { Statement: [statementOf({ Condition: { StringLike: deep } })] },
    ]) {
      expect(parsePolicy(seenOf(document), 'bucket').problems.length).toBeGreaterThan(0);
    }
    expect(parsePolicy(seenOf({ Statement: [statementOf({ Action: deep })] }), 'bucket').size).toBeGreaterThan(10_000);
  });
});

it('names are those of statements in problems', () => {
  expect(read({ Efect: 'Allow' }).problems).toMatchObject([{ statement: 0, message: '"Efect" is no element of a statement; did you mean "Effect"?' }]);
});

function placeOf(origin: Parameters<typeof textAt>[0]): string {
  if (origin.locus.kind !== 'span') return '';
  const place = origin.locus.mapped.place(origin.locus.start, origin.locus.end);
  const position = place?.source.position(place.start);
  return `${place?.source.path}:${position?.line}:${position?.column}`;
}
