/** Model facts as a Terraform configuration: how examples are written. Every setting of a bucket is a resource of its own where there is a type for it. */

import { defaults } from '../../model/defaults.js';
import type { SubjectKind } from '../../model/kinds.js';
import type { Field, Intent, Shape } from '../../model/shape.js';
import { map } from '../../model/shape.js';
import { shapeOf } from '../../model/subjects.js';
import type { Plain, PlainObject } from '../../syntax/plain.js';
import { own } from '../../text/own.js';
import type { Addition } from '../types.js';
import type { AnyWords, BlockWords, LeafWords, ListWords, TypeWords, Unsaid, Way } from '../words.js';
import { longForm, stepsOf, waysOf } from '../words.js';
import type { Draft, Speaker } from '../write.js';
import { place, plainField, writeFacets } from '../write.js';
import { namings } from './naming.js';
import { say } from './said.js';
import { additions, attachmentTypes, subjectTypes } from './words/types.js';

export interface WrittenSubject {
  readonly of: SubjectKind;
  readonly facts: { readonly [facet: string]: Intent };
  /** Said by another declaration as well. */
  readonly again?: { readonly [facet: string]: Intent };
}

/** A block of a configuration: of its nested blocks, the list; of what is no constant, what `said.ts` makes of it. */
export interface WrittenBlock {
  readonly kind: 'resource' | 'variable' | 'provider';
  /** Of a resource its type and name, of others their name. */
  readonly labels: readonly string[];
  readonly body: PlainObject;
}

export interface WrittenConfiguration {
  readonly blocks: readonly WrittenBlock[];
  /** What it has no words for. */
  readonly unsayable: readonly string[];
}

type Facts = WrittenSubject['facts'];

/** The resources that declare the subjects, and what of them there are no words for. */
export function writeConfiguration(subjects: Readonly<Record<string, WrittenSubject>>): WrittenConfiguration {
  const variables: WrittenBlock[] = [];
  const resources: WrittenBlock[] = [];
  const unsayable: string[] = [];
  const speaker: Speaker = {
    computed: () => {
      const name = `open${variables.length + 1}`;
      variables.push({ kind: 'variable', labels: [name], body: {} });
      return say({ kind: 'variable', name });
    },
    refers: (to, _field, words) => reference(named(to), typeOf(subjects[to]?.of), words.arn ? 'arn' : 'name'),
    encoded: (value) => say({ kind: 'json', value }),
  };
  for (const [name, { of, facts, again = {} }] of Object.entries(subjects)) {
    const setting = settingOf(name, of, facts, speaker);
    if (setting) {
      resources.push(setting);
      continue;
    }
    const type = typeOf(of);
    if (type === undefined) {
      unsayable.push(of);
      continue;
    }
    const parts = new Parts(named(name), of, type, speaker);
    for (const [facet, intent] of Object.entries(facts)) parts.say(facet, intent);
    for (const [facet, intent] of Object.entries(again)) parts.sayAgain(facet, intent);
    resources.push({ kind: 'resource', labels: [type, named(name)], body: parts.body }, ...parts.others);
    unsayable.push(...parts.unsayable);
  }
  return { blocks: [...variables, ...resources], unsayable };
}

/** What is no resource: a provider block, or a variable with its value. */
function settingOf(name: string, of: SubjectKind, facts: Facts, speaker: Speaker): WrittenBlock | undefined {
  if (of !== 'provider' && of !== 'input') return undefined;
  const intent = facts[of === 'provider' ? 'credentials' : 'values'] ?? {};
  const body = plainField(map, '', intent, speaker).value as PlainObject;
  return of === 'provider' ? { kind: of, labels: ['aws'], body } : { kind: 'variable', labels: [named(name)], body: { default: own(body, name) ?? body } };
}

/** As names are written in Terraform: `LogBucket` is `log_bucket`. */
function named(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase();
}

/** Examples are written with the first type of a subject. */
function typeOf(of: SubjectKind | undefined): string | undefined {
  return [...subjectTypes].find(([, { subject }]) => subject === of)?.[0];
}

/** One subject: its own resource, and those that say more about it. */
class Parts {
  readonly body: Draft = {};
  readonly others: WrittenBlock[] = [];
  readonly unsayable: string[] = [];

  constructor(
    private readonly name: string,
    private readonly of: SubjectKind,
    private readonly type: string,
    private readonly speaker: Speaker,
  ) {}

  say(facet: string, intent: Intent): void {
    const left = this.#attach(facet, intent) ?? this.#add(facet, intent);
    if (!left) this.#say({ [facet]: intent });
    // What the setting's own type has no word for, the subject may have.
    else for (const path of left) this.#say(narrowed({ [facet]: intent }, path.split('.')) as Facts);
  }

  sayAgain(facet: string, intent: Intent): void {
    const left = this.#attach(facet, intent, '_again') ?? this.#add(facet, intent, '_again') ?? [facet];
    this.unsayable.push(...left.map((what) => `${this.of}.${what}`));
  }

  #say(facts: Facts): void {
    for (const [facet, intent] of Object.entries(facts)) this.#implied(facet, subjectTypes.get(this.type)?.words[facet] as AnyWords, intent);
    const { body, left } = writeFacets(this.#shape, subjectTypes.get(this.type)?.words as TypeWords<Shape>, facts, this.speaker);
    for (const [name, value] of Object.entries(body)) place(this.body, [name], value);
    this.unsayable.push(...left.map((what) => `${this.of}.${what}`));
  }

