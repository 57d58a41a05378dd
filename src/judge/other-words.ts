/** A finding that several worlds put in other words: another name, another account. */

import { whenOf } from '../truth/explore.js';
import type { Choice } from '../truth/explore.js';
import type { Evidence } from '../truth/answer.js';
import { locusKey } from './hear.js';
import type { Said } from './hear.js';

/** What is said, and the ways on which it is. */
export interface Sentence {
  readonly said: Said;
  readonly choices: readonly (readonly Choice[])[];
}

/** Where only the words differ it is one finding, and the other words are told with it. */
export function inOtherWords(groups: readonly Sentence[]): readonly Sentence[] {
  const findings: Sentence[][] = [];
  for (const group of groups) {
    const same = findings.find(([first, ...more]) => first && isSameFinding(first.said, group.said) && ![first, ...more].some((one) => meet(one, group)));
    if (same) same.push(group);
    else findings.push([group]);
  }
  return findings.map(together);
}

/** What is said in two worlds rests on all that has to be supposed in either. */
export function weaker(one: Said, other: Said): Said {
  const supposed = other.because.filter((evidence) => (evidence.assumed ?? evidence.weak) && !one.because.some(({ says }) => says === evidence.says));
  if (supposed.length === 0 && other.openRoles.length === 0) return one;
  return { ...one, because: [...one.because, ...supposed], openRoles: [...new Set([...one.openRoles, ...other.openRoles])] };
}

function isSameFinding(one: Said, other: Said): boolean {
  const what = ({ outcome, messageId, subject, at, setting }: Said): string => JSON.stringify([messageId, subject, locusKey(at), setting?.level, outcome]);
  return one.outcome === 'fail' && what(one) === what(other);
}

function meet(one: Sentence, other: Sentence): boolean {
  return one.choices.some((way) => other.choices.includes(way));
}

function together(sentences: readonly Sentence[]): Sentence {
  const [first, ...more] = sentences as readonly [Sentence, ...Sentence[]];
  if (more.length === 0) return first;
  const general = sentences.find(({ said }) => sentences.every((one) => isInstance(one.said.message, said.message)));
  const head = general ?? first;
  const said = sentences.filter((one) => one !== head).reduce((known, one) => weaker(known, one.said), head.said);
  const choices = sentences.flatMap((one) => one.choices);
  return { said: general ? said : { ...said, because: [...said.because, ...otherWords(sentences)] }, choices };
}

/** Whether a sentence says of one value of a variable what another one says of the variable itself. */
function isInstance(message: string, of: string): boolean {
  const [front = '', ...parts] = of.split(/\$\{[^}]*\}/);
  if (parts.length === 0) return message === of;
  const end = parts.pop() ?? '';
  let at = message.startsWith(front) ? front.length : -1;
  for (const part of parts) at = at < 0 ? at : after(message, part, at);
  return at >= 0 && message.endsWith(end) && message.length - end.length > at;
}

/** Where a text ends that stands somewhere behind a place; less than 0: it does not. */
function after(message: string, part: string, from: number): number {
  const at = message.indexOf(part, from + 1);
  return at < 0 ? at : at + part.length;
}

/** Each with the worlds in which it is said so. */
function otherWords(sentences: readonly Sentence[]): readonly Evidence[] {
  const words = differing(sentences.map(({ said }) => said.message));
  return sentences.map((one, index) => {
    const others = sentences.flatMap((other) => (other === one ? [] : other.choices));
    return { says: `${words[index]} where ${whenOf(one.choices, others) || 'it is otherwise'}`, origin: one.said.at };
  });
}

/** The words in which sentences differ; the sentences where one of them has none of its own. */
function differing(messages: readonly string[]): readonly string[] {
  const bare = messages.map((message) => message.replace(/\.$/, ''));
  const words = bare.map((message) => message.split(' '));
  const shortest = Math.min(...words.map(({ length }) => length));
  const isShared = (at: (all: readonly string[]) => string | undefined): boolean => new Set(words.map(at)).size === 1;
  let begin = 0;
  while (begin < shortest && isShared((all) => all[begin])) begin++;
  let end = 0;
  while (begin + end < shortest && isShared((all) => all.at(-1 - end))) end++;
  const own = words.map((all) => all.slice(begin, all.length - end).join(' '));
  return own.includes('') ? bare : own.map((text) => text.replace(/[,:;]$/, ''));
}
