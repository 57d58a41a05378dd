/** Asks on until the last part of an answer, and puts the parts together. */

import type { Json, Reply, Unanswered } from '../dialect/api/snapshot.js';
import type { Asker, Question } from './asker.js';
import { at, textAt, withAt } from './json.js';
import type { Input, Output } from './port.js';
import type { Pages } from './spec.js';

interface Whole {
  /** The answer; that of the part that failed, if one did. */
  readonly reply: Reply;
  /** What was told before a part failed. */
  readonly before?: Output;
}

/** More parts than that are a service that always answers with the same token, or with new ones for ever. */
const MOST = 10_000;

export async function askWhole(asker: Asker, question: Question, pages: Pages | undefined): Promise<Whole> {
  const first = await asker.ask(question);
  if (!pages || first.state !== 'ok') return { reply: first };
  let whole = first.value as Output;
  let token = textAt(whole, pages.next);
  for (let part = 1; token !== undefined; part++) {
    const input: Input = { ...question.input, [pages.send]: token };
    const reply = part < MOST ? await asker.ask({ ...question, input }) : ENDLESS;
    if (reply.state !== 'ok') return { reply: reply.state === 'absent' ? CUT : reply, before: ended(whole, pages) };
    const next = textAt(reply.value, pages.next);
    for (const list of pages.lists) whole = longer(whole, list, at(reply.value, list));
    if (next === token) return { reply: ENDLESS, before: ended(whole, pages) };
    token = next;
  }
  return { reply: { state: 'ok', value: ended(whole, pages) } };
}

const ENDLESS: Unanswered = { state: 'unknown', reason: 'malformed', detail: 'the list does not end' };
const CUT: Unanswered = { state: 'unknown', reason: 'malformed', detail: 'the list breaks off' };

function longer(whole: Output, list: string, more: Json | undefined): Output {
  if (!Array.isArray(more) || more.length === 0) return whole;
  const found = at(whole, list);
  if (Array.isArray(found)) return withAt(whole, list, () => [...found, ...more]);
  // The first part had none of it.
  const [member = '', ...rest] = list.split('.');
  return rest.length === 0 ? { ...whole, [member]: more } : withAt(whole, member, (inner) => ({ ...(inner as Output), [rest.join('.')]: more }));
}

/** A whole answer has no tokens. */
function ended(whole: Output, { next, send }: Pages): Output {
  const drop = new Set(['IsTruncated', 'ContinuationToken', send, next.split('.').at(-1) as string]);
  const bare = (value: Output): Output => Object.fromEntries(Object.entries(value).filter(([member]) => !drop.has(member)));
  const [member = '', ...rest] = next.split('.');
  return rest.length === 0 ? bare(whole) : withAt(bare(whole), member, (inner) => bare(inner as Output));
}
