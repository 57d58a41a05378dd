import { describe, expect, it } from 'vitest';
import { read, said, textAt } from './reading-words.js';

/** What a list says of names. */
function namesIn({ items }: { readonly items: readonly { readonly name: { readonly kind: string } }[] }): readonly unknown[] {
  return items.map(({ name }) => (name as { readonly value?: unknown }).value);
}

describe('what the provider does where nothing is said', () => {
  it('lets a trail log, until somebody switches it off', () => {
    expect(read('trail', 'aws_cloudtrail', {}).logging.enabled.is(true).truth).toBe('yes');
    expect(read('trail', 'aws_cloudtrail', { enable_logging: false }).logging.enabled.is(true).truth).toBe('no');
  });

  it('switches the declared logs of a classic load balancer on, and those of the others not', () => {
    const logs = { access_logs: [{ bucket: 'logs' }] };
    expect(read('loadBalancer', 'aws_elb', logs).accessLogs.enabled.is(true).truth).toBe('yes');
    expect(read('loadBalancer', 'aws_lb', logs).accessLogs.enabled.is(true).truth).toBe('no');
    expect(read('loadBalancer', 'aws_elb', {}).accessLogs.enabled.is(true).truth).not.toBe('yes');
  });

  it('makes a service control policy of a policy without a type', () => {
    expect(read('organizationPolicy', 'aws_organizations_policy', { content: '{}' }).control.type.is('SERVICE_CONTROL_POLICY').truth).toBe('yes');
  });
});

describe('what is said the other way round', () => {
  it('is an event data store that takes nothing in, because that is suspended', () => {
    const enabled = (suspend?: unknown) => read('eventDataStore', 'aws_cloudtrail_event_data_store', { suspend }).logging.enabled.is(true).truth;
    expect([enabled('true'), enabled(true), enabled('false'), enabled()]).toEqual(['no', 'no', 'yes', 'yes']);
  });
});

describe('an empty text', () => {
  it('is how states write that there is no key, no role, no log prefix', () => {
    expect(read('topic', 'aws_sns_topic', { kms_master_key_id: '' }).encryption.key.name.kind).toBe('absent');
    expect(read('task', 'aws_ecs_task_definition', { task_role_arn: '' }).execution.taskRole.name.kind).toBe('absent');
    expect(read('distribution', 'aws_cloudfront_distribution', { logging_config: [{ bucket: 'b', prefix: '' }] }).logging.prefix.kind).toBe('absent');
  });
});

describe('the material of a key', () => {
  const originOf = (type: string, body: object) => read('key', type, body).material.origin;

  it('is made by KMS, unless the key is in a store of its owner', () => {
    expect(originOf('aws_kms_key', {}).is('AWS_KMS').truth).toBe('yes');
    expect(originOf('aws_kms_key', { custom_key_store_id: 'cks-1' }).is('AWS_CLOUDHSM').truth).toBe('yes');
    expect(originOf('aws_kms_key', { custom_key_store_id: 'cks-1', xks_key_id: 'k' }).is('EXTERNAL_KEY_STORE').truth).toBe('yes');
    expect(originOf('aws_kms_key', { custom_key_store_id: '', xks_key_id: '' }).is('AWS_KMS').truth).toBe('yes');
  });

  it('comes from elsewhere where the type says so', () => {
    expect(originOf('aws_kms_external_key', {}).is('EXTERNAL').truth).toBe('yes');
  });
});

describe('the containers of a task', () => {
  const text = JSON.stringify([{ name: 'app', environment: [{ name: 'DB_PASSWORD', value: 'hunter2' }], secrets: [{ name: 'TOKEN', valueFrom: 'arn' }] }]);

  it('are read out of the JSON that holds them, each thing at its own place', () => {
    const [app] = read('task', 'aws_ecs_task_definition', { container_definitions: text }).containers.items;
    const [variable] = app?.variables.items ?? [];
    expect(variable?.name.is('DB_PASSWORD').truth).toBe('yes');
    expect(variable && textAt(variable.value.origin)).toBe('\\"hunter2\\"');
    expect(app?.secrets.items[0]?.from.is('arn').truth).toBe('yes');
  });

  it('are not to be told, rather than none, where the text is no JSON', () => {
    const { items, open } = read('task', 'aws_ecs_task_definition', { container_definitions: '[{' }).containers;
    expect(items).toEqual([]);
    expect(open?.reason).toMatch(/no JSON/);
  });
});

describe('what resources say about each other', () => {
  it('gives a role a managed policy, by whichever of the types', () => {
    const arn = 'arn:aws:iam::aws:policy/AmazonS3FullAccess';
    const managed = (type: string, body: object) => namesIn(said('role', 'managed', type, body));
    expect(managed('aws_iam_role_policy_attachment', { role: 'r', policy_arn: arn })).toEqual([arn]);
    expect(managed('aws_iam_policy_attachment', { roles: ['r'], policy_arn: arn })).toEqual([arn]);
    expect(managed('aws_iam_role_policy_attachments_exclusive', { role_name: 'r', policy_arns: [arn] })).toEqual([arn]);
  });

  it('puts a user into groups, from either side', () => {
    expect(namesIn(said('user', 'groups', 'aws_iam_user_group_membership', { user: 'u', groups: ['a', 'b'] }))).toEqual(['a', 'b']);
    expect(namesIn(said('user', 'groups', 'aws_iam_group_membership', { users: ['u'], group: 'a' }))).toEqual(['a']);
  });

  it('leaves open who may invoke a function where a whole policy says it', () => {
    expect(said('lambda', 'permissions', 'aws_lambda_permission', { principal: 's3.amazonaws.com' }).items[0]?.principal.is('s3.amazonaws.com').truth).toBe(
      'yes',
    );
    expect(said('lambda', 'permissions', 'aws_lambda_resource_policy', { policy: '{"Statement":[]}' })).toMatchObject({ items: [], open: { kind: 'unknown' } });
  });

  it('names a key', () => {
    expect(said('key', 'aliases', 'aws_kms_alias', { name: 'alias/logs', target_key_id: 'k' }).items.map((one) => one.is('alias/logs').truth)).toEqual(['yes']);
  });
});

describe('a distribution', () => {
  const { origins } = read('distribution', 'aws_cloudfront_distribution', {
    origin: [
      { origin_id: 'a', domain_name: 'b.s3.amazonaws.com', s3_origin_config: [{ origin_access_identity: '' }] },
      { origin_id: 'b', domain_name: 'example.com', custom_origin_config: [{ origin_protocol_policy: 'https-only' }] },
    ],
  });

  it('tells an origin that is a bucket from one that is any web server', () => {
    expect(origins.items.map(({ s3, custom }) => [s3.isWritten().truth, custom.isWritten().truth])).toEqual([
      ['yes', 'no'],
      ['no', 'yes'],
    ]);
    expect(origins.items[0]?.accessIdentity.name.kind).toBe('absent');
  });
});
