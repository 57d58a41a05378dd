import { describe, expect, it } from 'vitest';
import { memoryFiles } from '../../src/testing/memory.js';

describe('files in memory', () => {
  const { list } = memoryFiles({ 'main.tf': '', 'modules/b/main.tf': '', 'modules/a.tf': '', 'modules/b/z.tf': '', '/etc/hosts': '' });

  it('are listed by directory, with a slash behind each that is one', () => {
    expect(list?.('')).toEqual(['/', 'main.tf', 'modules/']);
    expect(list?.('.')).toEqual(list?.(''));
    expect(list?.('modules')).toEqual(['a.tf', 'b/']);
    expect(list?.('modules/b/')).toEqual(['main.tf', 'z.tf']);
    expect(list?.('/')).toEqual(['etc/']);
    expect(list?.('/etc')).toEqual(['hosts']);
  });

  it('have no directories of which they name none', () => {
    expect(list?.('modules/c')).toBeUndefined();
    expect(list?.('mod')).toBeUndefined();
    expect(list?.('main.tf')).toBeUndefined();
  });
});
