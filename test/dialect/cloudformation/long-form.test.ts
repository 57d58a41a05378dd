import { describe, expect, it } from 'vitest';
import { yamlParse } from 'yaml-cfn';
import { parseYaml } from '../../../src/syntax/yaml.js';
import { Mapped } from '../../../src/text/mapped.js';
import { Source } from '../../../src/text/source.js';
import { longForm } from './long-form.js';
import { fixture } from './reading.js';

function ours(text: string): unknown {
  const { root } = parseYaml(Mapped.of(new Source('t.yaml', text)));
  return root && longForm(root);
}

/** A digit string with a leading zero is no number to us: it is an account id, and stays as it is written. */
function numbersAsWritten(mine: unknown, theirs: unknown): unknown {
  if (typeof mine === 'string' && typeof theirs === 'number' && /^0\d+$/.test(mine) && Number(mine) === theirs) return mine;
  if (Array.isArray(theirs) && Array.isArray(mine)) return theirs.map((item, index) => numbersAsWritten(mine[index], item));
  if (typeof theirs === 'object' && theirs !== null && typeof mine === 'object' && mine !== null) {
    return Object.fromEntries(Object.entries(theirs).map(([key, value]) => [key, numbersAsWritten((mine as Record<string, unknown>)[key], value)]));
  }
  return theirs;
}

describe('our reading of YAML, held against yaml-cfn', () => {
  it.each([
    'short-forms.yaml',
    'conditions.yaml',
    'sam.yaml',
    'nested/parent.yaml',
    'nested/storage.yaml',
    'stack-set/set.yaml',
    'export/shop.yaml',
    'foreach.yaml',
    'shapes/odd.yaml',
  ])('%s means the same in its long form', (name) => {
    const mine = ours(fixture(name));
    expect(mine).toEqual(numbersAsWritten(mine, yamlParse(fixture(name))));
  });

  it('the only difference is the account id that yaml-cfn makes a number', () => {
    expect(yamlParse('a: 012345678901')).toEqual({ a: 12345678901 });
    expect(ours('a: 012345678901')).toEqual({ a: '012345678901' });
  });
});
