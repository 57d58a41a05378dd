/** Texts as people write them: comments, odd layouts, every style of scalar. */

export const TEMPLATE = `# A template with a bit of everything
AWSTemplateFormatVersion: "2010-09-09"
Description: >-
  Folded over
  two lines

  and a paragraph
Parameters:
  Mode: { Type: String, Default: 'on' } # flow
Conditions:
  IsProd: !Equals [!Ref Mode, prod]
Resources:
  # The bucket
  Bucket: # of the team
    Type: AWS::S3::Bucket
    Properties:
      BucketName: !Sub 'logs-\${AWS::AccountId}'
      AccessControl:
      VersioningConfiguration:
        Status: Suspended   # for now
      PublicAccessBlockConfiguration: {}
      LifecycleConfiguration:
        Rules:
          - Id: old
            Status: Enabled
            # after a year
            ExpirationInDays: 365

          - Id: "parts"
            Status: 'Enabled'
            AbortIncompleteMultipartUpload: {DaysAfterInitiation: 7}
      Tags:
      - Key: owner
        Value: it's us
      - {Key: "cost", Value: "# 42"}
      - !If [IsProd, {Key: stage, Value: prod}, !Ref "AWS::NoValue"]

  # The policy
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Bucket
      PolicyDocument: !Sub |
        {
          "Statement": [
            {"Effect": "Deny", "Action": "s3:*", "Principal": "*"}
          ]
        }

      Note: "a \\"quoted\\" \\
        text"
Outputs:
  Arn:
    Value: !GetAtt Bucket.Arn
# the end
`;

export const CRLF = TEMPLATE.replaceAll('\n', '\r\n');

export const COMPACT = `- - a
  - b: 1
    c: [ x,
         y, # why
         z ]
  -
    d: |+
      keep

  - e
- ? f
  : g
- !t
  h: 'it''s
    folded'
  i: plain
    folded

    text
- [a: b, "j":1]
- {k, l: , "m":n,}
- | # header
   one
     two
- >2
    three
  four
  five

  six
- ""
- ''
-
`;

export const SHARED = `base: &base
  a: 1
  b: {c: 2}
one:
  <<: *base
  b: own
two:
  - &item x
  - *item
  - *base
three: {<<: [*base, {d: 4}], e: 5}
`;

export const POLICY = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "One",
      "Effect": "Allow",
      "Principal": {"AWS": ["arn:aws:iam::111122223333:root", "*"]},
      "Action": ["s3:GetObject","s3:PutObject"],
      "Resource": "arn:aws:s3:::b\\/*",
      "Condition": {}
    },
    { "Effect": "Deny", "Action": [], "Note": "tab\\t \\u00fc \\ud83d\\ude00 \\"", "Number": -1.5e3, "Yes": true, "Nothing": null }
  ]
}
`;

export const ONE_LINE = '{"a":1,"b":[1,2,{"c":"d"}],"e":{}}';
