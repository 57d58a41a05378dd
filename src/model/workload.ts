/** What runs and uses S3: functions, tasks, instances, builds. */

import { tag } from './parts.js';
import { block, flag, link, list, map, number, text, word } from './shape.js';

/** A statement of a function's resource policy, as Lambda takes them one by one. */
export const invocation = block({
  action: text,
  principal: text,
  sourceArn: text,
  sourceAccount: text,
  organization: text,
  urlAuth: word('AWS_IAM', 'NONE'),
});

/** A Lambda function. */
export const lambda = () =>
  ({
    naming: block({ name: text }),
    environment: block({ variables: map, key: link('key') }),
    code: block({ inline: text, bucket: link('bucket'), key: text, version: text, runtime: text }),
    execution: block({ role: link('role') }),
    /** Who may invoke it, one item a declared permission. */
    permissions: list(invocation),
    tags: list(tag),
  }) as const;

/** A permission to invoke a function, declared by itself. */
export const permission = () =>
  ({
    function: link('lambda'),
    grant: invocation,
  }) as const;

const variables = list(block({ name: text, value: text }));

/** A task definition of ECS. */
export const task = () =>
  ({
    naming: block({ family: text }),
    containers: list(
      block({
        name: text,
        image: text,
        command: list(text),
        variables,
        environmentFiles: list(block({ type: word('s3'), location: text })),
        secrets: list(block({ name: text, from: text })),
      }),
    ),
    execution: block({ taskRole: link('role'), executionRole: link('role'), networkMode: text }),
  }) as const;

const metadataService = block({ tokens: word('required', 'optional'), endpoint: word('enabled', 'disabled'), hopLimit: number });

/** An EC2 instance. */
export const instance = () =>
  ({
    launch: block({ image: text, template: link('launchTemplate'), userData: text, profile: text }),
    metadataService,
    tags: list(tag),
  }) as const;

export const launchTemplate = () =>
  ({
    naming: block({ name: text }),
    launch: block({ image: text, userData: text, profile: text }),
    metadataService,
  }) as const;

const buildSource = block({ type: text, location: text, buildspec: text });
const artifacts = block({ type: text, location: text, encryptionDisabled: flag });

/** A project of CodeBuild. */
export const build = () =>
  ({
    naming: block({ name: text }),
    execution: block({ role: link('role'), key: link('key'), privileged: flag }),
    environment: block({ variables: list(block({ name: text, value: text, type: word('PLAINTEXT', 'PARAMETER_STORE', 'SECRETS_MANAGER') })) }),
    source: buildSource,
    secondarySources: list(buildSource),
    artifacts,
    secondaryArtifacts: list(artifacts),
    cache: block({ type: text, location: text }),
    logs: block({ status: word('ENABLED', 'DISABLED'), location: text, encryptionDisabled: flag }),
  }) as const;
