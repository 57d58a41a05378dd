/**
 * The provider awscc, which is made of the resource types of CloudFormation: its words are those of CloudFormation in another spelling,
 * so its tables are those that are there already, spelled anew. Nested blocks are attributes here, and policies are texts that hold JSON.
 */

import { additions, attachmentTypes, subjectTypes } from '../../cloudformation/words/types.js';
import type { Addition, AttachmentType, SubjectType } from '../../types.js';
import type { AnyWords, BlockWords, LeafWords, ListWords, Unsaid, Way } from '../../words.js';

/** The type of CloudFormation for which a type of awscc stands, where there are words for it. */
export function awsccType(type: string): { readonly cloudformation: string } | undefined {
  const cloudformation = type.startsWith('awscc_') ? types().get(type) : undefined;
  return cloudformation === undefined ? undefined : { cloudformation };
}

/** All types of the provider for which there are words. */
export function awsccTypes(): Iterable<string> {
  return types().keys();
}

/** `SSEAlgorithm` → `sse_algorithm`, as the provider names its arguments. */
export function awsccName(property: string): string {
  return property
    .replace(/Cloud(?:Formation|Front|Watch)|FSx/g, (one) => one.charAt(0) + one.slice(1).toLowerCase())
    .replace(/[a-z](?=[A-Z0-9])|[0-9](?=[A-Za-z])|[A-Z](?=[A-Z][a-z])/g, '$&_')
    .replace(/[^A-Za-z0-9]/g, '_')
    .toLowerCase();
}

let named: ReadonlyMap<string, string> | undefined;

/** Types of CloudFormation by what awscc calls them. */
function types(): ReadonlyMap<string, string> {
  named ??= new Map(
    [subjectTypes, attachmentTypes, additions].flatMap((table) =>
      [...table.keys()].map((name) => {
        const [, service = '', resource = ''] = name.split('::');
        return [`awscc_${service.toLowerCase()}_${awsccName(resource)}`, name] as const;
      }),
    ),
  );
  return named;
}

/** The tables of a type of CloudFormation as awscc spells them. */
export function subjectAs({ subject, words }: SubjectType): SubjectType {
  return { subject, words: Object.fromEntries(Object.entries(words).map(([name, one]) => [name, one && spelled(one as Words)])) as SubjectType['words'] };
}

export function attachmentAs({ target, words, ...rest }: AttachmentType): AttachmentType {
  return { ...rest, target: wayAs(target) as string, words: spelled(words) as AttachmentType['words'] };
}

export function additionAs({ target, words, ...rest }: Addition): Addition {
  return { ...rest, target: wayAs(target) as string, words: spelled(words as Words) as Addition['words'] };
}

type Words = AnyWords | Way | Unsaid;

function spelled(words: Words): Words {
  if (typeof words === 'string' || Array.isArray(words)) return wayAs(words as Way);
  if ('kind' in words) return words;
  const { at, ...rest } = words as BlockWords & ListWords & LeafWords;
  const { fields, of, single, entries, each } = rest as Partial<BlockWords & ListWords>;
  return {
    ...rest,
    at: wayAs(at),
    ...(fields ? { fields: Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, spelled(one as Words)])) } : {}),
    ...(of === undefined ? {} : { of: spelled(of as Words) }),
    ...(single === undefined ? {} : { single: wayAs(single) }),
    ...(entries ? { entries: { name: awsccName(entries.name), value: awsccName(entries.value) } } : {}),
    ...(each === undefined ? {} : { each: awsccName(each) }),
  } as AnyWords;
}

/** `Rules[Name=prefix].Value` → `rules[name=prefix].value` */
function wayAs(way: Way): Way {
  if (typeof way !== 'string') return way.map((one) => wayAs(one) as string);
  return way.replace(/=[^\]]*|[A-Za-z0-9]+/g, (part) => (part.startsWith('=') ? part : awsccName(part)));
}
