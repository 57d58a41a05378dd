import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../src/truth/symbol.js';
import { seen, unitOf } from './reading.js';

/** Whether the name of the bucket to which another sends its logs is made up by CloudFormation. */
function isMadeUp(properties: string): boolean {
  const unit = unitOf(`
Parameters: { Given: { Type: String } }
Resources:
  Logs: { Type: AWS::S3::Bucket${properties === '' ? '' : `, Properties: ${properties}`} }
  Other: { Type: AWS::S3::Bucket, Properties: { LoggingConfiguration: { DestinationBucketName: !Ref Logs } } }
`);
  const target = seen(unit, 'Other', ['LoggingConfiguration', 'DestinationBucketName']);
  const [name] = target.kind === 'scalar' ? partsOf(target.text) : [];
  return typeof name === 'object' && name.kind === 'symbol' && name.unique === true;
}

describe('CloudFormation makes up the name of a bucket', () => {
  it('where nothing is written of it', () => {
    expect(isMadeUp('')).toBe(true);
    expect(isMadeUp('{ VersioningConfiguration: { Status: Enabled } }')).toBe(true);
  });

  it('and not where it is written, or made of what is given, or begins as written', () => {
    expect(isMadeUp('{ BucketName: my-logs }')).toBe(false);
    expect(isMadeUp('{ BucketName: !Ref Given }')).toBe(false);
    expect(isMadeUp('{ BucketNamePrefix: my-logs }')).toBe(false);
  });

  it('for all that is known not where properties come from elsewhere', () => {
    expect(isMadeUp('{ Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://b/x } } }')).toBe(false);
  });
});
