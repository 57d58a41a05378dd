import { describe, expect, it } from 'vitest';
import { repositoryPath, repositoryUri } from '../../src/text/repository-path.js';

describe('a path in the repository', () => {
  it.each([
    ['infra/s3.tf', '', 'infra/s3.tf'],
    ['./infra//s3.tf', '', 'infra/s3.tf'],
    ['a/../infra/./s3.tf', '', 'infra/s3.tf'],
    ['s3.tf', 'infra/prod', 'infra/prod/s3.tf'],
    ['../shared/s3.tf', 'infra/prod', 'infra/shared/s3.tf'],
  ])('%s seen from "%s" is %s', (path, base, expected) => {
    expect(repositoryPath(path, base)).toBe(expected);
  });

  it.each(['../s3.tf', '../../s3.tf', '/etc/s3.tf', 'C:/s3.tf', '..', '/', ''])('is never "%s", which leads out of it', (path) => {
    const inside = repositoryPath(path);
    expect(inside).toMatch(/^outside-the-repository(?:\/|$)/);
    expect(inside.split('/')).not.toContain('..');
  });

  it('keeps apart what lies outside in different places', () => {
    expect(new Set(['../s3.tf', '../../s3.tf', '/s3.tf'].map((path) => repositoryPath(path))).size).toBe(3);
  });
});

describe('a path as a URI', () => {
  it('has no scheme, no blank, no quote and no character beyond ASCII', () => {
    expect(repositoryUri('s3:/a b/ü"\n%41?#\\\u202e.tf')).toBe('s3%3A/a%20b/%C3%BC%22%0A%2541%3F%23%5C%E2%80%AE.tf');
  });

  it('can be made of any file name, even of half a character', () => {
    expect(repositoryUri('a\ud83d.tf')).toBe('a%EF%BF%BD.tf');
  });
});
