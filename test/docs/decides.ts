import { type Run, named, session, shown } from './session.js';
import { page } from './table.js';

const pair = named({
  'main.tf': `
resource "aws_s3_bucket" "orders" {
  bucket = "acme-orders"
}

resource "aws_s3_bucket" "logs" {
  bucket = "acme-logs"
}

resource "aws_s3_bucket_logging" "orders" {
  bucket        = aws_s3_bucket.orders.id
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "orders/"
}
`,
});

const site = named({
  'template.yaml': `
Resources:
  Site:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: acme-site
      PublicAccessBlockConfiguration:
        BlockPublicPolicy: false
        RestrictPublicBuckets: false
  SitePolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Site
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Sid: Pages
            Effect: Allow
            Principal: '*'
            Action: s3:GetObject
            Resource: !Sub \${Site.Arn}/*
            Condition:
              StringLike: { aws:Referer: https://acme.example/* }
`,
});

const stages = named({
  'template.yaml': `
Parameters:
  Stage:
    Type: String
    AllowedValues: [dev, prod]
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Orders:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration:
        Status: !If [IsProd, Enabled, Suspended]
`,
});

/** `docs/how-s3lint-decides.md`. */
export async function decidesPage(run: Run): Promise<string> {
  return page(
    '# How s3lint decides',
    'Texts become declarations, declarations become an estate, rules ask the estate questions, answers become findings.',
    '## What belongs together is put together',
    'A bucket is spread over many declarations: its policy, its block, its logging stand elsewhere. They are joined by reference first, then by a name or an ARN that is written out, and only within what is deployed together: a template with its nested stacks, a Terraform root with its modules, a plan, an account.',
    'From that follows what a bucket is for. One that receives access logs is not told to keep logs itself:',
    shown(pair),
    await session(run, pair, '--preset strict --only require-access-logging,require-versioning -f compact'),
    'The roles that count are target of logs or of other deliveries, origin of a website or of CloudFront, replica, and store of Terraform states. What a rule leaves out for which role stands on its page.',
    '## What is not written means what S3 does then',
    'In files a bucket is a bucket to be made, and S3 has its defaults for it: since January 2023 it encrypts, since April 2023 Block Public Access is on and ACLs are disabled. So a missing block is no finding, and a half-written one is: what it leaves out is off. Read from an account the same silence means something else, for there the bucket may be old.',
    '## Who can do what is decided',
    'Policy, ACL, ownership, Block Public Access and access points are judged together, as S3 does, and a finding shows a request that succeeds. A condition counts if it keeps somebody out:',
    shown(site),
    await session(run, site, '--only no-public-read,no-public-list,no-weak-condition-referer'),
    'The page on the [policy engine](policy-engine.md) says how.',
    '## Every deployment is judged',
    'A template with conditions is several configurations. Each that makes a difference to a rule is judged, combinations that cannot be are left out, and a finding says when it holds:',
    shown(stages),
    await session(run, stages, '--only require-versioning -f compact', '--only require-versioning --parameter Stage=prod'),
    '## What is not known is undecided',
    'It is no finding and no pass: [What undecided means](undecided.md).',
    '## One finding for one cause',
    'Where several rules see the same mistake the sharpest speaks, and the others are silent; the page of a rule names those it yields to. A missing block is one finding and not four. What a loop makes of one declaration is one finding that lists its instances.',
    'It stands at the narrowest place: the value that is wrong, or the line where the missing setting would stand. Its confidence is `high` if all it rests on is written there, `medium` if something is assumed, `low` if it rests on a guess, and the assumption is told with it.',
  );
}
