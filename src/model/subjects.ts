import type { Answer } from '../truth/answer.js';
import type { Value } from '../truth/value.js';
import { bucket } from './bucket.js';
import type { SubjectKind } from './kinds.js';
import type { ModelOf, Shape } from './shape.js';
import { block, document, flag, link, list, map, text } from './shape.js';

export const key = {
  naming: block({ alias: text }),
  rotation: block({ enabled: flag }),
  policy: block({ document }),
} as const;

export const role = {
  naming: block({ name: text }),
  trust: block({ document }),
  policies: list(block({ name: text, document })),
} as const;

/** A Lambda function. */
export const lambda = {
  naming: block({ name: text }),
  environment: block({ variables: map, key: link('key') }),
  code: block({ inline: text, bucket: link('bucket') }),
  execution: block({ role: link('role') }),
} as const;

/** The shape of every subject a rule can be about. */
export const shapes = { bucket, key, role, lambda } as const satisfies { readonly [K in SubjectKind]: Shape };

type Facets<S extends Shape> = { readonly [N in keyof S]: ModelOf<S[N]> };

/** What every subject has besides its facets. */
export interface Common {
  readonly kind: SubjectKind;
  /** As its users write it: a logical id, `aws_s3_bucket.b["x"]`, an ARN. */
  readonly address: string;
  /** The short name for sentences. */
  readonly says: string;
  /** `AWS::S3::Bucket`, `aws_s3_bucket`. */
  readonly type: string;
  readonly region: Value<string>;
  readonly account: Value<string>;
}

/** What a bucket is used for, inferred from the rest of the estate. */
export interface Roles {
  readonly logTarget: Answer;
  readonly deliveryTarget: Answer;
  readonly websiteOrigin: Answer;
  readonly cdnOrigin: Answer;
  readonly cdnLogTarget: Answer;
  readonly replica: Answer;
  readonly stateStore: Answer;
}

export interface Bucket extends Common, Facets<typeof bucket> {
  readonly kind: 'bucket';
  readonly roles: Roles;
}
export interface Key extends Common, Facets<typeof key> {
  readonly kind: 'key';
}
export interface Role extends Common, Facets<typeof role> {
  readonly kind: 'role';
}
export interface Lambda extends Common, Facets<typeof lambda> {
  readonly kind: 'lambda';
}

export interface Subjects {
  readonly bucket: Bucket;
  readonly key: Key;
  readonly role: Role;
  readonly lambda: Lambda;
}
