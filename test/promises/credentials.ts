/** Credentials to plant. None ever opened a door, and their pieces are joined at run time, so that no scanner takes these files for a leak. */

export interface Credential {
  readonly name: string;
  /** Two of the same form and length: what is told of the one must be told of the other. */
  readonly texts: readonly [string, string];
  /** The parts that nobody may see a piece of: the whole text, unless a frame around them is public. */
  readonly secret: (text: string) => readonly string[];
}

const join = (...parts: readonly string[]): string => parts.join('');

/** Behind what tells its kind (`AKIA`, `ghp_`), which is no secret. */
const behind = (length: number) => (text: string) => [text.slice(length)];

const pem = (...lines: readonly string[]): string =>
  ['-----BEGIN RSA PRIVATE', ' KEY-----\n', lines.join('\n'), '\n-----END RSA PRIVATE', ' KEY-----'].join('');

export const keyId: Credential = { name: 'an access key id', texts: [join('AKIA', 'Q3ZLMN7WHXTPV2RB'), join('AKIA', 'X7JDKQ5VNTWCGF3S')], secret: behind(4) };

export const keyPair: Credential = {
  name: 'an access key with its secret half',
  texts: [
    join('AKIA', 'Q3ZLMN7WHXTPV2RB kWcrlUX5JEDGM/Ltm', 'EENI/aVmYvHNif5zB+d9+ct'),
    join('AKIA', 'X7JDKQ5VNTWCGF3S Zp8VhtQ2KsWxN/Rb7', 'yLC4gMd/qFuTj1eJ6zSo+A9'),
  ],
  secret: (text) => [text.slice(4, 20), text.slice(21)],
};

export const token: Credential = {
  name: 'a token of a vendor',
  texts: [join('ghp', '_k3J9sQ7xW2mZp5RtY8vB1nC4dF6gH0aLqUeT'), join('ghp', '_R8tZq1LmX5vKc3WyN7bJ0pHs4FdG2uQaEo9V')],
  secret: behind(4),
};

export const inUrl: Credential = {
  name: 'a password in a URL',
  texts: ['postgres://shop:tr0ub4dorK7x@db.internal:5432/shop', 'postgres://shop:c0rr3ctHb9qw@db.internal:5432/shop'],
  secret: (text) => [/:([^:@/]+)@/.exec(text)?.[1] ?? text],
};

export const privateKey: Credential = {
  name: 'a private key',
  texts: [
    pem('MIIEpAIBAAKCAQEA7bq0kq1YtQ2rj5kQ8k3mW0vH5nYzqk3Lw8Xd2RfTgYhUjIk', 'q9Tz0p4mC7vXeKsBwRyLnQaZ3HtGdJf8xUoVi1M5cNhErPbSkYtWuAqDzFgJlOx='),
    pem('MIIEowIBAAKCAQEA2xW9vLzTgKcQ4mYpR7sNhJdXfB0uEiOaVtCyUqMwSeDr6Gk', 'Hb3nZjPlA8oIxFvTqCwYkRdMsEu5G7yNhXtLpJaQiBzVrOgKfWcUeSm1D4T9x2v='),
  ],
  secret: (text) => text.split('\n').slice(1, -1),
};

/** Known by its own form wherever it stands, and fit for one line. */
export const shaped = [keyId, keyPair, token, inUrl] as const;

/** Known by the name they stand under. */
export const drawn: Credential = { name: 'a drawn password', texts: ['x7Kd93mQpL2vRt8sYw4Z', 'b5Nf62gWzH8cTj1kXq9P'], secret: (text) => [text] };
export const thoughtOf: Credential = { name: 'a password somebody thought of', texts: ['Tr0ub4dor&3', 'Hunt3rs&Dog'], secret: (text) => [text] };

export const named = [drawn, thoughtOf] as const;

/** How much of a secret may be seen. */
const GLIMPSE = 8;

/** Pieces of a credential that a text shows. */
export function seenOf(credential: Credential, text: string, shown: string): readonly string[] {
  const flat = shown.replace(/\u001b\[[\d;]*m/g, '');
  return credential.secret(text).flatMap((secret) => {
    const runs = Array.from({ length: secret.length - GLIMPSE + 1 }, (_, at) => secret.slice(at, at + GLIMPSE));
    return runs.filter((run) => flat.includes(run) || flat.includes(JSON.stringify(run).slice(1, -1)));
  });
}
