/** How the questions of `s3lint policy check` are put to the engine, and its answers in one form. */

import type { Facts } from '../model/facts.js';
import type { Statement } from '../policy/policy.js';
import type { Cause, Engine, Reach, Verdict } from '../policy/question.js';
import type { Situation } from '../policy/situation.js';
import { Known } from '../truth/value.js';
import type { Witness } from '../truth/witness.js';
import type { PolicyQuestionName } from './policy-names.js';

export interface Told {
  readonly answer: 'yes' | 'no' | 'undecided';
  /** The request that proves a yes; of what is undecided one that succeeds if the unknown turns out badly. */
  readonly request?: Witness;
  readonly because: readonly Pick<Cause, 'says' | 'origin'>[];
  readonly assumes: readonly string[];
}

/** What is asked, of whom, knowing what. */
export interface Asking {
  readonly engine: Engine;
  readonly situation: Situation;
  readonly facts: Facts;
}

export function ask(name: PolicyQuestionName, asking: Asking): Told {
  const { engine, situation } = asking;
  switch (name) {
    case 'lock-out':
      return lockOut(engine.canRepair(situation));
    case 'public':
      return situation.policy ? toldOf(engine.isPublic(situation.policy, situation, 'bucket')) : nothing;
    case 'dead':
      return ofStatements(situation, (statement) => dead(engine, situation, statement));
    case 'redundant':
      return ofStatements(situation, (statement) => redundant(engine, situation, statement));
    case 'sse-c':
      return customerKeys(asking);
    case 'old-tls':
      return untried(toldOf(engine.ask(situation, reachOf(name, asking))));
    default:
      return toldOf(engine.ask(situation, reachOf(name, asking)));
  }
}

const TAKES_KEYS = 'the bucket takes objects that are encrypted with SSE-C, as new buckets do only if they are told to';

/** Whether a bucket that is not in sight takes keys of the caller is not known: the question is then what its policy says to them. */
function customerKeys(asking: Asking): Told {
  const { engine, situation } = asking;
  const { encryption } = situation;
  const reach = reachOf('sse-c', asking);
  if (encryption.customerKeysBlocked.kind !== 'unknown') return toldOf(engine.ask(situation, reach));
  const customerKeysBlocked = new Known(false, encryption.customerKeysBlocked.origin, TAKES_KEYS);
  const told = toldOf(engine.ask({ ...situation, encryption: { ...encryption, customerKeysBlocked } }, reach));
  return told.answer === 'no' ? told : { ...told, assumes: [...new Set([...told.assumes, TAKES_KEYS])] };
}

/** S3's endpoints speak TLS 1.2 and later (S3 User Guide, encryption in transit, October 2026): whoever tries it learns nothing of the policy. */
function untried(told: Told): Told {
  if (!told.request) return told;
  const { command: _, ...request } = told.request;
  return { ...told, request };
}

const nothing: Told = { answer: 'no', because: [], assumes: [] };

function reachOf(name: Exclude<PolicyQuestionName, 'lock-out' | 'public' | 'dead' | 'redundant'>, { facts }: Asking): Reach {
  switch (name) {
    case 'anonymous':
      return { who: { kind: 'anonymous' } };
    case 'any-account':
      // Whoever is anonymous has no ARN.
      return { who: { kind: 'everybody' }, context: [{ key: 'aws:PrincipalArn', is: 'present' }] };
    case 'other-accounts':
      return { who: { kind: 'external' } };
    case 'http':
      return { who: { kind: 'caller' }, context: [{ key: 'aws:SecureTransport', is: { oneOf: ['false'] } }], counting: 'identities' };
    case 'old-tls':
      return { who: { kind: 'caller' }, context: [{ key: 's3:TlsVersion', is: { below: 1.2 } }], counting: 'identities' };
    case 'sse-c':
      return {
        who: { kind: 'caller' },
        actions: ['s3:PutObject'],
        context: [{ key: 's3:x-amz-server-side-encryption-customer-algorithm', is: 'present' }],
        counting: 'identities',
      };
    case 'outside':
      return { who: { kind: 'outside', accounts: facts.trustedAccounts ?? [], organizations: trustedOrganizations(facts) } };
    case 'read':
    case 'list':
    case 'write':
    case 'admin':
      return { who: { kind: 'outsider' }, actions: name };
  }
}

function trustedOrganizations({ organization, trustedOrganizations = [] }: Facts): readonly string[] {
  return organization === undefined ? trustedOrganizations : [organization, ...trustedOrganizations];
}

function toldOf(verdict: Verdict): Told {
  switch (verdict.verdict) {
    case 'yes':
      return { answer: 'yes', request: verdict.witness, because: verdict.causes, assumes: verdict.assumes };
    case 'no':
      return { answer: 'no', because: verdict.causes, assumes: verdict.assumes };
    case 'unknown':
      return { answer: 'undecided', because: verdict.why, assumes: [], ...(verdict.example ? { request: verdict.example } : {}) };
  }
}

/** The engine tells whether somebody can; the question is whether nobody can. */
function lockOut(canRepair: Verdict): Told {
  const told = toldOf(canRepair);
  const { request, ...rest } = told;
  if (told.answer === 'undecided') return rest;
  return told.answer === 'no' ? { ...rest, answer: 'yes' } : { ...rest, answer: 'no', ...(request ? { request } : {}) };
}

/** What is true of one statement; the causes name the statement first. */
type Of = (statement: Statement) => Pick<Told, 'answer' | 'because'>;

function ofStatements({ policy }: Situation, of: Of): Told {
  if (!policy) return nothing;
  const told = policy.statements.items.map(of);
  const { open } = policy.statements;
  const found = told.filter(({ answer }) => answer === 'yes');
  const doubt = told.filter(({ answer }) => answer === 'undecided');
  const answer = found.length > 0 ? 'yes' : doubt.length > 0 || open ? 'undecided' : 'no';
  const because = (found.length > 0 ? found : doubt).flatMap((one) => one.because);
  const unseen = found.length === 0 && open ? [{ says: `statements are ${open.reason}`, origin: open.origin }] : [];
  return { answer, because: [...because, ...unseen], assumes: [] };
}

function dead(engine: Engine, situation: Situation, statement: Statement): ReturnType<Of> {
  const live = engine.live(situation, statement.index);
  switch (live.kind) {
    case 'live':
      return { answer: 'no', because: [] };
    case 'dead':
      return { answer: 'yes', because: [{ says: `${nameOf(statement)} never matches`, origin: statement.origin }, ...live.because] };
    case 'unknown':
      return { answer: 'undecided', because: [{ says: `whether ${nameOf(statement)} ever matches cannot be told`, origin: statement.origin }, ...live.why] };
  }
}

/** What never matches changes nothing either, but that is another answer. */
function redundant(engine: Engine, situation: Situation, statement: Statement): ReturnType<Of> {
  if (engine.live(situation, statement.index).kind === 'dead') return { answer: 'no', because: [] };
  const told = toldOf(engine.redundant(situation, statement.index));
  if (told.answer === 'no') return { answer: 'no', because: [] };
  const says = told.answer === 'yes' ? `without ${nameOf(statement)} nothing changes` : `whether ${nameOf(statement)} changes anything cannot be told`;
  return { answer: told.answer, because: [{ says, origin: statement.origin }, ...told.because] };
}

function nameOf({ sid, index }: Statement): string {
  return sid.kind === 'known' && sid.value !== '' ? `statement "${sid.value}"` : `statement ${index + 1}`;
}
