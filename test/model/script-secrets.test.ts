import { describe, expect, it } from 'vitest';
import { credentialsWithin } from '../../src/model/script-secrets.js';
import { Mapped } from '../../src/text/mapped.js';
import type { Origin } from '../../src/text/origin.js';
import { Source } from '../../src/text/source.js';
import { Absent, Known, Unknown } from '../../src/truth/value.js';
import type { UnknownPart } from '../../src/truth/symbol.js';

const written = (text: string): Known<string> => {
  const mapped = Mapped.of(new Source('script.sh', text));
  const origin: Origin = { locus: { kind: 'span', mapped, start: 0, end: text.length }, label: 'UserData' };
  return new Known(text, origin, undefined, mapped);
};
const found = (text: string, writing: 'script' | 'code' = 'script'): readonly string[] =>
  credentialsWithin(written(text), writing).map(({ variable, detector }) => `${variable}: ${detector}`);

describe('credentials within a text', () => {
  it('stand behind a telling name, in quotes or as a word of a script', () => {
    expect(found('export DB_PASSWORD=Tr0ub4dor&3')).toEqual(['DB_PASSWORD: password']);
    expect(found("  password: 'Tr0ub4dor&3'")).toEqual(['password: password']);
    expect(found('db_password=Tr0ub4dor&3', 'code')).toEqual([]);
    expect(found('"db_password": "Tr0ub4dor&3"', 'code')).toEqual(['db_password: password']);
  });

  it('are not what is filled in, computed or fetched', () => {
    const harmless = [
      'PASSWORD="${DB_PASSWORD1}"',
      'PASSWORD=$(get-secret db1)',
      'PASSWORD=`get-secret-db1`',
      'PASSWORD="pre$SUFFIX"',
      "password = os.environ['DB1']",
      'password = "{name}-1x"',
      'PASSWORD=<your-password-1>',
    ];
    expect(harmless.filter((text) => found(text).length > 0)).toEqual([]);
  });

  it('keep their names apart where one comes up twice', () => {
    expect(found("DB_PASSWORD='Tr0ub4dor&3'\nDB_PASSWORD='Hunt3rs&Dog'")).toEqual(['DB_PASSWORD: password', 'DB_PASSWORD#2: password']);
  });

  it('have a place of their own', () => {
    const [one] = credentialsWithin(written("echo 1\nDB_PASSWORD='Tr0ub4dor&3'\n"), 'script');
    expect(one?.because.origin?.locus).toMatchObject({ start: 20, end: 31 });
    expect(one?.because.says).toBe('UserData holds 11 characters that look like: password');
  });

  it('are told of what was taken away before it was stored', () => {
    const part = (masked: UnknownPart['masked']): UnknownPart => ({ kind: 'unknown', says: '***', reason: 'taken away', ...(masked ? { masked } : {}) });
    const { origin } = written('x');
    const value = (masked: UnknownPart['masked']): Unknown<string> => new Unknown('taken away', origin, Mapped.hole(part(masked)));
    expect(credentialsWithin(value({ length: 80, detector: 'private key' }), 'script')).toMatchObject([{ detector: 'private key', length: 80 }]);
    expect(credentialsWithin(value({ length: 80 }), 'script')).toEqual([]);
  });

  it('are not in what is not written', () => {
    expect(credentialsWithin(new Absent<string>(undefined, written('x').origin), 'script')).toEqual([]);
  });
});
