/**
 * A snapshot: what the APIs of AWS answered about some accounts, as text. A scan writes it, and it is linted like any other file.
 * Everything in it is sorted, so that an account that did not change gives the same bytes but for `taken`. No secret is in it.
 */

import type { SubjectKind } from '../../model/kinds.js';

/** The mark by which a snapshot is known. */
export const SCHEMA = 's3lint-snapshot';

/** The form of the file; a reader refuses a later one than its own. */
export const VERSION = 1;

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export interface Snapshot {
  readonly schema: typeof SCHEMA;
  readonly version: typeof VERSION;
  /** How it came to be: the one part that differs from run to run. */
  readonly taken: Taken;
  /** By account id. */
  readonly accounts: { readonly [id: string]: AccountSnapshot };
}

export interface Taken {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** "s3lint 0.1.0" */
  readonly by: string;
  /** The ARN of whoever asked. */
  readonly caller?: string;
  /** Stopped before all was read; `--resume` goes on from here. */
  readonly interrupted?: true;
}

export interface AccountSnapshot {
  /** `aws`, `aws-cn`, `aws-us-gov` … */
  readonly partition: string;
  /** Why nothing of it could be read: its credentials failed. */
  readonly failed?: Unanswered;
  /** What the scan left out, as it was asked to: then what is not here may well be there. */
  readonly only?: { readonly buckets?: readonly string[]; readonly tags?: readonly string[]; readonly regions?: readonly string[] };
  /**
   * What was listed, and whether the list is complete: by service and operation (`lambda:ListFunctions`), then by Region (`global` where
   * there is one list for all). What is not here was not asked for.
   */
  readonly listed: { readonly [operation: string]: { readonly [region: string]: { readonly state: 'ok' } | Unanswered } };
  /** By kind, then by ARN (an account by its id). */
  readonly resources: { readonly [K in SubjectKind]?: { readonly [arn: string]: ResourceSnapshot } };
}

export interface ResourceSnapshot {
  /** The short name: of a bucket its name. */
  readonly name: string;
  /** Missing for what is global. */
  readonly region?: string;
  /** What each operation answered about it, by the operation's name (`GetBucketVersioning`). What is not here was not asked for. */
  readonly replies: { readonly [operation: string]: Reply };
}

/** One facet of a resource: told, not configured, or not to be known. */
export type Reply =
  | {
      readonly state: 'ok';
      /** The answer with the member names of the API; times as ISO 8601, policy documents as the texts that AWS keeps. */
      readonly value: Json;
    }
  | { readonly state: 'absent' }
  | Unanswered;

export interface Unanswered {
  readonly state: 'unknown';
  readonly reason: UnansweredReason;
  /** The permission that would help: `s3:GetBucketPolicy`. */
  readonly action?: string;
  /** What AWS said, by its code: `AccessDenied`. */
  readonly code?: string;
  readonly http?: number;
  /** What AWS says besides, such as which kind of policy denies it. */
  readonly detail?: string;
}

export type UnansweredReason =
  | 'denied'
  | 'throttled'
  | 'timeout'
  | 'network'
  /** The Region is not enabled for the account. */
  | 'region-disabled'
  /** Another service than AWS's answers, or one that does not know the operation. */
  | 'unsupported'
  /** The answer is none to this question: empty, cut off, or with another root element. */
  | 'malformed'
  | 'credentials'
  /** It was listed a moment ago and is gone. */
  | 'gone'
  /** The scan was stopped before. */
  | 'interrupted';
