import { describe, expect, it } from 'vitest';
import { isUndotted } from '../../src/model/dotted-name.js';
import type { Bucket } from '../../src/model/subjects.js';
import { Mapped } from '../../src/text/mapped.js';
import type { Part } from '../../src/truth/symbol.js';
import { Absent, Unknown } from '../../src/truth/value.js';

const origin = { locus: { kind: 'span', mapped: Mapped.literal(''), start: 0, end: 0 } } as const;
const given: Part = { kind: 'unknown', says: '${Team}', reason: 'set by parameter Team' };
const account: Part = { kind: 'symbol', key: 'a', attribute: 'AWS::AccountId', says: '${AWS::AccountId}', looks: 'account' };

function undotted(...parts: readonly Part[]): string {
  const text = Mapped.join(parts.map((part) => (typeof part === 'string' ? Mapped.literal(part) : Mapped.hole(part))));
  const naming = { name: new Unknown<string>('made of parts', origin, text), prefix: new Absent<string>(undefined, origin) };
  return isUndotted({ naming } as unknown as Pick<Bucket, 'naming'>).truth;
}

describe('a name without dots', () => {
  it('has none in any part, known or not', () => {
    expect(undotted('data-', account)).toBe('yes');
    expect(undotted('data-', given)).toBe('unknown');
    expect(undotted('data.', given)).toBe('no');
  });
});
