/** A step of the SDK's own, put before it reads an answer: sees the bytes, and where AWS says that a bucket is. */

import type { Operation } from '../../dialect/api/operations.js';
import { rootsByName, wrongRoot } from './root.js';
import type { Wrong } from './root.js';

/** What is thrown through the SDK for an answer that is none. */
class WrongAnswer extends Error {
  readonly kind = 'wrong-answer';

  constructor(readonly wrong: Wrong) {
    super(wrong.message);
  }
}

interface Response {
  readonly statusCode: number;
  body?: unknown;
}

type Next = (args: unknown) => Promise<{ readonly response: Response }>;

/** Added to the stack of one command. */
export function rootCheck({ root, name }: Operation, patience: number): (next: Next) => Next {
  const others = rootsByName(name);
  return (next) => async (args) => {
    const result = await next(args);
    const { response } = result;
    if (root === undefined || response.statusCode < 200 || response.statusCode >= 300) return result;
    const body = await collected(response.body, patience);
    const wrong = wrongRoot(body, root, others);
    if (wrong) throw new WrongAnswer(wrong);
    response.body = body;
    return result;
  };
}

interface Stream extends AsyncIterable<Uint8Array> {
  destroy(error: Error): void;
}

/** The whole body; one that stops in the middle is given up after a while. */
async function collected(body: unknown, patience: number): Promise<Uint8Array> {
  if (body instanceof Uint8Array) return body;
  if (typeof body !== 'object' || body === null || !(Symbol.asyncIterator in body)) return new Uint8Array();
  const stream = body as Stream;
  const timer = setTimeout(() => stream.destroy(Object.assign(new Error('the answer does not end'), { name: 'TimeoutError', code: 'ETIMEDOUT' })), patience);
  try {
    const parts: Uint8Array[] = [];
    for await (const part of stream) parts.push(part);
    return Buffer.concat(parts);
  } finally {
    clearTimeout(timer);
  }
}
