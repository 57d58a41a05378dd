/** The notifications of a bucket, whatever they are sent to. EventBridge gets all events and is none of them. */

import { all, any, not, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import type { Link } from '../truth/value.js';
import { isInSight } from './list.js';
import type { Bucket, Lambda, Queue, Topic } from './subjects.js';

type Notification = Bucket['notification'];
type Written = Notification['topics']['items'][number];

interface Common extends Pick<Written, 'events' | 'id' | 'prefix' | 'suffix'> {
  /** For sentences: `queue "Jobs"`. */
  readonly says: string;
  /** Tells it from the others of its bucket. */
  readonly key: string;
}

/** What is sent to one target: which events, of which keys. */
export type Notice = Common &
  (
    | { readonly to: 'topic'; readonly target: Link<Topic> }
    | { readonly to: 'queue'; readonly target: Link<Queue> }
    | { readonly to: 'function'; readonly target: Link<Lambda> }
  );

export function noticesOf({ topics, queues, functions }: Pick<Notification, 'topics' | 'queues' | 'functions'>): readonly Notice[] {
  return [
    ...topics.items.map((one, index): Notice => ({ ...common('topic', one, index), to: 'topic', target: one.target })),
    ...queues.items.map((one, index): Notice => ({ ...common('queue', one, index), to: 'queue', target: one.target })),
    ...functions.items.map((one, index): Notice => ({ ...common('function', one, index), to: 'function', target: one.target })),
  ];
}

/** A notification that a queue or a topic hands on. */
export type Message = Extract<Notice, { readonly to: 'topic' | 'queue' }>;

export function messagesOf(notification: Pick<Notification, 'topics' | 'queues' | 'functions'>): readonly Message[] {
  return noticesOf(notification).filter((notice): notice is Message => notice.to !== 'function');
}

/** Those that name whom they are sent to. */
export function addressedOf(notification: Pick<Notification, 'topics' | 'queues' | 'functions'>): readonly Notice[] {
  return noticesOf(notification).filter(({ target: { name, to } }) => name.kind !== 'absent' || to !== undefined);
}

type AnyTarget = Pick<Written, 'events' | 'id' | 'prefix' | 'suffix'> & { readonly target: Link<{ readonly says: string }> };

function common(to: string, { events, id, prefix, suffix, target }: AnyTarget, index: number): Common {
  const name = target.to?.says ?? (target.name.kind === 'known' ? target.name.value : undefined);
  const key = id.kind === 'known' ? id.value : `${to} ${index + 1}`;
  return { events, id, prefix, suffix, key, says: name === undefined ? `${to} #${index + 1}` : `${to} "${name}"` };
}

/** Whether all of them can be seen. */
export function noticesInSight({ topics, queues, functions }: Notification): Answer {
  return all(isInSight(topics), isInSight(queues), isInSight(functions));
}

/** Whether a bucket tells anybody what happens in it. */
export function notifies({ topics, queues, functions, eventBridge }: Notification): Answer {
  const sends = (list: typeof topics | typeof queues | typeof functions): Answer => (list.items.length > 0 ? yes() : not(isInSight(list)));
  return any(eventBridge.is(true), sends(topics), sends(queues), sends(functions));
}

/**
 * Whether a target hands messages on in order: so it is declared. Out of sight its name tells, for FIFO topics and queues must have one
 * that ends so, and no others can (SNS and SQS refuse them).
 */
export function isFifo({ target }: Message): Answer {
  return target.to ? target.ask((to) => to.delivery.fifo.is(true)) : target.name.satisfies('a name that ends in .fifo', (text) => text.endsWith('.fifo'));
}
