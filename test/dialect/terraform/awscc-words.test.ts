import { describe, expect, it } from 'vitest';
import { additions, attachmentTypes, subjectTypes } from '../../../src/dialect/cloudformation/words/types.js';
import { awsccName, awsccType } from '../../../src/dialect/terraform/words/awscc.js';
import type { WordsFor } from '../../../src/dialect/words.js';
import type { Field, Shape } from '../../../src/model/shape.js';
import { shapeOf } from '../../../src/model/subjects.js';
import { awsccTypes, fits, follow, meet } from './provider.js';
import type { Met, Part } from './provider.js';

/** The tables of CloudFormation, as a type of awscc is read with them. */
function metIn(cloudformation: string, part: Part): readonly Met[] {
  const subject = subjectTypes.get(cloudformation);
  const whole = attachmentTypes.get(cloudformation);
  return [
    ...(subject ? Object.entries(shapeOf(subject.subject) as Shape).map(([facet, field]) => ({ facet, field, words: subject.words[facet] })) : []),
    ...[...(whole ? [{ ...whole, to: whole.attaches }] : []), ...(additions.get(cloudformation) ?? [])].map(({ to, facet, words }) => ({
      facet,
      field: (shapeOf(to) as Shape)[facet] as Field,
      words,
    })),
  ].flatMap(({ facet, field, words }) => meet(facet, field, words as WordsFor<Field>, part, awsccName));
}

/** Properties that CloudFormation has and the provider, whose schema of a type may be an elder one, has not. */
const younger: readonly string[] = [
  'awscc_s3_bucket: AbacStatus',
  'awscc_s3_bucket: BucketNamePrefix',
  'awscc_s3_bucket: BucketNamespace',
  'awscc_s3_bucket: MetadataConfiguration.Destination.TableBucketArn',
  'awscc_s3_bucket: MetadataConfiguration.Destination.TableBucketType',
  'awscc_s3_bucket: MetadataConfiguration.Destination.TableNamespace',
  'awscc_s3_bucket: MetadataConfiguration.InventoryTableConfiguration',
  'awscc_s3_bucket: MetadataConfiguration.JournalTableConfiguration',
  'awscc_s3_bucket: ServerSideEncryptionConfiguration[0].BlockedEncryptionTypes.EncryptionType',
];

describe('the words of awscc', () => {
  it('are those of the type of CloudFormation that the provider says', () => {
    expect(awsccTypes.filter(({ type, cloudformation }) => awsccType(type)?.cloudformation !== cloudformation)).toEqual([]);
    expect(awsccTypes.length).toBeGreaterThan(50);
    expect(awsccType('awscc_s3_storage_lens_group')).toBeUndefined();
    expect(awsccType('aws_s3_bucket')).toBeUndefined();
  });

  it('lead to arguments that the provider has', () => {
    const lost = awsccTypes.flatMap(({ type, cloudformation, part }) =>
      metIn(cloudformation, part).flatMap((one) => (one.part ? [] : [`${type}: ${one.way}`])),
    );
    expect([...new Set(lost)].sort()).toEqual(younger);
  });

  it('take what the provider takes there', () => {
    const wrong = awsccTypes.flatMap(({ type, cloudformation, part }) =>
      metIn(cloudformation, part)
        .filter((one) => one.part && !fits(one))
        .map(({ name, way, field }) => `${type}: ${name} at ${way} is no ${field.kind}`),
    );
    expect(wrong).toEqual([
      // Attributes of a load balancer are texts, whatever they hold.
      'awscc_elasticloadbalancingv2_load_balancer: accessLogs.enabled at LoadBalancerAttributes[Key=access_logs.s3.enabled].Value is no flag',
      'awscc_elasticloadbalancingv2_load_balancer: connectionLogs.enabled at LoadBalancerAttributes[Key=connection_logs.s3.enabled].Value is no flag',
      // The one alias that the declaration is.
      'awscc_kms_alias: aliases at AliasName is no list',
    ]);
  });

  it('name the subject of an attachment by an argument that the provider has', () => {
    const lost = awsccTypes.flatMap(({ type, cloudformation, part }) => {
      const targets = [attachmentTypes.get(cloudformation), ...(additions.get(cloudformation) ?? [])].flatMap((one) => one?.target ?? []);
      return targets.filter((target) => !follow(part, target, awsccName)).map((target) => `${type}: ${target}`);
    });
    expect(lost).toEqual([]);
  });
});
