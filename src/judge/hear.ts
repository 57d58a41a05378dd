/** One rule, one subject, one world: what it says. */

import { identityOf } from '../model/declaration.js';
import type { Declaration } from '../model/declaration.js';
import type { DerivedCommon } from '../model/policies.js';
import type { Roles } from '../model/subjects.js';
import type { PolicyUse, Statement } from '../policy/policy.js';
import { statementWords } from '../policy/words.js';
import type { Fix } from '../rule/fix.js';
import type { CreateContext, Requirement, Rule, RuleContext, RuleSubject } from '../rule/rule.js';
import type { Origin } from '../text/origin.js';
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
  readonly subject?: string;
  /** The identities of whom it is about. */
  readonly about: readonly string[];
  /** What exactly it is about, where that is less than a declaration. */
  readonly cause?: string;
  /** What the message was filled with, as far as the rule said it. */
  readonly told?: Readonly<Record<string, string>>;
  /** What the statement that it is about allows. */
  readonly allows?: string;
  readonly remedy?: () => string | undefined;
  readonly fix?: () => Fix | undefined;
  /** The world in which the fix is written. */
  readonly world: World;
  /** What holds for this subject, where that is not what holds for most. */
  readonly setting?: RuleSetting;
  /** The rule is a plugin's, and threw this. */
  readonly failure?: string;
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
  readonly uses?: readonly PolicyUse[] | undefined;
}

/**
 * Puts a rule to one subject.
 * @param view what the rule sees
 * @param derived the same, where it is made of its declaration
 */
export function hear(asking: Asking, declaration: Declaration, view: object, derived: DerivedCommon | undefined, world: World): Heard {
  const { rule } = asking.setting;
  return rule.plugin ? guarded(rule, declaration, world, () => put(asking, declaration, view, derived, world)) : put(asking, declaration, view, derived, world);
}

function put(asking: Asking, declaration: Declaration, view: object, derived: DerivedCommon | undefined, world: World): Heard {
  const { setting, context } = asking;
  const { rule } = setting;
  if (rule.require) {
    const answer = rule.require(view, context);
    if (rule.plugin) refuseNoAnswer(answer);
    if (answer.truth === 'yes') return SILENT;
    const hearing = new Hearing(asking, declaration, view, derived, world);
    const told = rule.message?.(view, answer.because, context) ?? { messageId: Object.keys(rule.meta.messages)[0] ?? '' };
    hearing.hear(answer, { ...told, ...(rule.fix ? { fix: () => rule.fix?.(view, context) } : {}) });
    return hearing;
  }
  if (!rule.create) return SILENT;
  let hearing: Hearing | undefined;
  const creating: CreateContext = {
    options: context.options,
    facts: context.facts,
    require: (answer, requirement) => {
      if (rule.plugin) refuseNoAnswer(answer);
      if (answer.truth !== 'yes') (hearing ??= new Hearing(asking, declaration, view, derived, world)).hear(answer, requirement);
    },
  };
  rule.create(creating)(view);
  return hearing ?? SILENT;
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

  hear(answer: Answer, requirement: Requirement): void {
    const { asking, declaration, derived, world } = this;
    const { rule } = asking.setting;
    const { exempt, open } = exemption(rule, this.view);
    if (exempt) {
      this.exempt = true;
      return;
    }
    const { fix, about, remedy } = requirement;
    const { because } = answer;
    const subject = [derived?.key, requirement.subject].filter(Boolean).join('/');
    const cause = requirement.cause ?? derived?.cause;
    const named = { [asking.on]: derived?.says ?? declaration.says, holder: declaration.says, ...requirement.data };
    this.said.push({
      outcome: answer.truth === 'no' ? 'fail' : 'undecided',
      messageId: requirement.messageId,
      message: fill(rule.meta.messages[requirement.messageId] ?? requirement.messageId, named),
      at: requirement.at ?? because[0]?.origin ?? derived?.origin ?? declaration.header,
      because,
      openRoles: open,
      ...(subject === '' ? {} : { subject }),
      about: about ? [about.identity] : [identityOf(declaration), ...(derived?.about ?? [])],
      ...(cause ? { cause: locusKey(cause) } : {}),
      ...(requirement.data ? { told: requirement.data } : {}),
      ...allowedBy(derived),
      ...(remedy === undefined ? {} : { remedy: typeof remedy === 'string' ? () => remedy : () => unlessOpen(remedy) }),
      ...(fix ? { fix: rule.plugin ? () => unlessBroken(fix) : () => unlessOpen(fix) } : {}),
      world,
    });
  }
}

/** A statement in words that are the same however it is laid out. */
function allowedBy(derived: (DerivedCommon & { readonly statement?: Statement | undefined }) | undefined): Pick<Said, 'allows'> {
  const statement = derived?.statement;
  return statement?.effect.kind === 'known' && statement.effect.value === 'Allow' ? { allows: statementWords(statement) } : {};
}

/** Whether a role takes the subject out; roles that cannot be told leave the verdict standing and are named. */
function exemption(rule: Rule, view: object): { readonly exempt: boolean; readonly open: readonly string[] } {
  const open: string[] = [];
  const roles = (view as { readonly roles?: Roles }).roles;
  for (const role of Object.keys(rule.exempt ?? {}) as (keyof Roles)[]) {
    const answer = roles?.[role];
    if (answer?.truth === 'yes') return { exempt: true, open };
    if (answer?.truth === 'unknown') open.push(role);
  }
  return { exempt: false, open };
}

/** Texts have no names of their own; that two of them hold the same place of one verdict is told apart by their file. */
export function locusKey({ locus }: Origin): string {
  if (locus.kind === 'pointer') return `${locus.in.source.path} ${locus.pointer}`;
  const place = locus.mapped.place(locus.start, locus.end);
  return `${place?.source.path} ${locus.start}:${locus.end}`;
}

/** Puts words where a message has `{{name}}`. */
function fill(message: string, data: Readonly<Record<string, string>>): string {
  const [start = '', ...rest] = message.split('{{');
  return rest.reduce((filled, part) => {
    const end = part.indexOf('}}');
    const word = end < 0 ? undefined : data[part.slice(0, end).trim()];
    return word === undefined ? `${filled}{{${part}` : `${filled}${word}${part.slice(end + 2)}`;
  }, start);
}
