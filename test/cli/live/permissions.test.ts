import { describe, expect, it } from 'vitest';
import { call } from '../call.js';
import { folderWith } from '../folder.js';

interface Statement {
  readonly Effect: string;
  readonly Action: readonly string[];
}

const printed = async (...flags: readonly string[]): Promise<string> => {
  const { code, out, err } = await call(folderWith({}), ['permissions', '--only', 'require-versioning', ...flags]);
  expect([code, err]).toEqual([0, '']);
  return out;
};

const allowed = (statements: readonly Statement[]): readonly string[] => statements.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) => Action);

describe('s3lint permissions', () => {
  it('prints the policy that the enabled rules need, and no more', async () => {
    const few = allowed((JSON.parse(await printed()) as { Statement: Statement[] }).Statement);
    expect(few).toContain('s3:GetBucketVersioning');
    expect(few).not.toContain('s3:GetBucketCORS');
    const { out } = await call(folderWith({}), ['permissions', '--preset', 'strict']);
    expect(allowed((JSON.parse(out) as { Statement: Statement[] }).Statement)).toEqual(expect.arrayContaining([...few, 's3:GetBucketCORS']));
  });

  it('prints the same for Terraform and for CloudFormation', async () => {
    const few = allowed((JSON.parse(await printed()) as { Statement: Statement[] }).Statement);
    const terraform = await printed('-f', 'terraform');
    const cloudFormation = await printed('-f', 'cloudformation');
    for (const action of few) {
      expect(terraform).toContain(`"${action}"`);
      expect(cloudFormation).toContain(action);
    }
    expect(terraform).toMatch(/^(?:data|resource) "aws_iam_/m);
    expect(cloudFormation).toContain('AWS::IAM::');
  });

  it('asks nobody, and lets nothing be read but how things are set', async () => {
    const out = await printed();
    const { Statement: statements } = JSON.parse(out) as { readonly Statement: readonly Statement[] };
    expect(allowed(statements).filter((action) => !/^[a-z0-9-]+:(?:Get|List|Describe)/.test(action))).toEqual([]);
    expect(statements.find(({ Effect }) => Effect === 'Deny')?.Action).toContain('s3:GetObject');
  });

  it('knows three formats', async () => {
    const { code, err } = await call(folderWith({}), ['permissions', '-f', 'xml']);
    expect([code, err]).toEqual([2, expect.stringContaining('terraform')]);
  });
});
