/** Where credentials stand in real templates: each place writes a template around one, with something to report beside it. */

export interface Written {
  readonly path: string;
  readonly text: string;
}

/** A place for a credential. */
export type Place = (secret: string) => Written;

const yaml = (text: string): Written => ({ path: 'template.yaml', text });
const json = (value: unknown, space?: number): Written => ({ path: 'template.json', text: JSON.stringify(value, undefined, space) });

const hcl = (text: string): Written => ({ path: 'main.tf', text });

const bucket = (properties: object = {}): object => ({
  Type: 'AWS::S3::Bucket',
  Properties: { VersioningConfiguration: { Status: 'Suspended' }, ...properties },
});

const lambda = (name: string, secret: string): object => ({
  Type: 'AWS::Lambda::Function',
  Properties: { Role: 'arn:aws:iam::111122223333:role/r', Code: { S3Bucket: 'code', S3Key: 'a.zip' }, Environment: { Variables: { [name]: secret } } },
});

/** A text in quotes that YAML and JSON read alike. */
const quoted = (text: string): string => JSON.stringify(text);

/** Any text may stand here: a credential is known by its form alone. */
export const anywhere: Readonly<Record<string, Place>> = {
  'a comment above': (secret) => yaml(`Resources:\n  # was: ${secret}\n  Assets:\n    Type: AWS::S3::Bucket\n`),
  'a comment in the line': (secret) => yaml(`Resources:\n  Assets: # ${secret}\n    Type: AWS::S3::Bucket\n`),
  'a Description': (secret) => yaml(`Description: ${quoted(`deploy with ${secret}`)}\nResources:\n  Assets:\n    Type: AWS::S3::Bucket\n`),
  'a tag': (secret) =>
    yaml(
      `Resources:\n  Assets:\n    Type: AWS::S3::Bucket\n    Properties:\n      Tags:\n        - { Key: deploy, Value: ${quoted(secret)} }\n      VersioningConfiguration: { Status: Suspended }\n`,
    ),
  'a bucket name': (secret) => yaml(`Resources:\n  Assets:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: ${quoted(secret)}\n`),
  'a setting that is refused': (secret) =>
    yaml(`Resources:\n  Assets:\n    Type: AWS::S3::Bucket\n    Properties:\n      VersioningConfiguration: { Status: ${quoted(secret)} }\n`),
  'an environment variable with a harmless name': (secret) => json({ Resources: { Sync: lambda('SETTING', secret) } }, 2),
  'the default of a parameter that is used': (secret) =>
    yaml(
      `Parameters:\n  Setting:\n    Type: String\n    Default: ${quoted(secret)}\nResources:\n  Assets:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: !Ref Setting\n      VersioningConfiguration: { Status: !Ref Setting }\n`,
    ),
  'a condition': (secret) =>
    yaml(
      `Parameters: { Mode: { Type: String } }\nConditions:\n  Old: !Equals [!Ref Mode, ${quoted(secret)}]\nResources:\n  Assets:\n    Type: AWS::S3::Bucket\n    Properties:\n      VersioningConfiguration: { Status: !If [Old, Suspended, Enabled] }\n`,
    ),
  'the reason of a suppression': (secret) =>
    yaml(`Resources:\n  # s3lint-disable-next require-versioning -- ${secret}\n  Assets:\n    Type: AWS::S3::Bucket\n`),
  'the reason of a suppression that ended': (secret) =>
    yaml(`Resources:\n  # s3lint-disable-next require-versioning until=2026-01-01 -- ${secret}\n  Assets:\n    Type: AWS::S3::Bucket\n`),
  'the rule of a suppression': (secret) => yaml(`Resources:\n  Assets:\n    # s3lint-disable ${secret} -- once\n    Type: AWS::S3::Bucket\n`),
  'the reason of a suppression in Metadata': (secret) =>
    json({ Resources: { Assets: { ...bucket(), Metadata: { s3lint: { disable: [{ rule: 'require-versioning', reason: secret }] } } } } }, 2),
  'minified JSON': (secret) => json({ Description: secret, Resources: { Assets: bucket({ Tags: [{ Key: 'k', Value: secret }] }), Sync: lambda('X', secret) } }),
  'JSON in a long line, far from what is reported': (secret) =>
    json({
      Resources: { Assets: bucket({ BucketName: `Acme${'x'.repeat(40)}` }) },
      Description: secret,
      Metadata: { Filler: 'words and '.repeat(200), Again: secret },
    }),
  'text with CRLF': (secret) => yaml(`Resources:\r\n  # ${secret}\r\n  Assets: # ${secret}\r\n    Type: AWS::S3::Bucket\r\n`),
  'text with a byte order mark': (secret) => yaml(`\uFEFFResources:\n  Assets: # ${secret}\n    Type: AWS::S3::Bucket\n`),
  'a policy in a text block': (secret) =>
    yaml(
      `Resources:\n  Rule:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref Assets\n      PolicyDocument: !Sub |\n        {"Statement": [{"Sid": ${quoted(secret)}, "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "\${Assets.Arn}/*"}]}\n  Assets:\n    Type: AWS::S3::Bucket\n`,
    ),
  'user data': (secret) =>
    yaml(
      `Resources:\n  Host:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData:\n        Fn::Base64: !Sub |\n          #!/bin/bash\n          aws configure set x "${secret}"\n  Assets:\n    Type: AWS::S3::Bucket\n`,
    ),
  'an intrinsic nobody can decide': (secret) =>
    yaml(
      `Resources:\n  Assets:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: !ImportValue ${quoted(secret)}\n      VersioningConfiguration: { Status: !Ref ${quoted(secret)} }\n      LoggingConfiguration: { DestinationBucketName: !GetAtt ${quoted(`${secret}.Arn`)} }\n`,
    ),
  'the line before a wrong tab': (secret) => yaml(`Resources:\n  Assets: # ${secret}\n\t\tType: AWS::S3::Bucket\n`),
  'a text whose quote is never closed': (secret) => yaml(`Resources:\n  Assets:\n    Type: AWS::S3::Bucket\n    BucketName: "${secret}\n`),
  'a key that is given twice': (secret) => yaml(`Resources:\n  Assets:\n    Type: AWS::S3::Bucket\n    ${quoted(secret)}: 1\n    ${quoted(secret)}: 2\n`),
  'an alias without an anchor': (secret) => yaml(`Resources:\n  Assets:\n    Type: AWS::S3::Bucket\n    Name: *${secret}\n`),
  'a tag nobody knows': (secret) => yaml(`Resources:\n  Assets:\n    Type: AWS::S3::Bucket\n    Name: !${secret} x\n`),
  'wrong indentation': (secret) => yaml(`Resources:\n  Assets:\n    Type: AWS::S3::Bucket\n   Name: ${quoted(secret)}\n`),
  'a comment in HCL': (secret) => hcl(`resource "aws_s3_bucket" "a" { # ${secret}\n}\n`),
  'a bucket name in HCL': (secret) => hcl(`resource "aws_s3_bucket" "a" {\n  bucket = ${quoted(secret)}\n}\n`),
  'a variable in HCL that is used': (secret) =>
    hcl(
      `variable "mode" {\n  default = ${quoted(secret)}\n}\n\nlocals {\n  name = "x-\${var.mode}"\n}\n\nresource "aws_s3_bucket" "a" {\n  bucket = local.name\n  versioning {\n    enabled = var.mode == "x"\n  }\n}\n`,
    ),
  'a condition in HCL': (secret) => hcl(`variable "mode" {}\n\nresource "aws_s3_bucket" "a" {\n  count = var.mode == ${quoted(secret)} ? 1 : 0\n}\n`),
  'a policy in a heredoc': (secret) =>
    hcl(
      `resource "aws_s3_bucket" "a" {\n  policy = <<-EOT\n    {"Statement": [{"Sid": ${quoted(secret)}, "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"}]}\n  EOT\n}\n`,
    ),
  'an argument of jsonencode': (secret) =>
    hcl(
      `resource "aws_s3_bucket" "a" {\n  policy = jsonencode({ Statement = [{ Sid = ${quoted(secret)}, Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "*" }] })\n}\n`,
    ),
  'a call that is a mistake': (secret) =>
    hcl(`resource "aws_s3_bucket" "a" {\n  bucket = nofunction(${quoted(secret)})\n  acl    = lookup({}, ${quoted(secret)})\n}\n`),
  'HCL whose quote is never closed': (secret) => hcl(`resource "aws_s3_bucket" "a" {\n  bucket = "${secret}\n}\n`),
  'HCL after which nothing is closed': (secret) => hcl(`resource "aws_s3_bucket" "a" {\n  bucket = [${quoted(secret)} ${quoted(secret)}\n`),
  'a value of a plan': (secret) => ({
    path: 'plan.json',
    text: JSON.stringify({
      format_version: '1.2',
      terraform_version: '1.11.4',
      planned_values: {},
      resource_changes: [
        {
          address: 'aws_s3_bucket.a',
          mode: 'managed',
          type: 'aws_s3_bucket',
          name: 'a',
          provider_name: 'registry.terraform.io/hashicorp/aws',
          change: { actions: ['create'], before: null, after: { bucket: secret, tags: { k: secret } }, after_unknown: {} },
        },
      ],
    }),
  }),
  'JSON without a comma': (secret) => ({ path: 'template.json', text: `{"Resources": {"Assets": {"Type": "AWS::S3::Bucket" ${quoted(secret)}: 1}}}` }),
  'JSON that is torn right behind it': (secret) => ({ path: 'template.json', text: `{"Resources": {"Assets": {"Type": "AWS::S3::Bucket", "Name": "${secret}` }),
  'JSON with a wrong escape': (secret) => ({ path: 'template.json', text: `{"Resources": {"Assets": {"Type": "AWS::S3::Bucket", "Name": "${secret}\\x"}}}` }),
};

