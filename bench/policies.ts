/** Policies of the sizes and shapes that are hard in different ways; all of them below the 20 KB that S3 takes. */

type Statement = Readonly<Record<string, unknown>>;

export interface Sample {
  readonly name: string;
  readonly policy: { readonly Version: string; readonly Statement: readonly Statement[] };
}

const bucket = 'arn:aws:s3:::b';
const both = [bucket, `${bucket}/*`];
const account = (index: number): string => String(200_000_000_000 + index * 7919).slice(0, 12);

function policy(name: string, ...statements: readonly Statement[]): Sample {
  return { name, policy: { Version: '2012-10-17', Statement: statements } };
}

const tls: Statement = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: both, Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
const publicRead: Statement = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${bucket}/*` };

export const samples: readonly Sample[] = [
  policy('TLS Deny only', tls),
  policy(
    'TLS, encryption, organization, CloudFront',
    tls,
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:PutObject',
      Resource: `${bucket}/*`,
      Condition: { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
    },
    {
      Effect: 'Allow',
      Principal: '*',
      Action: ['s3:GetObject', 's3:ListBucket'],
      Resource: both,
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
    },
    {
      Effect: 'Allow',
      Principal: { Service: 'cloudfront.amazonaws.com' },
      Action: 's3:GetObject',
      Resource: `${bucket}/*`,
      Condition: { StringEquals: { 'aws:SourceArn': 'arn:aws:cloudfront::111122223333:distribution/E1ABCDEF' } },
    },
  ),
  policy(
    '70 grants of prefixes to 140 roles',
    tls,
    ...times(70, (index) => ({
      Effect: 'Allow',
      Principal: { AWS: [`arn:aws:iam::${account(index)}:role/reader`, `arn:aws:iam::${account(index)}:role/writer`] },
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: `${bucket}/team-${index}/*`,
    })),
  ),
  policy(
    '62 Denies of two conditions, and a public Allow',
    publicRead,
    tls,
    ...times(62, (index) => ({
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: both,
      Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' }, StringEquals: { [`aws:PrincipalTag/team-${index}`]: `value-${index}` } },
    })),
  ),
  policy(
    'perimeter of 500 accounts, 120 roles, 150 networks',
    publicRead,
    { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: both, Condition: { StringNotEquals: { 'aws:PrincipalAccount': times(500, account) } } },
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: both,
      Condition: { ArnNotLike: { 'aws:PrincipalArn': times(120, (index) => `arn:aws:iam::${account(index)}:role/team-${index}/*`) } },
    },
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: both,
      Condition: { NotIpAddress: { 'aws:SourceIp': times(150, (index) => `203.${index}.113.0/24`) }, Bool: { 'aws:ViaAWSService': 'false' } },
    },
  ),
  policy('five pigeons in four holes, unsatisfiable', publicRead, ...pigeons(5, 4)),
  policy('60 overlapping globs', ...times(30, (index) => ({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${bucket}/*a${index}*b*` })), {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: times(30, (index) => `${bucket}/*${index % 10}?${index % 7}*`),
  }),
];

/** Every pigeon has a hole, no hole has two: conditions on tags that cannot all hold. */
function pigeons(count: number, holes: number): readonly Statement[] {
  const tag = (pigeon: number, hole: number): string => `aws:PrincipalTag/p${pigeon}h${hole}`;
  const deny = (Condition: object): Statement => ({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: both, Condition });
  const housed = times(count, (pigeon) => deny({ StringNotEquals: Object.fromEntries(times(holes, (hole) => [tag(pigeon, hole), 'in'])) }));
  const apart = times(count, (a) => times(a, (b) => times(holes, (hole) => deny({ StringEquals: { [tag(a, hole)]: 'in', [tag(b, hole)]: 'in' } })))).flat(2);
  return [...housed, ...apart];
}

function times<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** A template of buckets that each have a policy as one finds them. */
export function templateOfPolicies(count: number): string {
  const resources = times(count, (index) => {
    const arn = `!Sub "\${Bucket${index}.Arn}`;
    return [
      `  Bucket${index}:`,
      '    Type: AWS::S3::Bucket',
      `  Policy${index}:`,
      '    Type: AWS::S3::BucketPolicy',
      '    Properties:',
      `      Bucket: !Ref Bucket${index}`,
      '      PolicyDocument:',
      '        Version: "2012-10-17"',
      '        Statement:',
      '          - Sid: Tls',
      '            Effect: Deny',
      '            Principal: "*"',
      '            Action: s3:*',
      `            Resource: [${arn}", ${arn}/*"]`,
      '            Condition: { Bool: { aws:SecureTransport: "false" } }',
      '          - Sid: Partner',
      '            Effect: Allow',
      `            Principal: { AWS: "arn:aws:iam::${account(index)}:role/partner" }`,
      '            Action: [s3:GetObject, s3:ListBucket]',
      `            Resource: [${arn}", ${arn}/shared/*"]`,
      '          - Sid: Cdn',
      '            Effect: Allow',
      '            Principal: { Service: cloudfront.amazonaws.com }',
      '            Action: s3:GetObject',
      `            Resource: ${arn}/*"`,
      '            Condition: { StringEquals: { aws:SourceArn: !Sub "arn:aws:cloudfront::${AWS::AccountId}:distribution/E1" } }',
    ].join('\n');
  });
  return `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n${resources.join('\n')}\n`;
}
