import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../../src/model/subjects.js';
import { isSaid } from '../../../src/link/contested.js';
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

describe('a bucket that is silent on a setting', () => {
  it('says nothing of it', () => {
    const met = { silent: 0, said: 0 };
    fc.assert(
      fc.property(fc.subarray([...INLINE], { maxLength: 4 }), (lines) => {
        const names = lines.map((line) => /\w+/.exec(line)?.[0]);
        fc.pre(new Set(names).size === names.length);
        const { estate } = new Reading(`${around}resource "aws_s3_bucket" "b" {\n  ${lines.join('\n  ')}\n}\n`);
        const bucket = estate.declarations.find(({ address }) => address === 'aws_s3_bucket.b');
        const facets = bucket?.read(estate.scene(estate.plain)) as Readonly<Record<string, unknown>>;
        for (const facet of Object.keys(shapeOf('bucket'))) {
          const silent = quietly(() => bucket?.isSilentOn?.(facet, estate.plain));
          const said = quietly(() => isSaid(facets[facet]));
          expect([facet, silent === true && said !== false]).toEqual([facet, false]);
          if (silent === true) met.silent++;
          if (said === true) met.said++;
        }
      }),
      { numRuns: 100 },
    );
    expect(Math.min(met.silent, met.said)).toBeGreaterThan(20);
  });
});

/** What hangs on a choice is answered in no plain world. */
function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