/** Here a credential is the name of something, which a fingerprint is made from. */
export const asName: Readonly<Record<string, Place>> = {
  'a key': (secret) => json({ Resources: { Assets: bucket({ [secret]: 1 }), Sync: lambda(secret, secret) }, Outputs: { [secret]: 1 } }, 2),
  'the key of an instance': (secret) => hcl(`resource "aws_s3_bucket" "a" {\n  for_each = toset([${quoted(secret)}])\n  bucket   = each.key\n}\n`),
  'a logical id': (secret) => json({ Resources: { [secret]: bucket({ LoggingConfiguration: {} }) } }, 2),
};

/** Here a name tells that the text is secret. */
export const underName: Readonly<Record<string, Place>> = {
  'an environment variable': (secret) => json({ Resources: { Sync: lambda('DB_PASSWORD', secret) } }, 2),
  'an environment variable in minified JSON': (secret) => json({ Resources: { Sync: lambda('DB_PASSWORD', secret), Assets: bucket() } }),
  'a comment': (secret) => yaml(`Resources:\n  # password: ${secret}\n  Assets:\n    Type: AWS::S3::Bucket\n`),
  'a tag': (secret) =>
    yaml(
      `Resources:\n  Assets:\n    Type: AWS::S3::Bucket\n    Properties:\n      Tags:\n        - Key: api-token-password\n          Value: ${quoted(secret)}\n      VersioningConfiguration: { Status: Suspended }\n`,
    ),
  'user data': (secret) =>
    yaml(
      `Resources:\n  Host:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData:\n        Fn::Base64: !Sub |\n          export DB_PASSWORD='${secret}'\n  Assets:\n    Type: AWS::S3::Bucket\n`,
    ),
  'the default of a variable in HCL': (secret) =>
    hcl(
      `variable "db_password" {\n  default = ${quoted(secret)}\n}\n\nresource "aws_s3_bucket" "a" {\n  bucket = var.db_password\n  logging {\n    target_bucket = var.db_password\n    target_prefix = var.db_password\n  }\n}\n`,
    ),
  'an argument of a provider': (secret) => hcl(`provider "db" { password = ${quoted(secret)} }\nresource "aws_s3_bucket" "a" {\n}\n`),
  'the default of a parameter': (secret) =>
    yaml(`Parameters:\n  DbPassword:\n    Type: String\n    Default: ${quoted(secret)}\nResources:\n  Assets:\n    Type: AWS::S3::Bucket\n`),
  'the default of a parameter that is used': (secret) =>
    yaml(
      `Parameters:\n  DbPassword:\n    Type: String\n    Default: ${quoted(secret)}\nConditions:\n  Old: !Equals [!Ref DbPassword, ${quoted(secret)}]\nResources:\n  Assets:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: !Ref DbPassword\n      VersioningConfiguration: { Status: !Ref DbPassword }\n      LoggingConfiguration: { LogFilePrefix: !Ref DbPassword }\n`,
    ),
  'the default of a parameter that is not echoed': (secret) =>
    yaml(`Parameters:\n  Door:\n    Type: String\n    NoEcho: true\n    Default: ${quoted(secret)}\nResources:\n  Assets:\n    Type: AWS::S3::Bucket\n`),
  'the line before a wrong tab': (secret) => yaml(`Resources:\n  Assets:\n    MasterUserPassword: ${quoted(secret)}\n\t\tType: AWS::S3::Bucket\n`),
  'JSON that is torn right behind it': (secret) => ({
    path: 'template.json',
    text: `{"Resources": {"Db": {"Type": "AWS::RDS::DBInstance", "MasterUserPassword": "${secret}`,
  }),
};
