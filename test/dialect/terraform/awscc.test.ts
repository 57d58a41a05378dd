import { describe, expect, it } from 'vitest';
import { tablesOf } from '../../../src/dialect/terraform/tables.js';
import type { SubjectKind } from '../../../src/model/kinds.js';
import type { Subjects } from '../../../src/model/subjects.js';
import { readWith, seen } from './reading-words.js';

function read<K extends SubjectKind>(kind: K, type: string, body: object): Subjects[K] {
  return readWith(kind, tablesOf(type).subject, seen(body));
}

describe('a resource of awscc', () => {
  it('is read as the type of CloudFormation that it stands for', () => {
    const { versioning, encryption, tags } = read('bucket', 'awscc_s3_bucket', {
      versioning_configuration: { status: 'Enabled' },
      bucket_encryption: {
        server_side_encryption_configuration: [{ server_side_encryption_by_default: { sse_algorithm: 'aws:kms', kms_master_key_id: 'k' } }],
      },
      tags: [{ key: 'team', value: 'logs' }],
    });
    expect(versioning.status.is('Enabled').truth).toBe('yes');
    expect(encryption.algorithm.is('aws:kms').truth).toBe('yes');
    expect(tags.items[0]?.value.is('logs').truth).toBe('yes');
  });

  it('keeps the names that its user chose', () => {
    const { environment } = read('lambda', 'awscc_lambda_function', { environment: { variables: { dbPassword: 'x', DB_HOST: 'y' } } });
    expect(environment.variables.items.map(({ name }) => name)).toEqual(['dbPassword', 'DB_HOST']);
  });

  it('holds policies as JSON, and their names are those of the policy language', () => {
    const policy = JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { AWS: '*' } }] });
    const { trust } = read('role', 'awscc_iam_role', { assume_role_policy_document: policy });
    const statement = trust.document.kind === 'mapping' ? trust.document.get('Statement') : undefined;
    expect(statement?.kind).toBe('sequence');
  });

  it('keeps them where a document is given as an object all the same', () => {
    const { trust } = read('role', 'awscc_iam_role', {
      assume_role_policy_document: { Statement: [{ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }] },
    });
    const names = trust.document.kind === 'mapping' ? trust.document.entries().map(({ name }) => name) : [];
    expect(names).toEqual(['Statement']);
    expect(trust.document.kind === 'mapping' && trust.document.get('Statement').kind).toBe('sequence');
  });
});
