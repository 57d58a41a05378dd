/**
 * Which names S3 refuses for a general purpose bucket, judged also by the certain parts of a name that is not known whole.
 * User Guide, "General purpose bucket naming rules", read October 2026.
 */

import { Mapped } from '../text/mapped.js';
import { all, no, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { literalOf, partsOf } from '../truth/symbol.js';
import type { Value } from '../truth/value.js';
import type { Bucket } from './subjects.js';

/** What is certain about a name. */
interface Certain {
  readonly parts: readonly string[];
  /** The beginning and the end; empty where they are open. */
  readonly head: string;
  readonly tail: string;
  /** All of it, if nothing is open. */
  readonly whole: string | undefined;
}

const reservedHeads = ['xn--', 'sthree-', 'amzn-s3-demo-'];
const reservedTails = ['-s3alias', '--ol-s3', '.mrap', '--x-s3', '--table-s3'];

const LONGEST_NAME = 63;
/** Behind a prefix comes what makes the name unique: 26 characters. */
const LONGEST_PREFIX = 37;

/** Whether S3 takes the name, or the prefix of which one is made. What is not known passes; each reason is one flaw. */
export function acceptableName({ naming }: Pick<Bucket, 'naming'>): Answer {
  const shared = naming.namespace.is('account-regional').truth === 'no';
  return all(
    flawless(naming.name, (name) => [...charactersOf(name), ...headOf(name), ...tailOf(name, shared), ...lengthOf(name, LONGEST_NAME), ...shapeOf(name)]),
    flawless(naming.prefix, (prefix) => [...charactersOf(prefix), ...headOf(prefix), ...lengthOf(prefix, LONGEST_PREFIX)]),
  );
}

/** The name as far as it is known, or the prefix where there is none. */
export function refusedName({ naming }: Pick<Bucket, 'naming'>): { readonly messageId: 'refused' | 'prefix'; readonly name: string } {
  const { name, prefix } = naming;
  return name.kind === 'absent' ? { messageId: 'prefix', name: shown(prefix) } : { messageId: 'refused', name: shown(name) };
}

/** Where a name is far too long, its beginning is enough to know it by. */
const SHOWN = 100;

function shown(value: Value<string>): string {
  const text = value.kind === 'known' ? value.value : value.kind === 'unknown' ? (value.text?.says ?? '') : '';
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text;
}

function flawless(value: Value<string>, judge: (name: Certain) => readonly string[]): Answer {
  const text = value.kind === 'known' ? (value.text ?? Mapped.literal(value.value)) : value.kind === 'unknown' ? value.text : undefined;
  const flaws = text ? judge(certain(text)) : [];
  const assumed = value.kind === 'known' ? value.assumed : undefined;
  return flaws.length === 0 ? yes() : no(...flaws.map((says) => ({ says, origin: value.origin, assumed })));
}

function certain(text: Mapped): Certain {
  const whole = literalOf(text);
  const parts = whole === undefined ? partsOf(text).map((part) => (typeof part === 'string' ? part : '')) : [whole];
  return { parts, head: parts[0] ?? '', tail: parts.at(-1) ?? '', whole };
}

function charactersOf({ parts }: Certain): readonly string[] {
  const strange = new Set(parts.join('').replace(/[a-zA-Z0-9.-]/g, ''));
  return [
    ...(parts.some((part) => /[A-Z]/.test(part)) ? ['it holds upper-case letters'] : []),
    ...(strange.size > 0 ? [`it holds ${[...strange].map((one) => (one === ' ' ? 'a space' : `"${one}"`)).join(', ')}`] : []),
    ...(parts.some((part) => part.includes('..')) ? ['two dots stand next to each other'] : []),
  ];
}

function headOf({ head }: Certain): readonly string[] {
  const reserved = reservedHeads.find((one) => head.startsWith(one));
  return [...(/^[.-]/.test(head) ? ['it does not begin with a letter or digit'] : []), ...(reserved ? [`the prefix ${reserved} is reserved`] : [])];
}

function tailOf({ tail }: Certain, shared: boolean): readonly string[] {
  const reserved = reservedTails.find((one) => tail.endsWith(one));
  return [
    ...(/[.-]$/.test(tail) ? ['it does not end with a letter or digit'] : []),
    ...(reserved ? [`the suffix ${reserved} is reserved`] : []),
    ...(shared && tail.endsWith('-an') ? ['the suffix -an belongs to the account-regional namespace'] : []),
  ];
}

/** An open part may turn out empty, so it counts for nothing. */
function lengthOf({ parts, whole }: Certain, longest: number): readonly string[] {
  const length = parts.join('').length;
  if (length > longest) return [`it is ${whole === undefined ? 'at least ' : ''}${length} characters long, where ${longest} are allowed`];
  return whole !== undefined && length < 3 && longest === LONGEST_NAME ? ['it is shorter than 3 characters'] : [];
}

function shapeOf({ whole }: Certain): readonly string[] {
  return whole !== undefined && /^\d{1,3}(?:\.\d{1,3}){3}$/.test(whole) ? ['it has the form of an IP address'] : [];
}
