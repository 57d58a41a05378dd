import { describe, expect, it } from 'vitest';
import sourceCondition from '../../../rules/event-target-source-condition.js';
import delivery from '../../../rules/logging-target-grants-delivery.js';
import confusedDeputy from '../../../rules/no-confused-deputy-service-principal.js';
import pinned from '../../../rules/oac-policy-pins-distribution.js';
import wildcards from '../../../rules/require-condition-wildcard-operator.js';
import rule from '../../../rules/require-secure-transport.js';
import { repair } from '../../../src/repair.js';
import type { Rule } from '../../../src/rule/rule.js';
import { requestFor } from '../../../src/testing/judge-text.js';

const policy = (bucket: string, resource = "'*'"): string => `  Rules:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref ${bucket}
      PolicyDocument:
        Statement:
          - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: 's3:GetObject', Resource: ${resource} }
`;

/** The ARNs that the fix writes into a file. */
function arnsIn(file: string, files: Readonly<Record<string, string>>, parameters: Readonly<Record<string, string>> = {}): readonly string[] {
  const { changed } = repair(requestFor([rule], files, { parameters }), 'unsafe');
  return changed.flatMap(({ path, after }) =>
    path === file ? [...after.matchAll(/^ +- (arn:.*|Fn::Sub: .*|Fn::GetAtt:\n.*\n.*)$/gm)].map(([, arn = '']) => arn.replace(/\n *-/g, '')) : [],
  );
}

describe('a bucket in a statement that a fix writes', () => {
  it('is referred to where its name hangs on a parameter: the default is one name of many', () => {
    const named = (name: string): string =>
      `Parameters: { App: { Type: String, Default: shop } }\nResources:\n  Data: { Type: AWS::S3::Bucket, Properties: { BucketName: ${name} } }\n${policy('Data')}`;
    const reference = ['Fn::GetAtt: Data Arn', 'Fn::Sub: ${Data.Arn}/*'];
    expect(arnsIn('t.yaml', { 't.yaml': named("!Sub '${App}-data'") })).toEqual(reference);
    expect(arnsIn('t.yaml', { 't.yaml': named("!Sub '${App}-data-${AWS::AccountId}'") })).toEqual(reference);
    expect(arnsIn('t.yaml', { 't.yaml': named('shop-data') })).toEqual(['arn:aws:s3:::shop-data', 'arn:aws:s3:::shop-data/*']);
  });

  it('is referred to where its name is made of a value that is given: the next stack gets another', () => {
    const text = (name: string): string =>
      `Parameters: { App: { Type: String } }\nResources:\n  Data: { Type: AWS::S3::Bucket, Properties: { BucketName: ${name} } }\n${policy('Data')}`;
    const arns = (name: string): readonly string[] => arnsIn('t.yaml', { 't.yaml': text(name) }, { App: 'shop' });
    expect(arns("!Sub '${App}-data'")).toEqual(['Fn::GetAtt: Data Arn', 'Fn::Sub: ${Data.Arn}/*']);
    expect(arns('shop-data')).toEqual(['arn:aws:s3:::shop-data', 'arn:aws:s3:::shop-data/*']);
    expect(arnsIn('t.yaml', { 't.yaml': `Parameters: { App: { Type: String } }\nResources:\n${policy('App')}` }, { App: 'shop' })).toEqual([]);
  });

  it('is not called by a name that only another stack knows', () => {
    const root =
      'Resources:\n  Data: { Type: AWS::S3::Bucket }\n  Access: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: child.yaml, Parameters: { Name: !Ref Data } } }\n';
    const child = `Parameters: { Name: { Type: String } }\nResources:\n${policy('Name')}`;
    expect(arnsIn('child.yaml', { 'root.yaml': root, 'child.yaml': child })).toEqual([]);
  });

  it('is called by its name where the template writes its ARN so', () => {
    const text = `Resources:\n  Data: { Type: AWS::S3::Bucket }\n${policy('Data', "!Sub 'arn:aws:s3:::${Data}/*'")}`;
    expect(arnsIn('t.yaml', { 't.yaml': text })).toEqual(['Fn::Sub: arn:aws:s3:::${Data}', 'Fn::Sub: arn:aws:s3:::${Data}/*']);
  });

  it('is called by its ARN where the template joins that of pieces', () => {
    const text = `Resources:\n  Data: { Type: AWS::S3::Bucket }\n${policy('Data', "!Join ['', ['arn:', !Ref AWS::Partition, ':s3:::', !Ref Data, /*]]")}`;
    expect(arnsIn('t.yaml', { 't.yaml': text })).toEqual(['Fn::GetAtt: Data Arn', 'Fn::Sub: ${Data.Arn}/*']);
  });

  it('stands in whatever partition the template is deployed in, where that is how it speaks', () => {
    const text = `Resources:\n  Data: { Type: AWS::S3::Bucket }\n${policy('Data', "!Sub 'arn:${AWS::Partition}:s3:::${Data}/*'")}`;
    expect(arnsIn('t.yaml', { 't.yaml': text })).toEqual(['Fn::Sub: arn:${AWS::Partition}:s3:::${Data}', 'Fn::Sub: arn:${AWS::Partition}:s3:::${Data}/*']);
  });
});

