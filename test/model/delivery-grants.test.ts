import { describe, expect, it } from 'vitest';
import { declareTemplate } from '../../src/dialect/cloudformation/declare.js';
import { JoinedEstate } from '../../src/link/estate.js';
import { letsLogsIn, logGrant, logKeys, refusesNoLogs } from '../../src/model/delivery-grants.js';
import { statementOf } from '../../src/model/remedy.js';
import type { Bucket } from '../../src/model/subjects.js';
import { says } from '../../src/policy/term.js';
import { parseYaml } from '../../src/syntax/yaml.js';
import { Mapped } from '../../src/text/mapped.js';
import { Source } from '../../src/text/source.js';

/** A source with such a logging configuration, and a target with such properties and such a policy. */
function pair(logging = '', target = '', statements = '', parameters: ReadonlyMap<string, string> = new Map()): readonly [Bucket, Bucket] {
  const text = `Resources:
  Source: { Type: AWS::S3::Bucket, Properties: { BucketName: source, LoggingConfiguration: { DestinationBucketName: !Ref Logs${logging} } } }
  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: logs${target} } }
${statements && `  Rules: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Logs, PolicyDocument: { Statement: [${statements}] } } }\n`}`;
  const estate = new JoinedEstate([declareTemplate('t.yaml', parseYaml(Mapped.of(new Source('t.yaml', text))), parameters)]);
  const [source, logs] = estate.subjects('bucket').map((one) => estate.view(one, estate.plain) as Bucket);
  if (!source || !logs) throw new Error('there are no two buckets');
  return [source, logs];
}
const grant = (resource: string): string =>
  `{ Effect: Allow, Principal: { Service: logging.s3.amazonaws.com }, Action: s3:PutObject, Resource: '${resource}' }`;
const lets = (...of: Parameters<typeof pair>): string => letsLogsIn(...pair(...of)).truth;
const preferred = ', OwnershipControls: { Rules: [{ ObjectOwnership: BucketOwnerPreferred }] }';

describe('log files', () => {
  it('are named by the prefix and the time, or by the account first', () => {
    expect(says(logKeys(pair(', LogFilePrefix: app/')[0]))).toBe('app/20');
    const partitioned = ', LogFilePrefix: app/, TargetObjectKeyFormat: { PartitionedPrefix: { PartitionDateSource: EventTime } }';
    expect(says(logKeys(pair(partitioned, '', '', new Map([['AWS::AccountId', '111122223333']]))[0]))).toBe('app/111122223333/');
  });

  it('are let in by a statement for the log service that covers their names', () => {
    expect([lets('', '', grant('arn:aws:s3:::logs/*')), lets('', '', grant('arn:aws:s3:::logs/app/*')), lets('')]).toEqual(['yes', 'no', 'no']);
    expect(lets('', '', grant('*').replace('logging.', ''))).toBe('no');
  });

  it('are let in by the ACL for them, where ACLs are enabled', () => {
    expect([
      lets('', ', AccessControl: LogDeliveryWrite'),
      lets('', `, AccessControl: LogDeliveryWrite${preferred}`),
      lets('', `, AccessControl: AwsExecRead${preferred}`),
    ]).toEqual(['no', 'yes', 'no']);
  });

  it('are refused by a Deny that asks for what the service does not send, and by no other', () => {
    const refuses = (condition: string): string =>
      refusesNoLogs(...pair('', '', `{ Effect: Deny, Principal: '*', Action: s3:*, Resource: '*', Condition: { ${condition} } }`)).truth;
    expect(refuses('StringNotEquals: { s3:x-amz-server-side-encryption: AES256 }')).toBe('no');
    expect(refuses('BoolIfExists: { aws:SecureTransport: false }')).toBe('no');
    expect(refuses('NotIpAddress: { aws:SourceIp: 203.0.113.0/24 }')).toBe('no');
    expect(refuses('Bool: { aws:SecureTransport: false }')).toBe('yes');
    expect(refuses('NotIpAddress: { aws:SourceIp: 203.0.113.0/24 }, BoolIfExists: { aws:PrincipalIsAWSService: false }')).toBe('yes');
    expect(refusesNoLogs(...pair()).truth).toBe('yes');
  });
});

it('the grant to add is for one source and its prefix', () => {
  const [source, logs] = pair(', LogFilePrefix: app/', '', '', new Map([['AWS::AccountId', '111122223333']]));
  expect(statementOf(logGrant(source, logs), says)).toEqual({
    Sid: 'AllowAccessLogs',
    Effect: 'Allow',
    Principal: { Service: 'logging.s3.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: 'arn:aws:s3:::logs/app/*',
    Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::source' }, StringEquals: { 'aws:SourceAccount': '111122223333' } },
  });
});