  /** By the type that says all of a facet; gives what that has no word for. */
  #attach(facet: string, intent: Intent, suffix = ''): readonly string[] | undefined {
    for (const [type, all] of attachmentTypes) {
      const attached = all.find((one) => one.attaches === this.of && one.facet === facet);
      if (!attached) continue;
      // That a setting is there and cannot be told has no words where its resource is the setting.
      if (isMarker(intent) && attached.words.at === '') return undefined;
      this.#implied(facet, attached.words as AnyWords, intent);
      const { body, left } = writeFacets(this.#only(facet), { [facet]: attached.words } as TypeWords<Shape>, { [facet]: intent }, this.speaker);
      if (Object.keys(body).length > 0 || left.length === 0) this.#other(type, this.name + suffix, attached.target, body);
      return left;
    }
    return undefined;
  }

  /** By a resource for each item. */
  #add(facet: string, intent: Intent, suffix = ''): readonly string[] | undefined {
    for (const [type, all] of additions) {
      const added = all.find((one) => one.to === this.of && one.facet === facet);
      if (!added || !Array.isArray(intent)) continue;
      const items = intent as readonly Intent[];
      return items.flatMap((item, index) => this.#item(type, added, item, this.name + suffix + (index > 0 ? `_${index + 1}` : '')));
    }
    return undefined;
  }

  #item(type: string, { facet, target, words }: Addition, item: Intent, name: string): readonly string[] {
    const field = this.#shape[facet] as Field;
    if (field.kind !== 'list') return [facet];
    const list = longForm(words as AnyWords | Way) as ListWords;
    const { value, left } = plainField(field.of, (list.of ?? '') as Way, item, this.speaker);
    const body: Draft = {};
    place(body, stepsOf(waysOf(list.at)[0] ?? ''), value);
    this.#other(type, name, target, body);
    return left.map((what) => `${facet}.${what}`);
  }

  #other(type: string, name: string, target: string, said: Draft): void {
    const body: Draft = {};
    place(body, stepsOf(target), reference(this.name, this.type, target.split('.').at(-1) ?? target));
    for (const [key, value] of Object.entries(said)) place(body, [key], joined(body[key], value));
    this.others.push({ kind: 'resource', labels: [type, name], body });
  }

  /** Where the provider fills in what the facts leave out, and the model has another answer for it, silence cannot be said. */
  #implied(path: string, words: AnyWords | Way | Unsaid, intent: Intent): void {
    const { fields } = longForm(words) as BlockWords;
    if (!fields || typeof intent !== 'object' || Array.isArray(intent) || isMarker(intent)) return;
    for (const [name, inner] of Object.entries(fields)) {
      const at = `${path}.${name}`;
      const said = (intent as { readonly [name: string]: Intent })[name];
      if (said !== undefined) this.#implied(at, inner as AnyWords, said);
      const { otherwise } = longForm(inner as AnyWords) as LeafWords;
      const silence = defaults[this.of]?.[at]?.memberMissing;
      if (said === undefined && otherwise !== undefined && silence && String(silence.value) !== otherwise) this.unsayable.push(`${this.of}.${at} left out`);
    }
  }

  get #shape(): Shape {
    return shapeOf(this.of);
  }

  #only(facet: string): Shape {
    return { [facet]: this.#shape[facet] as Field };
  }
}

/** The target and what is said of it may stand in the same block. */
function joined(before: Plain | undefined, value: Plain): Plain {
  const [first] = Array.isArray(before) ? (before as readonly Plain[]) : [];
  const [second] = Array.isArray(value) ? (value as readonly Plain[]) : [];
  return first && second ? [{ ...(first as PlainObject), ...(second as PlainObject) }] : value;
}

/** What a resource is called by, where the attribute is not the one that its naming tells. */
const handles: Readonly<Record<string, { readonly name?: string; readonly arn?: string }>> = {
  aws_s3vectors_vector_bucket: { name: 'vector_bucket_name', arn: 'vector_bucket_arn' },
  aws_s3control_access_grants_location: { name: 'access_grants_location_id', arn: 'access_grants_location_arn' },
  aws_s3control_multi_region_access_point: { name: 'details[0].name' },
  aws_s3control_bucket: { name: 'arn' },
  aws_s3tables_table_bucket: { name: 'name' },
};

/** @param wanted the argument that takes it, or `arn` or `name` */
function reference(to: string, type: string | undefined, wanted: string): Plain {
  const naming = own(namings, type ?? '');
  const handle = own(handles, type ?? '');
  const arn = handle?.arn ?? naming?.arns?.[0] ?? 'arn';
  const name = handle?.name ?? (wanted === 'name' && naming?.same?.includes('name') ? 'name' : (naming?.same?.[0] ?? 'id'));
  const attribute = /(?:^|_)arn$/.test(wanted) ? arn : wanted === 'queue_url' ? 'id' : name;
  return say({ kind: 'reference', of: `${type ?? 'aws_s3_bucket'}.${to}`, attribute });
}

function isMarker(intent: Intent): boolean {
  return typeof intent === 'object' && 'kind' in intent && intent.kind === 'computed';
}

/** Of some facts only what a path leads to. */
function narrowed(facts: Intent, [name, ...rest]: readonly string[]): Intent {
  if (name === undefined || typeof facts !== 'object' || Array.isArray(facts)) return facts;
  const inner = (facts as { readonly [name: string]: Intent })[name];
  return inner === undefined ? facts : { [name]: narrowed(inner, rest) };
}
