import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFacet } from '../../../src/dialect/read.js';
import type { ResourceDeclaration } from '../../../src/dialect/terraform/declaration.js';
import { subjectTypes } from '../../../src/dialect/terraform/words/types.js';
import { unsaid } from '../../../src/dialect/words.js';
import { ownViewOf } from '../../../src/link/view.js';
import { documentsOf, facetsWithDocuments } from '../../../src/model/policies.js';
import type { Field } from '../../../src/model/shape.js';
import { shapeOf } from '../../../src/model/subjects.js';
import type { Answer, Truth } from '../../../src/truth/answer.js';
import { Reading } from './reading.js';

/** What a bucket said itself until version 4 of the provider, and some says today. */
const INLINE: readonly string[] = [
  'bucket = "logs"',
  'acl = "private"',
  'grant {\n    type = "Group"\n    permissions = ["READ"]\n    uri = "http://acs.amazonaws.com/groups/global/AllUsers"\n  }',
  'policy = jsonencode({ Statement = [] })',
  'policy = var.policy',
  'tags = { Team = "storage" }',
  'tags = var.stage == "prod" ? { Team = "storage" } : {}',
  'acceleration_status = "Enabled"',
  'request_payer = "Requester"',
  'object_lock_enabled = true',
  'object_lock_configuration {\n    object_lock_enabled = "Enabled"\n  }',
  'versioning {\n    enabled = true\n  }',
  'logging {\n    target_bucket = "others"\n  }',
  'lifecycle_rule {\n    enabled = true\n  }',
  'dynamic "lifecycle_rule" {\n    for_each = var.rules\n    content {\n      enabled = true\n    }\n  }',
  'cors_rule {\n    allowed_methods = ["GET"]\n    allowed_origins = ["*"]\n  }',
  'website {\n    index_document = "index.html"\n  }',
  'replication_configuration {\n    role = "arn:aws:iam::111122223333:role/r"\n  }',
  'server_side_encryption_configuration {\n    rule {\n      bucket_key_enabled = true\n    }\n  }',
  'force_destroy = true',
];

const around = 'variable "policy" {}\nvariable "rules" {}\nvariable "stage" {\n  validation {\n    condition = contains(["prod", "dev"], var.stage)\n  }\n}\n';

const ROLE: readonly string[] = [
  'name = "writer"',
  'assume_role_policy = jsonencode({ Statement = [] })',
  'assume_role_policy = var.policy',
  'inline_policy {\n    name = "own"\n    policy = jsonencode({ Statement = [] })\n  }',
  'dynamic "inline_policy" {\n    for_each = var.rules\n    content {\n      name = "own"\n    }\n  }',
  'tags = { Team = "storage" }',
];

describe.each([
  ['bucket', 'aws_s3_bucket', INLINE],
  ['role', 'aws_iam_role', ROLE],
] as const)('a %s that is silent on a setting', (kind, type, all) => {
  const words = subjectTypes.get(type)?.words as Readonly<Record<string, never>>;

  it('says nothing of it, and holds no document', () => {
    const met = { silent: 0, said: 0 };
    fc.assert(
      fc.property(fc.subarray([...all], { maxLength: 4 }), (lines) => {
        const names = lines.map((line) => /\w+/.exec(line)?.[0]);
        fc.pre(new Set(names).size === names.length);
        const { estate } = new Reading(`${around}resource "${type}" "x" {\n  ${lines.join('\n  ')}\n}\n`);
        const subject = estate.declarations.find(({ address }) => address === `${type}.x`) as ResourceDeclaration;
        const reading = { owner: subject, subject: kind, scene: estate.scene(estate.plain) };
        const silent = new Set<string>();
        for (const [facet, field] of Object.entries(shapeOf(kind) as Readonly<Record<string, Field>>)) {
          // The long way: read as it is written.
          const read = (): unknown => readFacet(reading, facet, field, words[facet] ?? (unsaid as never), subject.body(estate.plain));
          const said = quietly(() => whetherSaid(read()));
          if (said === 'yes') met.said++;
          if (quietly(() => subject.isSilentOn(facet, estate.plain)) !== true) continue;
          silent.add(facet);
          expect([facet, said]).toEqual([facet, 'no']);
        }
        met.silent += silent.size;
        const holdsNone = facetsWithDocuments(kind)?.every((facet) => silent.has(facet)) === true;
        expect(holdsNone ? documentsOf(kind, ownViewOf(subject, estate, estate.plain)) : []).toEqual([]);
      }),
      { numRuns: 100 },
    );
    expect(Math.min(met.silent, met.said)).toBeGreaterThan(20);
  });
});

function whetherSaid(facet: unknown): Truth {
  const { isWritten, items, kind } = facet as { readonly isWritten?: () => Answer; readonly items?: readonly unknown[]; readonly kind?: string };
  if (isWritten) return isWritten.call(facet).truth;
  return (items?.length ?? 0) > 0 || (kind !== undefined && kind !== 'absent') ? 'yes' : 'no';
}

/** What hangs on a choice is answered in no plain world. */
function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
