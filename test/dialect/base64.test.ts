import { describe, expect, it } from 'vitest';
import { decoded } from '../../src/dialect/base64.js';
import { scalarOf } from '../../src/dialect/seen.js';
import { Mapped } from '../../src/text/mapped.js';
import { Source } from '../../src/text/source.js';
import type { Seen, SeenScalar } from '../../src/truth/seen.js';

const written = (text: string): SeenScalar => {
  const mapped = Mapped.of(new Source('main.tf', text));
  return scalarOf(mapped, { locus: { kind: 'span', mapped, start: 0, end: text.length } });
};
const textOf = (seen: Seen): string | undefined => (seen.kind === 'scalar' ? seen.text.text : undefined);
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('a text that may be sent as base64', () => {
  it('is what it stands for, at the place of the whole', () => {
    const encoded = base64('#!/bin/bash\nyum update\n');
    const plain = decoded(written(encoded));
    expect(textOf(plain)).toBe('#!/bin/bash\nyum update\n');
    expect(plain.kind === 'scalar' && plain.text.place(3, 5)).toMatchObject({ start: 0, end: encoded.length });
    expect(plain.kind === 'scalar' && plain.text.edit(3, 5, 'x')).toBeUndefined();
  });

  it('stays as it is where it is none, or stands for no text', () => {
    for (const text of ['#!/bin/bash\nyum update\n', 'startup', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3, 4, 5]).toString('base64')])
      expect(textOf(decoded(written(text)))).toBe(text);
  });

  it('is what a function was given to encode', () => {
    const plain = written('echo ${name}');
    expect(decoded({ ...written('not to be told'), plain })).toBe(plain);
  });
});
