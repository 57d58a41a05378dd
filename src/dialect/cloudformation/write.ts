/** Model facts as a CloudFormation template: how examples are written. */

import type { SubjectKind } from '../../model/kinds.js';
import type { Intent, Shape } from '../../model/shape.js';
import { shapeOf } from '../../model/subjects.js';
import type { Plain } from '../../syntax/plain.js';
import type { BlockWords, TypeWords } from '../words.js';
import type { Draft, Speaker } from '../write.js';
import { writeFacets } from '../write.js';
import { attachmentTypes, subjectTypes } from './words/types.js';

export interface WrittenSubject {
  readonly of: SubjectKind;
  readonly facts: { readonly [facet: string]: Intent };
  /** Said by another declaration as well. */
  readonly again?: { readonly [facet: string]: Intent };
}

/** A template that declares the subjects, and what of them it has no words for. */
export function writeTemplate(subjects: Readonly<Record<string, WrittenSubject>>): { readonly template: Plain; readonly unsayable: readonly string[] } {
  const parameters: Draft = {};
  const resources: Draft = {};
  const unsayable: string[] = [];
  const speaker: Speaker = {
    computed: () => {
      const name = `Open${Object.keys(parameters).length + 1}`;
      parameters[name] = { Type: 'String' };
      return { Ref: name };
    },
    refers: (to, _field, words) => (words.arn ? { 'Fn::GetAtt': [to, 'Arn'] } : { Ref: to }),
  };
  for (const [name, { of, facts, again = {} }] of Object.entries(subjects)) {
    const type = [...subjectTypes].find(([, one]) => one.subject === of);
    if (!type) {
      unsayable.push(of);
      continue;
    }
    const shape: Shape = shapeOf(of);
    const { body, left } = writeFacets(shape, type[1].words, facts, speaker);
    resources[name] = Object.keys(body).length > 0 ? { Type: type[0], Properties: body } : { Type: type[0] };
    const said = [
      ...left.map((facet) => ({ facet, intent: facts[facet] as Intent, suffix: '' })),
      ...Object.entries(again).map(([facet, intent]) => ({ facet, intent, suffix: 'Again' })),
    ];
    for (const { facet, intent, suffix } of said) {
      const attached = [...attachmentTypes].find(([, one]) => one.attaches === of && one.facet === facet);
      if (!attached) {
        unsayable.push(`${of}.${facet}`);
        continue;
      }
      const [attachedType, { target, words }] = attached;
      const own = writeFacets({ [facet]: shape[facet] } as Shape, { [facet]: words as BlockWords } as TypeWords<Shape>, { [facet]: intent }, speaker);
      unsayable.push(...own.left.map((what) => `${of}.${what}`));
      resources[`${name}${facet[0]?.toUpperCase()}${facet.slice(1)}${suffix}`] = { Type: attachedType, Properties: { [target]: { Ref: name }, ...own.body } };
    }
  }
  const template: Draft = { AWSTemplateFormatVersion: '2010-09-09' };
  if (Object.keys(parameters).length > 0) template['Parameters'] = parameters;
  template['Resources'] = resources;
  return { template, unsayable };
}
