import { describe, expect, it } from 'vitest';
import { hasVariables, splitVariables } from '../../src/policy/variables.js';
import type { TextPart } from '../../src/policy/variables.js';
import { says, term } from '../../src/policy/term.js';
import type { Sign } from '../../src/policy/term.js';

const BUCKET: Sign = { kind: 'sign', key: 'b', says: '${Bucket}', looks: 'bucketName' };

/** Parts in short: text as it is, variables by their keys. */
function short(parts: readonly TextPart[]): readonly string[] {
  return parts.map((part) =>
    part.kind === 'text'
      ? says(part.text)
      : part.kind === 'character'
        ? `char ${part.text}`
        : `key ${part.key}${part.otherwise === undefined ? '' : ` or ${part.otherwise}`}`,
  );
}

const split = (text: string): readonly string[] => short(splitVariables(term(text)));

describe('variables in a text', () => {
  it('stand between written characters', () => {
    expect(split('arn:aws:s3:::b/home/${aws:username}/*')).toEqual(['arn:aws:s3:::b/home/', 'key aws:username', '/*']);
  });

  it('are keys as requests bear them: without regard to case, but for the tags of objects', () => {
    expect(split('${AWS:PrincipalTag/Team}${s3:ExistingObjectTag/Team}')).toEqual(['key aws:principaltag/team', 'key s3:existingobjecttag/Team']);
  });

  it('may say what stands there when the request lacks the key', () => {
    expect(split("${aws:PrincipalTag/team, 'company-wide'}/x")).toEqual(['key aws:principaltag/team or company-wide', '/x']);
    expect(split("${aws:PrincipalTag/team,''}")).toEqual(['key aws:principaltag/team or ']);
  });

  it('are characters themselves where a character is escaped', () => {
    expect(split('a${*}${?}${$}b')).toEqual(['a', 'char *', 'char ?', 'char $', 'b']);
  });

  it('are text where the brace, the key or a quote is missing', () => {
    const texts = ['${aws:username', '${}', '$aws:username', '${ }', '${a,b}', "${a, 'b}", '{aws:username}'];
    expect(texts.map(split)).toEqual(texts.map((text) => [text]));
    expect(split('${${aws:username}')).toEqual(['${', 'key aws:username']);
  });

  it('leave signs where they are', () => {
    const parts = splitVariables(term('arn:aws:s3:::', BUCKET, '/${aws:username}/', BUCKET));
    expect(parts.map(({ kind }) => kind)).toEqual(['text', 'variable', 'text']);
    expect(parts[0]).toEqual({ kind: 'text', text: ['arn:aws:s3:::', BUCKET, '/'] });
    expect(parts[2]).toEqual({ kind: 'text', text: ['/', BUCKET] });
  });

  it('have a key that is not known where a part of it is not', () => {
    expect(splitVariables(term('${saml:', BUCKET, '}'))).toEqual([{ kind: 'variable', key: '?', says: '${saml:${Bucket}}' }]);
  });

  it('are not seen in the character that marks signs elsewhere', () => {
    expect(splitVariables(term('\uFFFC/${aws:username}'))[0]).toEqual({ kind: 'text', text: ['\uFFFC/'] });
  });
});

it('a text without variables is one part, and an empty one has none', () => {
  expect(splitVariables(term('arn:aws:s3:::b/*'))).toEqual([{ kind: 'text', text: ['arn:aws:s3:::b/*'] }]);
  expect(splitVariables([])).toEqual([]);
  expect([hasVariables(term('$ {a}')), hasVariables(term('${a}'))]).toEqual([false, true]);
});

it('a hostile text is split as fast as any', () => {
  const text = `${'${'.repeat(200_000)}${'}'.repeat(10)}`;
  expect(splitVariables(term(text))).toEqual([{ kind: 'text', text: [text] }]);
});
