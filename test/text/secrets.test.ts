import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Source } from '../../src/text/source.js';
import { secretIn, secretSpans } from '../../src/text/secrets.js';

// Nothing here ever opened a door. The pieces are joined at run time, so that no scanner takes this file for a leak.
const join = (...parts: readonly string[]): string => parts.join('');
const accessKeyId = join('AKIA', 'Q3ZLMN7WHXTPV2RB');
const secretKey = join('kWcrlUX5JEDGM/Ltm', 'EENI/aVmYvHNif5zB+d9+ct');
const privateKey = join(
  '-----BEGIN RSA PRIVATE',
  ' KEY-----\nMIIEpAIBAAKCAQEA7bq0kq1YtQ2rj5kQ8k3mW0vH5nYzqk3L\nq9Tz0123456789ABCDEFabcdef==\n-----END RSA PRIVATE KEY-----',
);

/** What is left of a text when its secrets are hidden. */
const shown = (text: string): string => new Source('t.yaml', text).visible();

describe('a credential is known by its own form, whatever it is called', () => {
  const forms: readonly (readonly [detector: string, value: string])[] = [
    ['AWS access key id', accessKeyId],
    ['AWS session token', join('IQoJb3JpZ2lu', 'X2VjEOz'.repeat(14))],
    ['private key', privateKey],
    ['GitHub token', join('ghp', '_k3J9sQ7xW2mZp5RtY8vB1nC4dF6gH0aLqUeT')],
    ['GitLab token', join('glpat', '-x7Kd93mQpL2vRt8sYw4Z')],
    ['Slack token', join('xoxb', '-481920375611-Kd93mQpL2vRt')],
    ['Slack webhook', join('https://hooks.slack', '.com/services/T0AB12CD3/B0EF45GH6/x7Kd93mQpL2vRt8sYw4Zb1Nc')],
    ['Stripe key', join('sk', '_live_4Kd93mQpL2vRt8sYw4Zb1Nc')],
    ['Google API key', join('AIza', 'SyD93mQpL2vRt8sYw4Zb1NcE5fGhJ6kLm7n')],
    ['JSON Web Token', join('eyJhbGciOiJIUzI1NiJ9', '.eyJzdWIiOiJzM2xpbnQtdGVzdCJ9', '.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9')],
    ['password in a URL', 'postgres://shop:tr0ub4dor@db.internal:5432/shop'],
  ];

  it.each(forms)('%s', (detector, value) => expect(secretIn('SETTING', value)?.detector).toBe(detector));

  it('a password in a URL that was taken for a path', () => {
    expect(shown('There is no file postgres:/shop:tr0ub4dor@db.internal/shop.')).toBe('There is no file postgres:/shop:*********@db.internal/shop.');
  });

  it('only the secret part of a URL counts', () => {
    expect(secretIn('DATABASE', 'postgres://shop:tr0ub4dor@db.internal:5432/shop')).toEqual({ detector: 'password in a URL', length: 9 });
  });

  it('also where the rest of the value is filled in later', () => {
    expect(secretIn('DATABASE', 'postgres://shop:tr0ub4dor@${Db.Endpoint}/shop')).toBeDefined();
    expect(secretIn('DATABASE', 'postgres://shop:${Password}@${Db.Endpoint}/shop')).toBeUndefined();
  });
});

describe('a telling name and a value that no word explains', () => {
  it.each([
    ['AWS_SECRET_ACCESS_KEY', secretKey, 'AWS secret access key'],
    ['API_TOKEN', '0f8fad5bd9cb469fa16570867728950e', 'random value under a telling name'],
    ['clientSecret', 'q8f2kd9s0a1lqpz7', 'random value under a telling name'],
    ['DB_PASSWORD', 'Tr0ub4dor&3', 'password'],
    ['PGPASSWORD', 'hunter2', 'password'],
    ['database.passwd', 'Sommer2024!', 'password'],
  ])('%s', (name, value, detector) => expect(secretIn(name, value)).toEqual({ detector, length: value.length }));
});

