import { describe, expect, it } from 'vitest';
import { assignment, lists, output, ruleFlag, size } from '../../src/cli/parse.js';
import { withValuesAttached } from '../../src/cli/program.js';

describe('what flags mean', () => {
  it.each([
    ['500', 500],
    ['2kb', 2048],
    ['16MB', 16 * 1024 * 1024],
    ['1.5 MB', 1.5 * 1024 * 1024],
    ['1g', 1024 ** 3],
    ['7B', 7],
  ])('the size %s is %i bytes', (typed, bytes) => {
    expect(size(typed)).toBe(bytes);
  });

  it.each(['', 'MB', '-1', '1TB', '1e3'])('%j is no size', (typed) => {
    expect(() => size(typed)).toThrow(/number of bytes/);
  });

  it('an assignment ends its name at the first equals sign', () => {
    expect([assignment('A=b=c'), assignment('A=')]).toEqual([
      ['A', 'b=c'],
      ['A', ''],
    ]);
  });

  it('a format may have a file, whose name may hold an equals sign', () => {
    expect([output('json'), output('json=a=b.json')]).toEqual([{ format: 'json' }, { format: 'json', file: 'a=b.json' }]);
  });

  it('a rule has a level, and maybe options', () => {
    expect(ruleFlag('a=off')).toEqual({ id: 'a', level: 'off' });
    expect(ruleFlag('a=warn,{"x": [1, 2]}')).toEqual({ id: 'a', level: 'warn', options: { x: [1, 2] } });
  });

  it('a list grows, with commas and by repetition', () => {
    expect(lists(String)('b, c,', ['a'])).toEqual(['a', 'b', 'c']);
  });
});

it('a mode belongs to its flag only after an equals sign; after -- nothing is a flag', () => {
  expect(withValuesAttached(['--fix', 'infra/', '--fix-dry-run=unsafe', '--', '--fix'])).toEqual([
    '--fix=safe',
    'infra/',
    '--fix-dry-run=unsafe',
    '--',
    '--fix',
  ]);
});
