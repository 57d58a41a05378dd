import { describe, expect, it } from 'vitest';
import { call } from './call.js';
import { folderWith, template } from './folder.js';

const secret = 'AKIAQX7JZ2MVR4TNWB5H';

describe('a secret is shown by no command', () => {
  const cwd = folderWith({
    'a.yaml': `${template}      Tags: [{ Key: k, Value: ${secret} }]\n`,
    'wrong.yaml': `extends: ${secret}\n`,
    'right.yaml': `parameters: { Key: ${secret} }\n`,
  });

  it.each([
    ['-f', 'pretty'],
    ['-f', 'compact'],
    ['-f', 'github'],
    ['-f', 'json'],
    ['-f', 'sarif'],
    ['--fix-dry-run=unsafe'],
    ['--config', 'wrong.yaml'],
    ['--config', 'right.yaml', '--print-config', '.'],
    ['--only', secret],
    ['--fail-on', secret],
    [`--${secret}`],
    [`nope/${secret}`],
    ['explain', secret],
  ])('%s %s %s', async (...argv) => {
    const { out, err } = await call(cwd, [...argv.filter((word) => word !== undefined), ...(argv[0] === '-f' ? ['a.yaml'] : [])]);
    expect(out + err).not.toBe('');
    expect(out + err).not.toContain(secret);
  });
});
