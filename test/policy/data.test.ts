import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actionNamed, actionsMatching, allActions, coversAction } from '../../src/policy/data/actions.js';
import { allKeys, carries, conditionKey, keyInfo, presenceOf, spellingOf } from '../../src/policy/data/condition-keys.js';
import type { Caller, Circumstances } from '../../src/policy/data/condition-keys.js';
import { DATED } from '../../src/policy/data/dated.js';
import { loadBalancerAccounts, ownedByAws, trailAccounts, writers } from '../../src/policy/data/services.js';
import { generate, target } from '../tools/generate-policy-data.mjs';

interface Facts {
  readonly source: string;
  readonly actions: Readonly<Record<string, { readonly level: string; readonly resources: readonly string[]; readonly conditionKeys: readonly string[] }>>;
  readonly extra_not_in_snapshot: { readonly actions: Readonly<Record<string, string>> };
}
const facts = JSON.parse(readFileSync(new URL('../data/s3-actions.json', import.meta.url), 'utf8')) as Facts;

const names = (pattern: string): readonly string[] => actionsMatching(pattern).map(({ name }) => name);

describe('the table of actions', () => {
  it('is what the facts say: npm run generate:policy-data', () => {
    expect(readFileSync(target, 'utf8')).toBe(generate());
  });

  it('unpacks to the facts', () => {
    expect(allActions()).toHaveLength(Object.keys(facts.actions).length + Object.keys(facts.extra_not_in_snapshot.actions).length);
    for (const [name, { level, resources, conditionKeys }] of Object.entries(facts.actions)) {
      const info = actionNamed(`s3:${name}`);
      expect([name, info?.level, info?.resources]).toEqual([name, level, resources.map((one) => one.replace('*', ''))]);
      const keys = conditionKeys.map((key) => conditionKey(key.replace(/\/(?:<key>|\$\{TagKey\})$/, '/')));
      expect([name, ...(info?.keys ?? [])].sort()).toEqual([name, ...keys].sort());
    }
  });

  it('has the actions that are younger than the snapshot', () => {
    expect(actionNamed('s3:GetObjectAnnotation')).toMatchObject({ level: 'Read', resources: ['object'] });
    expect(actionNamed('s3:UpdateBucketMetadataAnnotationTableConfiguration')).toMatchObject({ level: 'Write', resources: ['bucket'] });
  });
});

describe('the day of the tables', () => {
  it('is that of the snapshot which they are made from', () => {
    expect(facts.source).toContain(DATED);
  });
});

