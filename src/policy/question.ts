/** What the engine can be asked, and how it answers. */

import type { Origin } from '../text/origin.js';
import type { Witness } from '../truth/witness.js';
import type { Policy } from './policy.js';
import type { Situation } from './situation.js';
import type { Term } from './term.js';

/** Is there a request of this sort that is allowed? Every part narrows; what is left out is open. */
export interface Reach {
  readonly who: Who;
  /** Names with wildcards or a group; missing: any action on the bucket or its objects. */
  readonly actions?: ActionGroup | readonly string[] | undefined;
  /** Beginning of the object's key, for requests about objects. */
  readonly prefix?: Term | undefined;
  /** What the request's context must hold. */
  readonly context?: readonly KeyDemand[] | undefined;
  /**
   * What may let it through: the bucket's own policy and ACL (exposure), or these and whatever identity policies the owner's
   * account has (whether something is enforced). Default `own`.
   */
  readonly counting?: 'own' | 'identities' | undefined;
  /** Only what this grant lets through; Denies and blocks count in full. */
  readonly grant?: GrantRef | undefined;
  /**
   * The way it takes. Default `bucket`: directly. Who may make an access point to the bucket comes through one of those too that nobody
   * declared, where the bucket's policy lets in what comes so; those of the owner's account are the owner's business.
   */
  readonly through?: 'bucket' | 'point' | undefined;
  /** With `through: 'point'`: only this one, by its place in the situation. */
  readonly point?: number | undefined;
  /** As if these parts were not there: what they mask comes to light. */
  readonly without?: readonly Mask[] | undefined;
}

export type Mask = 'blocks' | 'ownership' | 'denies';

export type Who =
  /** Unsigned requests. */
  | { readonly kind: 'anonymous' }
  /** A signed request of an account that is not the owner's. */
  | { readonly kind: 'external' }
  /** Either of the two. */
  | { readonly kind: 'outsider' }
  /**
   * Anybody without a special tie: anonymous, or an account that nothing names, from an address, network, organization
   * that nothing fixes. This is "public" as AWS means it, Denies counted.
   */
  | { readonly kind: 'everybody' }
  /** Any caller but AWS services: the owner's identities included. */
  | { readonly kind: 'caller' }
  /** An identity of the owner's account that is not its root. */
  | { readonly kind: 'owner' }
  /** Anonymous, or an account outside all of these. */
  | { readonly kind: 'outside'; readonly accounts?: readonly string[]; readonly organizations?: readonly string[] }
  | { readonly kind: 'service'; readonly name: string; readonly sourceAccount?: Term | 'not the owner'; readonly sourceArn?: Term }
  | { readonly kind: 'identity'; readonly arn: Term };

export type ActionGroup = 'read' | 'write' | 'list' | 'admin' | 'object' | 'bucket';

export interface KeyDemand {
  /** As AWS writes it: `aws:SecureTransport`. */
  readonly key: string;
  readonly is:
    | 'absent'
    | 'present'
    | { readonly oneOf: readonly (string | Term)[] }
    /** Present, and none of these. */
    | { readonly noneOf: readonly (string | Term)[] }
    | { readonly below: number }
    | { readonly above: number };
}

/** A grant: a statement of the bucket's policy, or a grant of its ACL, by its place in the list. */
export type GrantRef =
  | { readonly kind: 'statement'; readonly index: number }
  | { readonly kind: 'acl'; readonly index: number }
  | { readonly kind: 'point'; readonly point: number; readonly index: number };

/** Something of the configuration that bears on a verdict. */
export interface Cause {
  /** "statement PublicRead allows it", "the bucket ignores public ACLs" */
  readonly says: string;
  readonly origin: Origin;
  readonly grant?: GrantRef;
}

export type Verdict =
  | {
      readonly verdict: 'yes';
      readonly witness: Witness;
      /** What lets the request through, and which Denies nearly stopped it. */
      readonly causes: readonly Cause[];
      readonly assumes: readonly string[];
    }
  | {
      readonly verdict: 'no';
      /** What stands in the way: a smallest set. Empty where nothing allows it in the first place. */
      readonly causes: readonly Cause[];
      readonly assumes: readonly string[];
    }
  | {
      readonly verdict: 'unknown';
      /** What would have to be known. */
      readonly why: readonly Cause[];
      /** A request that would succeed if the unknown turns out badly. */
      readonly example?: Witness;
    };

/** A Deny that leaves a hole, and the element of it that is too narrow: widened to everything, it would close the hole. */
export interface TooNarrow {
  readonly statement: number;
  readonly element: 'principal' | 'action' | 'resource' | 'condition';
  /** For conditions: the key. */
  readonly key?: string;
  readonly origin: Origin;
}

export interface Comparison {
  /** How the new policy stands to the old one. */
  readonly relation: 'equal' | 'narrower' | 'wider' | 'incomparable' | 'unknown';
  /** Requests that only the new one allows, one a group of actions and callers. */
  readonly newlyAllowed: readonly Witness[];
  /** Requests that only the old one allows. */
  readonly newlyDenied: readonly Witness[];
  readonly why: readonly Cause[];
}

/** A statement that can never match, with the smallest set of its elements that exclude each other or all requests. */
export type Liveness =
  | { readonly kind: 'live'; readonly witness: Witness }
  | { readonly kind: 'dead'; readonly because: readonly Cause[] }
  | { readonly kind: 'unknown'; readonly why: readonly Cause[] };

/** Holds all caches; two engines know nothing of each other. */
export interface Engine {
  ask(situation: Situation, question: Reach): Verdict;
  /** The Denies that come nearest to stopping what `question` asks for, each with its element that is too narrow. */
  tooNarrow(situation: Situation, question: Reach): readonly TooNarrow[];
  /** Whether Block Public Access counts the policy as public: each grant by itself, Denies do not count. `causes` are the public statements. */
  isPublic(policy: Policy, situation: Situation, on: 'bucket' | 'point'): Verdict;
  /** Whether an identity of the owner's account, not its root, may put or delete the bucket policy. */
  canRepair(situation: Situation): Verdict;
  live(situation: Situation, statement: number): Liveness;
  /** Yes: taking the statement out changes nothing. `causes` are the statements that do its work. */
  redundant(situation: Situation, statement: number): Verdict;
  /** Two policies of the same bucket. */
  compare(before: Policy, after: Policy, situation: Situation): Comparison;
  /** One request a sort of caller and group of actions that outsiders can make, at most eight. */
  summarise(situation: Situation, who: Who): readonly Verdict[];
}

export interface EngineOptions {
  /** Steps of the search, then the answer is unknown. Default 20,000. */
  readonly budget?: number;
  /** States of string automata. Default 50,000. */
  readonly states?: number;
}