describe('the account in what a fix writes', () => {
  const mended = (rule: Rule, text: string): string =>
    repair(requestFor([rule], { 't.yaml': text }, { parameters: { 'AWS::AccountId': '111122223333' } }), 'unsafe').changed[0]?.after ?? text;
  const logs = policy('logs').replace("{ AWS: '111122223333' }", '{ Service: logging.s3.amazonaws.com }').replace('GetObject', 'PutObject');
  const own = /[Ss]ourceAccount['"]?:\s*\{? *['"]?Ref['"]?: ['"]?AWS::AccountId/;

  it('is that of the stack, whichever is given', () => {
    expect(mended(confusedDeputy, `Resources:\n${logs}`)).toMatch(own);
    const permission =
      'Resources:\n  P:\n    Type: AWS::Lambda::Permission\n    Properties:\n      Action: lambda:InvokeFunction\n      FunctionName: f\n      Principal: s3.amazonaws.com\n      SourceArn: arn:aws:s3:::data\n';
    expect(mended(sourceCondition, permission)).toMatch(own);
    expect(mended(pinned, `Resources:\n${logs.replace('logging.s3', 'cloudfront')}`)).toContain('arn:aws:cloudfront::${AWS::AccountId}:distribution/*');
  });

  it('is the one that the template writes', () => {
    expect(mended(confusedDeputy, `Description: deployed to 111122223333\nResources:\n${logs}`)).toMatch(/aws:SourceAccount['"]?: ['"]111122223333/);
  });
});

describe('another bucket that a fix names', () => {
  const logging = (source: string): string => `Conditions: { Yes: !Equals [!Ref AWS::Region, eu-west-1] }
Resources:
  Logs: { Type: AWS::S3::Bucket }
${policy('Logs')}  Images:
    Type: AWS::S3::Bucket
${source}    Properties: { LoggingConfiguration: { DestinationBucketName: !Ref Logs } }
`;
  const named = (source: string, more = ''): boolean =>
    repair(requestFor([delivery], { 't.yaml': logging(source) + more }), 'unsafe').changed.some(({ after }) => /- Images\n +- Arn\n/.test(after));

  it('does not wait for what names it', () => {
    expect(named('')).toBe(true);
    expect(named('    DependsOn: Logs\n')).toBe(true);
    expect(named('    DependsOn: Rules\n')).toBe(false);
    expect(named('    DependsOn: [Wait]\n', '  Wait: { Type: AWS::SNS::Topic, DependsOn: Rules }\n')).toBe(false);
    expect(named('    DependsOn: [Wait]\n', '  Wait: { Type: AWS::SNS::Topic, Properties: { DisplayName: !Sub "x ${Rules}" } }\n')).toBe(false);
    expect(named('    DependsOn: [Wait]\n', '  Wait: { Type: AWS::SNS::Topic, Properties: { DisplayName: !GetAtt Rules.Id } }\n')).toBe(false);
    expect(named('    DependsOn: [Wait]\n', '  Wait: { Type: AWS::SNS::Topic, Properties: { DisplayName: { Ref: Rules } } }\n')).toBe(false);
  });

  it('is there whenever that is', () => {
    expect(named('    Condition: Yes\n')).toBe(false);
  });
});

describe('a bucket without a policy', () => {
  const mended = (text: string, path = 't.yaml'): string => repair(requestFor([rule], { [path]: text }), 'unsafe').changed[0]?.after ?? text;
  const begun = (name: string, more = ''): string => `  ${name}:
    Type: AWS::S3::BucketPolicy
${more}    Properties:
      Bucket:
        Ref: Data
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Sid: DenyPlainHttp
            Effect: Deny
            Principal: '*'
            Action: s3:*
            Resource:
              - Fn::GetAtt:
                  - Data
                  - Arn
              - Fn::Sub: \${Data.Arn}/*
            Condition:
              Bool:
                aws:SecureTransport: 'false'
`;
  const parameters = 'Parameters: { On: { Type: String } }\nConditions: { IsOn: !Equals [!Ref On, yes] }\n';
  const data = '  Data:\n    Type: AWS::S3::Bucket\n    Properties: { BucketName: shop-data }\n';

  it('gets one behind itself', () => {
    const after = '  Topic: { Type: AWS::SNS::Topic }\n';
    expect(mended(`Resources:\n${data}${after}`)).toBe(`Resources:\n${data}${begun('DataPolicy')}${after}`);
    expect(mended(`Resources:\n${data}\n${after}`)).toBe(`Resources:\n${data}\n${begun('DataPolicy')}\n${after}`);
    expect(mended('{"Resources":{"Data":{"Type":"AWS::S3::Bucket"},"T":{"Type":"AWS::SNS::Topic"}}}', 't.json')).toContain(
      '{"Type":"AWS::S3::Bucket"},"DataPolicy":{"Type":"AWS::S3::BucketPolicy","Properties":{"Bucket":{"Ref":"Data"}',
    );
  });

  it('gets one that is there where the bucket is, by a name that nobody has', () => {
    const text = `${parameters}Resources:\n${data.replace('    Properties', '    Condition: IsOn\n    Properties')}  DataPolicy: { Type: AWS::SNS::Topic }\n`;
    const [head = '', tail = ''] = text.split(/(?<=shop-data \}\n)/);
    expect(mended(text)).toBe(head + begun('DataPolicy2', '    Condition: IsOn\n') + tail);
  });

  it('gets none where it has one at times, or may have one', () => {
    const other = (more: string): string =>
      `  Rules:\n    Type: AWS::S3::BucketPolicy\n${more}      PolicyDocument:\n        Statement: [{ Effect: Deny, Principal: '*', Action: 's3:*', Resource: '*', Condition: { Bool: { aws:SecureTransport: 'false' } } }]\n`;
    for (const more of [
      '    Condition: IsOn\n    Properties:\n      Bucket: !Ref Data\n',
      '    Properties:\n      Bucket: !If [IsOn, !Ref Data, other]\n',
      '    Properties:\n      Bucket: !Ref On\n',
    ]) {
      const text = `${parameters}Resources:\n${data}${other(more)}`;
      expect(mended(text)).toBe(text);
    }
  });
});

it('a text that a parameter’s default is a part of is not written anew', () => {
  const text = (role: string): string => `Parameters: { App: { Type: String, Default: shop } }\nResources:
  Data: { Type: AWS::S3::Bucket }
  Rules:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Data
      PolicyDocument:
        Statement:
          - Effect: Deny
            Principal: '*'
            Action: s3:*
            Resource: '*'
            Condition:
              StringNotEquals: { aws:PrincipalArn: ${role} }
`;
  const fixed = (role: string): number => repair(requestFor([wildcards], { 't.yaml': text(role) }), 'unsafe').fixed;
  expect(fixed("!Sub 'arn:aws:iam::111122223333:role/${App}-*'")).toBe(0);
  expect(fixed("'arn:aws:iam::111122223333:role/shop-*'")).toBe(1);
});
