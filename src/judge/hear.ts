/** One rule, one subject, one world: what it says. */

import { identityOf } from '../model/declaration.js';
import type { Declaration } from '../model/declaration.js';
import type { ChosenPolicies, DerivedCommon } from '../model/policies.js';
import type { Roles } from '../model/subjects.js';
import type { Statement } from '../policy/policy.js';
import { statementWords } from '../policy/words.js';
import type { Fix } from '../rule/fix.js';
import type { CreateContext, Requirement, Rule, RuleContext, RuleSubject } from '../rule/rule.js';
import type { Origin } from '../text/origin.js';
import { own } from '../text/own.js';
import type { Answer, Evidence } from '../truth/answer.js';
import { unlessOpen } from '../truth/explore.js';
import type { World } from '../truth/world.js';
import { guarded, refuseNoAnswer, unlessBroken } from './guard.js';
import type { RuleSetting } from './setting.js';

/** What one run of a rule said, before worlds are put together. */
export interface Said {
  readonly outcome: 'fail' | 'undecided';
  readonly messageId: string;
  readonly message: string;
  readonly at: Origin;
  readonly because: readonly Evidence[];
  /** Roles that could not be told and would have exempted the subject. */
  readonly openRoles: readonly string[];
  readonly subject?: string | undefined;
  /** The identities of whom it is about. */
  readonly about: readonly string[];
  /** What exactly it is about, where that is less than a declaration. */
  readonly cause?: string | undefined;
  /** What the message was filled with, as far as the rule said it. */
  readonly told?: Readonly<Record<string, string>> | undefined;
  /** What the statement that it is about allows. */
  readonly allows?: string | undefined;
  readonly remedy?: (() => string | undefined) | undefined;
  readonly fix?: (() => Fix | undefined) | undefined;
  /** The world in which the fix is written. */
  readonly world: World;
  /** What holds for this subject, where that is not what holds for most. */
  readonly setting?: RuleSetting;
  /** The rule is a plugin's, and threw this. */
  readonly failure?: string | undefined;
}

/** All that one run said. */
export interface Heard {
  readonly said: readonly Said[];
  /** A role took the subject out. */
  readonly exempt: boolean;
  /** An override did. */
  readonly off?: boolean;
}

export const SILENT: Heard = { said: [], exempt: false };

/** A rule about one sort of subjects. */
export interface Asking {
  readonly setting: RuleSetting;
  readonly on: RuleSubject;
  readonly context: RuleContext;
  /** The policies that it is about, where not all of them. */
  readonly chosen?: ChosenPolicies | undefined;
}

/**
 * Puts a rule to one subject.
 * @param view what the rule sees
 * @param derived the same, where it is made of its declaration
 */
export type Hearer = (declaration: Declaration, view: object, derived: DerivedCommon | undefined, world: World) => Heard;

export function hearerOf(asking: Asking): Hearer {
  const { rule } = asking.setting;
  if (!rule.plugin) return unguarded(asking);
  // What somebody else's rule keeps while it looks at a subject it keeps for that one.
  return (declaration, view, derived, world) => guarded(rule, declaration, world, () => unguarded(asking)(declaration, view, derived, world));
}

function unguarded(asking: Asking): Hearer {
  const { rule } = asking.setting;
  return isProposition(rule) ? hearerOfOne(rule, asking) : rule.create ? hearerOfMany(rule.create, asking) : () => SILENT;
}

type Proposition = Rule & Required<Pick<Rule, 'require'>>;

function isProposition(rule: Rule): rule is Proposition {
  return rule.require !== undefined;
}

function hearerOfOne(rule: Proposition, asking: Asking): Hearer {
  const { context } = asking;
  return (declaration, view, derived, world) => {
    const answer = rule.require(view, context);
    if (rule.plugin) refuseNoAnswer(answer);
    if (answer.truth === 'yes') return SILENT;
    const hearing = new Hearing(asking, declaration, view, derived, world);
    hearing.hear(answer, toldBy(rule, answer, context, view), rule.fix && (() => rule.fix?.(view, context)));
    return hearing;
  };
}

/** What a rule that is one proposition says of a subject. */
function toldBy(rule: Rule, { because }: Answer, context: RuleContext, view: object): Requirement {
  return rule.message?.(view, because, context) ?? { messageId: Object.keys(rule.meta.messages)[0] ?? '' };
}

/** For a rule that demands what it likes: made once, and asked of one subject after the other. */
function hearerOfMany(create: NonNullable<Rule['create']>, asking: Asking): Hearer {
  const { rule } = asking.setting;
  let look: ReturnType<typeof create> | undefined;
  let hearing: Hearing | undefined;
  let about: Declaration;
  let seen: object;
  let made: DerivedCommon | undefined;
  let where: World;
  const require: CreateContext['require'] = (answer, requirement) => {
    if (rule.plugin) refuseNoAnswer(answer);
    if (answer.truth !== 'yes') (hearing ??= new Hearing(asking, about, seen, made, where)).hear(answer, requirement);
  };
  return (declaration, view, derived, world) => {
    look ??= create({ ...asking.context, require });
    hearing = undefined;
    about = declaration;
    seen = view;
    made = derived;
    where = world;
    look(view);
    return hearing ?? SILENT;
  };
}

