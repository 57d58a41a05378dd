import { computed } from '../src/model/shape.js';
import { documentConcernsS3, usesOfS3 } from '../src/model/statements.js';
import { variablesIn } from '../src/model/variables.js';
import { bucketPolicy } from '../src/rule/example.js';
import { safe, setIn, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { all, not } from '../src/truth/answer.js';

const NEW = '2012-10-17';
const home = {
  Sid: 'Home',
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:root' },
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::data/${aws:username}/*',
};
const read = { ...home, Resource: 'arn:aws:s3:::data/*' };
const document = (content: object): object => ({ naming: { name: 'data' }, policy: { document: content } });

export default defineRule({
  meta: {
    id: 'policy-version-2012',
    group: 'policy',
    severity: 'warn',
    securitySeverity: 3.0,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Give every policy the Version 2012-10-17, because in the older one policy variables are plain text.',
      why: 'A policy without a Version counts as one of 2008, and that language has no variables. `data/${aws:username}/*` then means a folder that is really called so, dollar sign and all: the Allow opens nothing, and the Deny that was to keep each user in a folder of their own keeps nobody anywhere. The document looks right, is accepted, and does something else.',
      fix: 'Set Version to 2012-10-17. That changes nothing where the document has no `${…}`, and the fix is safe. Where it has, the variables come alive and statements that were dead begin to count; the fix is then unsafe, so read them first.',
      limits:
        'The Version is the one of the policy document, not that of the template. A version that does not exist is reported by policy-well-formed. Documents that do not speak of S3 are not judged.',
      links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html (read October 2026)'],
    },
    messages: {
      missing: 'The policy in "{{holder}}" has no Version, which means 2008-10-17.',
      old: 'The policy in "{{holder}}" has the Version 2008-10-17.',
      missingDead: 'The policy in "{{holder}}" has no Version, which means 2008-10-17: {{variables}} {{are}} plain text there.',
      oldDead: 'The policy in "{{holder}}" has the Version 2008-10-17, in which {{variables}} {{are}} plain text.',
    },
  },
  on: 'policy',
  uses: usesOfS3,
  concerning: 's3',
  reads: [],
  create:
    ({ require }) =>
    (subject) => {
      const { policy, at } = subject;
      const { version } = policy;
      const isNew = not(all(version.is('2008-10-17'), documentConcernsS3(subject)));
      if (isNew.truth === 'yes') return;
      const variables = variablesIn(policy);
      const title = `Set Version to ${NEW}`;
      require(isNew, {
        messageId: `${version.kind === 'absent' ? 'missing' : 'old'}${variables.length > 0 ? 'Dead' : ''}`,
        data: { variables: variables.join(', '), are: variables.length > 1 ? 'are' : 'is' },
        at: version.origin,
        fix: () => {
          const edit = setIn(at('Version'), NEW);
          return variables.length > 0 ? unsafe(`${title} (${variables.join(', ')} then filled in from the request)`, edit) : safe(title, edit);
        },
      });
    },
  examples: {
    fail: [
      document({ Statement: [home] }),
      document({ Version: '2008-10-17', Statement: [read] }),
      document({ Version: '2008-10-17', Id: 'old', Statement: home }),
    ],
    pass: [bucketPolicy([home]), document({ Version: '2012-10-18', Statement: [read] }), {}],
    undecided: [document({ Version: computed, Statement: [home] })],
  },
});
