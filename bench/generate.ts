/** A template of any size: of ten resources one is a bucket, three in a hundred are bucket policies, the rest is other people's. */
export function generateTemplate(resources: number): string {
  const out = [
    "AWSTemplateFormatVersion: '2010-09-09'",
    'Parameters:',
    '  Stage:',
    '    Type: String',
    '    AllowedValues: [dev, prod]',
    'Conditions:',
    '  IsProd: !Equals [!Ref Stage, prod]',
    'Resources:',
  ];
  for (let index = 0; index < resources; index++) {
    if (index % 10 === 0) out.push(...bucket(index));
    else if (index % 100 === 1 || index % 100 === 31 || index % 100 === 61) out.push(...policy(index));
    else out.push(...queue(index));
  }
  return `${out.join('\n')}\n`;
}

function bucket(index: number): string[] {
  const status = index % 50 === 0 ? '!If [IsProd, Enabled, Suspended]' : index % 30 === 0 ? 'Suspended' : 'Enabled';
  return [
    `  Bucket${index}:`,
    '    Type: AWS::S3::Bucket',
    '    Properties:',
    `      BucketName: !Sub data-${index}-\${AWS::AccountId}`,
    '      VersioningConfiguration:',
    `        Status: ${status}`,
    '      PublicAccessBlockConfiguration:',
    '        BlockPublicAcls: true',
    '        BlockPublicPolicy: true',
    '        IgnorePublicAcls: true',
    '        RestrictPublicBuckets: true',
    '      LoggingConfiguration:',
    '        DestinationBucketName: !Ref Bucket0',
    '      Tags:',
    '        - { Key: team, Value: storage }',
  ];
}

function policy(index: number): string[] {
  const bucket = index - (index % 10);
  return [
    `  Policy${index}:`,
    '    Type: AWS::S3::BucketPolicy',
    '    Properties:',
    `      Bucket: !Ref Bucket${bucket}`,
    '      PolicyDocument:',
    "        Version: '2012-10-17'",
    '        Statement:',
    '          - Effect: Deny',
    "            Principal: '*'",
    "            Action: 's3:*'",
    '            Resource:',
    `              - !GetAtt Bucket${bucket}.Arn`,
    `              - !Sub '\${Bucket${bucket}.Arn}/*'`,
    "            Condition: { Bool: { 'aws:SecureTransport': 'false' } }",
  ];
}

function queue(index: number): string[] {
  return [
    `  Queue${index}:`,
    '    Type: AWS::SQS::Queue',
    '    Properties:',
    `      QueueName: work-${index}`,
    '      VisibilityTimeout: 30',
    '      Tags:',
    '        - { Key: team, Value: storage }',
    '        - { Key: cost, Value: low }',
  ];
}