describe('what only looks like a credential is left alone', () => {
  const harmless: readonly (readonly [name: string, value: string])[] = [
    ['ACCOUNT_ID', '111122223333'],
    ['TOKEN_DIGEST', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
    ['IMAGE_SHA', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
    ['SECRET', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-Ab12Cd'],
    ['SECRET_ARN', 'prod/db-Ab12Cd34Ef56Gh78'],
    ['DB_PASSWORD', '{{resolve:secretsmanager:prod/db:SecretString:password}}'],
    ['DB_PASSWORD', '/shop/prod/db/password1'],
    ['DB_SECRET', 'shop-prod-db-credentials-v2'],
    ['API_KEY', '1234abcd-12ab-34cd-56ef-1234567890ab'],
    ['TOKEN_ENDPOINT', 'https://login.example.com/oauth2/token'],
    ['DATABASE_URL', 'postgres://db.internal:5432/shop'],
    ['IMAGE', 'docker://shop/resize:v1.18@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
    ['TOKEN_TTL', '3600'],
    ['PASSWORD', 'changeme'],
    ['PASS_THROUGH', 'headers1'],
    ['CLIENT_ID', '3n4b5urk1ft4fl3mg5e62d9ado'],
    ['PARTITION_KEY', 'customer0123456789'],
    ['TOKEN_BUCKET', 'shop-artifacts-111122223333-eu-west-1'],
    ['AWS_ACCESS_KEY_ID', join('AKIA', 'IOSFODNN7EXAMPLE')],
    ['AWS_SECRET_ACCESS_KEY', join('wJalrXUtnFEMI/K7MDENG', '/bPxRfiCYEXAMPLEKEY')],
  ];

  it.each(harmless)('%s: %s', (name, value) => {
    expect(secretIn(name, value)).toBeUndefined();
    expect(shown(`${name}: ${value}\n`)).toBe(`${name}: ${value}\n`);
    expect(shown(JSON.stringify({ [name]: value }))).toBe(JSON.stringify({ [name]: value }));
  });
});

describe('whatever is found in a value is hidden in every text that writes it', () => {
  const layouts: Readonly<Record<string, (name: string, value: string) => string>> = {
    'YAML, plain': (name, value) => `  ${name}: ${value}\n  Other: 1\n`,
    'YAML, quoted': (name, value) => `- ${name}: '${value}' # old\n`,
    'YAML, flow': (name, value) => `{ ${name}: "${value}", Other: 1 }\n`,
    'YAML, with a tag': (name, value) => `${name}: !Sub '${value}'\n`,
    'YAML, next line': (name, value) => `${name}: |\n  ${value}\n`,
    JSON: (name, value) => JSON.stringify({ [name]: value, Other: 1 }, null, 2),
    'JSON in JSON': (name, value) => JSON.stringify({ text: JSON.stringify({ [name]: value }) }),
    'shell in JSON': (name, value) => JSON.stringify({ text: `export ${name}=${value}\nrun` }),
    HCL: (name, value) => `${name} = "${value}"\n`,
    'Name and Value': (name, value) => `- Name: ${name}\n  Value: "${value}"\n`,
    'Value and Name': (name, value) => `- Value: "${value}"\n  Name: ${name}\n`,
    'name and value in JSON': (name, value) => JSON.stringify([{ name, value }], null, 2),
    'Default of a parameter': (name, value) => `${name}:\n  Type: String\n  Default: ${value}\n`,
    'default of a variable': (name, value) => `variable "${name}" {\n  type = string\n  default = "${value}"\n}\n`,
  };
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const drawn = fc.array(fc.constantFrom(...letters), { minLength: 20, maxLength: 64 }).map((all) => all.join(''));
  const name = fc.constantFrom('DB_PASSWORD', 'apiToken', 'CLIENT_SECRET', 'stripe-api-key', 'AWS_SECRET_ACCESS_KEY', 'auth.token');

  it.each(Object.entries(layouts))('%s', (_layout, write) => {
    fc.assert(
      fc.property(name, drawn, (key, value) => {
        fc.pre(secretIn(key, value) !== undefined);
        return !shown(write(key, value)).includes(value.slice(0, 4));
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('a private key is hidden over all its lines, and where its line breaks are written as escapes', () => {
    const text = `Key: |\n  ${privateKey.replaceAll('\n', '\n  ')}\nNext: shown\n`;
    expect(shown(text)).not.toContain('MIIE');
    expect(shown(text)).not.toContain('ABCDEFabcdef');
    expect(shown(text)).toContain('Next: shown');
    expect(shown(JSON.stringify({ pem: privateKey }))).not.toContain('ABCDEFabcdef');
  });

  it('a private key whose end is missing is hidden as far as it looks like one', () => {
    expect(shown(`${privateKey.slice(0, -40)}\nNext: shown\n`)).not.toContain('MIIE');
  });

  it('the secret half beside an AWS key id is hidden without a name', () => {
    expect(shown(`aws configure <<< "${accessKeyId} ${secretKey}"`)).not.toContain('EENI');
  });

  it('a default that looks drawn is hidden, because a telling name may refer to it', () => {
    expect(shown('Parameters:\n  P:\n    Default: x7Kd93mQpL2vRt8sYw4Zb1Nc\n')).not.toContain('x7Kd');
  });
});

describe('a text keeps its words', () => {
  it('resource names, types, account ids and ARNs stay readable', () => {
    const text = [
      'Resources:',
      '  DatabaseSecretRotationLambdaFunction1:',
      '    Type: AWS::SecretsManager::RotationSchedule',
      '    Properties:',
      '      SecretId: !Ref DatabaseSecretA1B2C3D4E5F6G7H8',
      '      RotationLambdaARN: arn:aws:lambda:eu-west-1:111122223333:function:rotate-Ab12Cd34Ef56Gh78',
      '      KmsKeyId: arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
      '      SecretArn: arn:aws:secretsmanager:eu-west-1:111122223333:secret:RDSSecretA1B2C3D4E5F6-AbCdEf',
      '      MasterUserPassword: !Sub "{{resolve:secretsmanager:${DbPassword}::password}}"',
      '      Password:',
      '        Description: who keeps it',
      '',
    ].join('\n');
    expect(shown(text)).toBe(text);
  });

  it('spans are sorted and do not overlap', () => {
    const text = `TOKEN: ${accessKeyId}\nDB_PASSWORD: postgres://a:tr0ub4dor@db/x\nSECRET: "${accessKeyId}"\n`;
    const spans = secretSpans(text);
    expect(spans.length).toBe(3);
    for (const [index, span] of spans.entries()) expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
  });
});

describe('a parameter that says NoEcho keeps its default to itself, whatever it looks like', () => {
  const others = { before: 'harmless-before', after: 'harmless-after' };
  it.each([
    ['YAML', `P:\n  A:\n    Default: ${others.before}\n  Door:\n    Type: String\n    NoEcho: true\n    Default: sesame\n  B:\n    Default: ${others.after}\n`],
    [
      'YAML, the default first',
      `P:\n  A:\n    Default: ${others.before}\n  Door:\n    Default: "sesame"\n    NoEcho: 'true'\n  B:\n    Default: ${others.after}\n`,
    ],
    ['YAML, in one line', `P:\n  A: { Default: ${others.before} }\n  Door: { NoEcho: true, Default: sesame }\n  B: { Default: ${others.after} }\n`],
    [
      'JSON',
      JSON.stringify({ A: { Default: others.before }, Door: { NoEcho: true, Type: 'String', Default: 'sesame' }, B: { Default: others.after } }, undefined, 2),
    ],
    ['JSON in one line', JSON.stringify({ A: { Default: others.before }, Door: { Default: 'sesame', NoEcho: 'true' }, B: { Default: others.after } })],
  ])('%s', (_layout, text) => {
    expect(shown(text)).toBe(text.replace('sesame', '******'));
  });

  it('one that is echoed shows it', () => {
    const text = 'Door:\n  NoEcho: false\n  Default: sesame\n';
    expect(shown(text)).toBe(text);
  });
});
