import { describe, expect, it } from 'vitest';
import { reasonOf } from '../../src/judge/reasons.js';

const said = (...sentences: readonly string[]): string => reasonOf(sentences.map((says) => ({ says })));
const variable = 'set by variable log, which has no default';

describe('why something is not decided', () => {
  it('is said once of several parts', () => {
    expect(said(`block_public_acls is ${variable}`, 'the owner is away', `ignore_public_acls is ${variable}`, `versioning is ${variable}`)).toBe(
      `block_public_acls, ignore_public_acls and versioning are ${variable}; the owner is away`,
    );
    expect(said(`arn:aws:s3:::a depends on \${var.x}, which is ${variable}`, `arn:aws:s3:::b depends on \${var.x}, which is ${variable}`)).toBe(
      `arn:aws:s3:::a and arn:aws:s3:::b depend on \${var.x}, which is ${variable}`,
    );
    expect(said('a is not known: its block could not be read', 'b is not known: its block could not be read')).toBe(
      'a and b are not known: their block could not be read',
    );
  });

  it('is said once of one part that has two names', () => {
    expect(said(`ACL is ${variable}`, `the ACL is ${variable}`)).toBe(`ACL is ${variable}`);
  });

  it('is not said again of what follows from it', () => {
    const [allows, denies] = ['allows', 'denies'].map((does) => `there may be a statement that ${does} it`);
    expect(said(`the policy is ${variable}`, `${allows}: Statement is ${variable}`, `${denies}: Statement is ${variable}`)).toBe(
      `the policy is ${variable}; so ${allows}; and ${denies}`,
    );
    expect(said(`${allows}: Statement is ${variable}`, `${denies}: Statement is ${variable}`)).toBe(`${allows}: Statement is ${variable}; and ${denies}`);
    expect(said(`encryption is ${variable}`, `where the key is cannot be told: it is ${variable}`)).toBe(
      `encryption is ${variable}; so where the key is cannot be told`,
    );
  });

  it('stays as it is where nothing is shared', () => {
    const sentences = ['a is set by variable x', 'b is set by variable y', 'whether c is there cannot be told', 'whether d is there cannot be told'];
    expect(said(...sentences)).toBe(sentences.join('; '));
  });
});