describe('actions', () => {
  it('have no case', () => {
    expect(actionNamed('S3:GETOBJECT')?.name).toBe('s3:GetObject');
    expect(names('S3:getobject')).toEqual(['s3:GetObject']);
  });

  it('are matched by wildcards in their names', () => {
    expect(names('s3:?etObjectAcl')).toEqual(['s3:GetObjectAcl']);
    expect(names('s3:Get*?LockConf*')).toEqual(['s3:GetBucketObjectLockConfiguration']);
    expect(names('s3:*')).toEqual(allActions().map(({ name }) => name));
    expect(names('*')).toEqual(names('s3:*'));
  });

  it('are not matched by wildcards in the prefix, by other services, or by half a name', () => {
    const patterns = ['s?:GetObject', 's*:GetObject', 'ec2:*', 's3express:*', 'GetObject', 's3', 's3:', 's3:GetObjec', '', 's3:ReadObject'];
    expect(patterns.filter((pattern) => names(pattern).length > 0)).toEqual([]);
  });

  it('of any service are covered the same way', () => {
    expect([coversAction('sts:Assume*', 'sts:AssumeRole'), coversAction('s3:*', 's3express:CreateSession'), coversAction('*:*', 'kms:Decrypt')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(coversAction(`s3:${'*a'.repeat(5000)}`, `s3:${'a'.repeat(4000)}b`)).toBe(false);
  });
});

describe('condition keys', () => {
  it('are all known that an action lists', () => {
    const unknown = allActions().flatMap(({ keys }) => keys.filter((key) => keyInfo(key) === undefined));
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('that only listed actions carry are listed by one', () => {
    const listed = new Set(allActions().flatMap(({ keys }) => keys));
    expect(allKeys().filter((name) => keyInfo(name)?.actions === 'listed' && !listed.has(conditionKey(name)))).toEqual([]);
  });

  it('are spelled in the facts as in the table', () => {
    const spelled = Object.values(facts.actions).flatMap(({ conditionKeys }) => conditionKeys.map((key) => key.replace(/\/(?:<key>|\$\{TagKey\})$/, '/')));
    expect([...new Set(spelled)].filter((key) => spellingOf(key) !== key)).toEqual([]);
  });

  it('are spelled for people whatever their case', () => {
    expect(spellingOf('aws:securetransport')).toBe('aws:SecureTransport');
    expect(spellingOf('aws:principaltag/team')).toBe('aws:PrincipalTag/team');
    expect(spellingOf('s3:existingobjecttag/Team/a')).toBe('s3:ExistingObjectTag/Team/a');
    expect(spellingOf('kms:viaservice')).toBe('kms:viaservice');
  });

  it('have types and values', () => {
    expect(keyInfo('AWS:SourceIP')).toMatchObject({ type: 'ip', multivalued: false });
    expect(keyInfo('aws:PrincipalOrgPaths')).toMatchObject({ type: 'string', multivalued: true });
    expect(keyInfo('aws:SecureTransport')).toMatchObject({ type: 'bool', values: ['true', 'false'], closed: true });
    expect(keyInfo('s3:x-amz-server-side-encryption')).toMatchObject({ values: ['AES256', 'aws:kms', 'aws:kms:dsse'], closed: true });
    expect(keyInfo('s3:x-amz-storage-class')).toMatchObject({ closed: false });
    expect(allKeys().filter((name) => keyInfo(name)?.spoofable)).toEqual(['aws:Referer', 'aws:UserAgent']);
  });

  it('that nobody knows are not known', () => {
    expect(['aws:SecureTransprt', 's3:prefixes', 'aws:PrincipalTag', 'sts:ExternalId', '', '/'].filter((key) => keyInfo(key) !== undefined)).toEqual([]);
  });

  it('of every line have a type', () => {
    const types = new Set(['string', 'bool', 'numeric', 'date', 'ip', 'arn']);
    expect(allKeys().filter((name) => !types.has(keyInfo(name)?.type ?? ''))).toEqual([]);
  });
});

describe('a request carries', () => {
  const presence = (key: string, caller: Caller, more: Partial<Circumstances> = {}): string | undefined => {
    const info = keyInfo(key);
    return info && presenceOf(info, { caller, way: 'internet', point: false, ...more });
  };
  const everybody = (key: string, more: Partial<Circumstances> = {}) =>
    (['anonymous', 'account', 'service'] as const).map((caller) => presence(key, caller, more));

  it('the marks of its principal when it is signed', () => {
    expect(everybody('aws:PrincipalArn')).toEqual(['never', 'always', 'never']);
    expect(everybody('aws:PrincipalOrgID')).toEqual(['never', 'maybe', 'never']);
    expect(everybody('aws:PrincipalIsAWSService')).toEqual(['never', 'always', 'always']);
    expect(keyInfo('aws:PrincipalIsAWSService')?.fixed).toEqual({ account: 'false', service: 'true' });
  });

  it('an account that is called anonymous when it is not', () => {
    expect(presence('aws:PrincipalAccount', 'anonymous')).toBe('always');
    expect(keyInfo('aws:PrincipalAccount')?.fixed).toEqual({ anonymous: 'anonymous' });
  });

  it('nothing of the network when a service makes it', () => {
    const redacted = ['aws:SecureTransport', 's3:TlsVersion', 'aws:SourceIp', 'aws:VpcSourceIp', 'aws:SourceVpc', 'aws:SourceVpce'];
    expect(redacted.flatMap((key) => [presence(key, 'service'), presence(key, 'service', { way: 'endpoint' })]).filter((one) => one !== 'never')).toEqual([]);
  });

  it('its address or its endpoint, by the way it takes', () => {
    expect(everybody('aws:SourceIp')).toEqual(['always', 'always', 'never']);
    expect(everybody('aws:SourceIp', { way: 'endpoint' })).toEqual(['never', 'never', 'never']);
    expect(everybody('aws:SourceVpce')).toEqual(['never', 'never', 'never']);
    expect(everybody('aws:SourceVpce', { way: 'endpoint' })).toEqual(['always', 'always', 'never']);
  });

  it('where it comes from when a service makes it for somebody', () => {
    expect(everybody('aws:SourceArn')).toEqual(['never', 'never', 'maybe']);
  });

  it('the access point through which it comes', () => {
    expect(presence('s3:DataAccessPointArn', 'account')).toBe('never');
    expect(presence('s3:DataAccessPointArn', 'account', { point: true, action: actionNamed('s3:GetObject') })).toBe('always');
  });

  it('keys of S3 by its action', () => {
    const [get, list, create] = ['s3:GetObject', 's3:ListBucket', 's3:CreateJob'].map(actionNamed);
    expect(presence('s3:prefix', 'account', { action: get })).toBe('never');
    expect(presence('s3:prefix', 'account', { action: list })).toBe('maybe');
    expect(presence('s3:ExistingObjectTag/x', 'anonymous', { action: get })).toBe('maybe');
    expect(presence('s3:ExistingObjectTag/x', 'anonymous', { action: list })).toBe('never');
    expect(presence('aws:ResourceTag/x', 'account', { action: get })).toBe('maybe');
    expect(presence('aws:ResourceTag/x', 'account', { action: create })).toBe('never');
    expect(get && carries(keyInfo('aws:SecureTransport') as never, get)).toBe(true);
  });
});

describe('services', () => {
  it('have accounts of their own, told from those of customers', () => {
    expect(ownedByAws(['127311923021'])).toBe('Elastic Load Balancing in us-east-1');
    expect(ownedByAws(['113285607260'])).toBe('CloudTrail in us-west-2');
    expect(ownedByAws(['386209384616'])).toBe('Billing');
    expect(ownedByAws(['111122223333'])).toBeUndefined();
    const sign = { kind: 'sign', key: 'k', says: '${account}', looks: 'account' } as const;
    expect(ownedByAws([{ ...sign, ofAws: 'Redshift' }])).toBe('Redshift');
    expect([[], [sign], [sign, '1'], ['1', { ...sign, ofAws: 'Redshift' }]].map(ownedByAws)).toEqual(Array(4).fill(undefined));
    for (const id of [...Object.values(loadBalancerAccounts()), ...Object.values(trailAccounts())]) expect(id).toMatch(/^\d{12}$/);
  });

  it('need actions that there are', () => {
    expect(writers.flatMap(({ needs }) => needs).filter((action) => actionNamed(action) === undefined)).toEqual([]);
  });
});
