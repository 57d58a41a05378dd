/** The one narrow way to AWS. All else in this room is pure but for time and chance, which are given. */

import type { Operation, Service } from '../dialect/api/operations.js';
import type { Json } from '../dialect/api/snapshot.js';

export interface AwsPort {
  /** Gets ready to ask these services. Throws `MissingPackages`. */
  open(services: readonly Service[]): Promise<Surroundings>;
  /** Sends one request, once: no retry, no redirect. Never throws but for mistakes of ours. */
  send(call: WireCall): Promise<Outcome>;
  /** Whose credentials these are, without asking AWS more than it takes to get them. */
  credentials(identity: Identity): Promise<CredentialFacts | Fault>;
  close(): void;
}

/** What the settings of the machine say. */
export interface Surroundings {
  /** The Region that is set: by the environment, or by the profile. */
  readonly region?: string;
  /** Where S3 is asked, if not at AWS's own address. */
  readonly endpoint?: string;
}

export interface CredentialFacts {
  readonly kind: 'credentials-found';
  /** "environment variables" */
  readonly source: string;
  readonly expires?: Date;
}

export interface WireCall {
  readonly operation: Operation;
  readonly identity: Identity;
  readonly region: string;
  readonly input: Input;
  readonly signal: AbortSignal;
}

export type Input = { readonly [member: string]: Json };
export type Output = { readonly [member: string]: Json };

/** As whom to ask. Compared by identity: credentials are remembered for each. */
export type Identity =
  /** What the usual places hold: environment, profile, container, instance. */
  { readonly kind: 'base' } | { readonly kind: 'role'; readonly arn: string; readonly externalId?: string; readonly by: Identity };

export type Outcome = { readonly kind: 'told'; readonly value: Output } | Fault;

/** Why there is no answer, as raw as it came. */
export interface Fault {
  readonly kind: 'fault';
  readonly cause: FaultCause;
  /** AWS's codes for it: the name of the error, and an older code where there are two. */
  readonly codes?: readonly string[];
  readonly http?: number;
  readonly message?: string;
  /** Where AWS says that the resource is. */
  readonly region?: string;
  /** Another address than AWS's own was asked. */
  readonly custom?: boolean;
}

export type FaultCause =
  /** AWS answered with an error. */
  | 'answered'
  /** The answer is cut off, empty, or no XML. */
  | 'malformed'
  /** A whole answer, but to another question. */
  | 'foreign'
  | 'network'
  | 'timeout'
  /** There are no credentials, or they could not be got. */
  | 'credentials'
  | 'interrupted'
  /** The request could not even be made, such as for a Region that does not exist. */
  | 'unsendable';
