import { expect, it } from 'vitest';
import { variablesIn } from '../../src/model/variables.js';
import { parsePolicyText } from '../../src/policy/parse.js';

it('variables are found where they can stand, each once', () => {
  const statement = {
    Sid: '${not:here}',
    Effect: 'Allow',
    Action: 's3:*',
    Resource: ['arn:aws:s3:::data/${aws:username}/${*}', 'arn:aws:s3:::data/${aws:username}'],
    Condition: { StringLike: { 's3:prefix': "${aws:PrincipalTag/team, 'none'}/*" } },
  };
  expect(variablesIn(parsePolicyText(JSON.stringify({ Statement: [statement] }), 'identity'))).toEqual([
    '${aws:username}',
    '${*}',
    "${aws:PrincipalTag/team, 'none'}",
  ]);
});
