/** What no name should be, and every report must survive. */
export const HOSTILE = '"><img src=x onerror=alert(1)></script><script>alert(2)</script>\'`${alert(3)}\u202e\u2028<!--';

/** A template with so many buckets: some public, some shared, served, replicated; all logged to one. */
export function manyBuckets(count: number): string {
  const resources: Record<string, object> = {
    Logs: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'acme-logs', AccessControl: 'LogDeliveryWrite' } },
    Copy: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'acme-copy', VersioningConfiguration: { Status: 'Enabled' } } },
  };
  for (let index = 0; index < count - 2; index++) {
    const name = `acme-data-${String(index).padStart(3, '0')}`;
    const arn = `arn:aws:s3:::${name}`;
    const replicated = index % 10 === 0;
    resources[`B${index}`] = {
      Type: 'AWS::S3::Bucket',
      Properties: {
        BucketName: name,
        Tags: [{ Key: 'team', Value: index === 3 ? HOSTILE : `team-${index % 7}` }],
        LoggingConfiguration: { DestinationBucketName: { Ref: 'Logs' }, LogFilePrefix: name },
        ...(index % 25 === 4 && {
          PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: false, RestrictPublicBuckets: false },
        }),
        ...(replicated && {
          VersioningConfiguration: { Status: 'Enabled' },
          ReplicationConfiguration: {
            Role: 'arn:aws:iam::111122223333:role/copy',
            Rules: [{ Status: 'Enabled', Destination: { Bucket: { 'Fn::GetAtt': ['Copy', 'Arn'] } } }],
          },
        }),
      },
    };
    const statements = [
      ...(index % 25 === 4 ? [{ Sid: 'Public', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${arn}/*` }] : []),
      ...(index % 8 === 1
        ? [{ Sid: 'Partner', Effect: 'Allow', Principal: { AWS: `arn:aws:iam::22223333444${index % 5}:root` }, Action: 's3:GetObject', Resource: `${arn}/*` }]
        : []),
      ...(index % 60 === 7 ? [{ Sid: 'Maybe', Effect: 'Allow', Principal: { AWS: { Ref: 'Who' } }, Action: 's3:GetObject', Resource: `${arn}/*` }] : []),
    ];
    if (statements.length > 0) {
      const document = { Version: '2012-10-17', Statement: statements };
      resources[`P${index}`] = { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: `B${index}` }, PolicyDocument: document } };
    }
  }
  return JSON.stringify({ Description: HOSTILE, Parameters: { Who: { Type: 'String', Description: HOSTILE } }, Resources: resources }, undefined, 1);
}
