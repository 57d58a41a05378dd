import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { json } from '../../fake-aws/reply.js';
import { folderWith } from '../folder.js';
import { kept, stateOf, tagged } from './accounts.js';
import { callAws, withFake } from './fake-call.js';

const KEY = `AKIA${'Q3EGRTYUIOPLKJHG'}`;
const SECRET = `wJalrXUtnFEMI/K7MDENG/${'bPxRfiCYA1b2C3d4E5'}`;
const mail = {
  FunctionName: 'mail',
  FunctionArn: 'arn:aws:lambda:us-east-1:111111111111:function:mail',
  Environment: { Variables: { KEY_ID: KEY, SECRET_KEY: SECRET, STAGE: 'prod' } },
};

it('A credential that an account holds is found, and stands in no output', () =>
  withFake(
    { state: stateOf({ harbour: kept('us-east-1', { GetBucketTagging: tagged({ owner: KEY }) }) }, { 'lambda:ListFunctions': json({ Functions: [mail] }) }) },
    async (fake) => {
      const cwd = folderWith({});
      const files = ['report.json', 'report.sarif', 'report.txt', 'report.gh', 'account.json'];
      const formats = ['json=report.json', 'sarif=report.sarif', 'compact=report.txt', 'github=report.gh'].flatMap((output) => ['-f', output]);
      const { code, out, err } = await callAws(fake, cwd, ['aws', '-f', 'pretty', ...formats, '--allow-partial', '-v', '-o', 'account.json']);
      expect(code).toBe(1);
      expect(out).toContain('no-credentials-lambda-env');
      const all = [out, err, ...files.map((file) => readFileSync(join(cwd, file), 'utf8'))].join('\n');
      expect(all).toContain('AWS access key id');
      for (const secret of [KEY, SECRET, KEY.slice(-6), SECRET.slice(-8), Buffer.from(KEY).toString('base64')]) expect(all).not.toContain(secret);
    },
  ));