/** What a rule says of one subject that is not all right. */
class Hearing implements Heard {
  readonly said: Said[] = [];
  exempt = false;

  constructor(
    private readonly asking: Asking,
    private readonly declaration: Declaration,
    private readonly view: object,
    private readonly derived: DerivedCommon | undefined,
    private readonly world: World,
  ) {}

  hear(answer: Answer, requirement: Requirement, fix = requirement.fix): void {
    const { asking, declaration, derived, world } = this;
    const { rule } = asking.setting;
    const { exempt, open } = exemption(rule, this.view);
    if (exempt) {
      this.exempt = true;
      return;
    }
    const { about, remedy, messageId, data } = requirement;
    const { because } = answer;
    const cause = requirement.cause ?? derived?.cause;
    const name = derived?.says ?? declaration.says;
    const word = (one: string): string | undefined => data?.[one] ?? (one === asking.on ? name : one === 'holder' ? declaration.says : undefined);
    this.said.push({
      outcome: answer.truth === 'no' ? 'fail' : 'undecided',
      messageId,
      message: fill(rule.meta.messages[messageId] ?? messageId, word),
      at: requirement.at ?? because[0]?.origin ?? derived?.origin ?? declaration.header,
      because,
      openRoles: open,
      subject: subjectOf(derived?.key, requirement.subject),
      about: about ? [about.identity] : derived && derived.about.length > 0 ? [identityOf(declaration), ...derived.about] : [identityOf(declaration)],
      cause: cause && locusKey(cause),
      told: data,
      allows: allowedBy(derived),
      remedy: typeof remedy === 'function' ? () => unlessOpen(remedy) : remedy === undefined ? undefined : () => remedy,
      fix: fix && (rule.plugin ? () => unlessBroken(fix) : () => unlessOpen(fix)),
      world,
    });
  }
}

/** Which of those that are made of a declaration it is, and which part of that. */
function subjectOf(key = '', part = ''): string | undefined {
  if (key === '' || part === '') return key + part || undefined;
  return `${key}/${part}`;
}

/** A statement in words that are the same however it is laid out. */
function allowedBy(derived: (DerivedCommon & { readonly statement?: Statement | undefined }) | undefined): string | undefined {
  const statement = derived?.statement;
  return statement?.effect.kind === 'known' && statement.effect.value === 'Allow' ? statementWords(statement) : undefined;
}

interface Exemption {
  readonly exempt: boolean;
  readonly open: readonly string[];
}

const NO_ROLES: readonly string[] = [];
const FOR_ALL: Exemption = { exempt: false, open: NO_ROLES };
const EXEMPT: Exemption = { exempt: true, open: NO_ROLES };

/** Whether a role takes the subject out; roles that cannot be told leave the verdict standing and are named. */
function exemption({ exempt }: Rule, view: object): Exemption {
  const roles = exempt && (view as { readonly roles?: Roles }).roles;
  if (!roles) return FOR_ALL;
  let open = NO_ROLES;
  for (const role of Object.keys(exempt) as (keyof Roles)[]) {
    // Plugins may name what is no role.
    const truth = own(ROLE, role)?.(roles).truth;
    if (truth === 'yes') return EXEMPT;
    if (truth === 'unknown') open = open.concat(role);
  }
  return open.length > 0 ? { exempt: false, open } : FOR_ALL;
}

/** Each by its own name: a getter is not read fast by a name that changes. */
const ROLE: { readonly [K in keyof Roles]: (roles: Roles) => Answer } = {
  logTarget: (roles) => roles.logTarget,
  balancerLogTarget: (roles) => roles.balancerLogTarget,
  deliveryTarget: (roles) => roles.deliveryTarget,
  websiteOrigin: (roles) => roles.websiteOrigin,
  cdnOrigin: (roles) => roles.cdnOrigin,
  cdnLogTarget: (roles) => roles.cdnLogTarget,
  replica: (roles) => roles.replica,
  stateStore: (roles) => roles.stateStore,
};

/** Texts have no names of their own; that two of them hold the same place of one verdict is told apart by their file. */
export function locusKey({ locus }: Origin): string {
  if (locus.kind === 'pointer') return `${locus.in.source.path} ${locus.pointer}`;
  const place = locus.mapped.place(locus.start, locus.end);
  return `${place?.source.path} ${locus.start}:${locus.end}`;
}

/** Puts words where a message has `{{name}}`. */
function fill(message: string, word: (name: string) => string | undefined): string {
  let filled = '';
  let from = 0;
  for (let at = message.indexOf('{{'); at >= 0; at = message.indexOf('{{', from)) {
    const end = message.indexOf('}}', at + 2);
    const found = end < 0 ? undefined : word(message.slice(at + 2, end).trim());
    filled += found === undefined ? message.slice(from, at + 2) : message.slice(from, at) + found;
    from = found === undefined ? at + 2 : end + 2;
  }
  return filled + message.slice(from);
}
