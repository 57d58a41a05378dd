/**
 * Whether an answer is one to the question. The SDK reads an empty body, or another document than the one expected, as an answer
 * without members, which is how S3 says "not configured". So the root element is looked at before the SDK reads it.
 */

import type { FaultCause } from '../port.js';

export interface Wrong {
  readonly cause: Extract<FaultCause, 'malformed' | 'foreign' | 'answered'>;
  readonly message: string;
  /** That of an error that was sent with a status of success. */
  readonly code?: string;
}

/** How far into a document its root may be. */
const HEAD = 2048;

/** `undefined`: it is what was expected, or has one of the `other` names. `{json}` is a document of JSON. */
export function wrongRoot(body: Uint8Array, expected: string, others: readonly string[] = []): Wrong | undefined {
  if (expected === '{json}') return wrongJson(body);
  return wrongXml(Buffer.from(body.subarray(0, HEAD)).toString('utf8'), expected, others);
}

function wrongXml(head: string, expected: string, others: readonly string[] = []): Wrong | undefined {
  const text = head.replace(/^\uFEFF/, '').replace(/^\s*(?:<\?xml[^>]*\?>)?(?:\s|<!--[\s\S]*?-->)*/, '');
  if (text === '') return { cause: 'malformed', message: 'the answer is empty' };
  if (/^<!DOCTYPE/i.test(text) || /^<html[\s>]/i.test(text)) return { cause: 'malformed', message: 'the answer is a web page' };
  const root = /^<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]/.exec(text)?.[1];
  if (root === undefined) return { cause: 'malformed', message: 'the answer is no XML' };
  if (root === expected || others.includes(root)) return undefined;
  if (root === 'Error') return { cause: 'answered', message: inside(text, 'Message') ?? '', code: inside(text, 'Code') ?? 'InternalError' };
  return { cause: 'foreign', message: `the answer is a ${root} instead of a ${expected}` };
}

/** A root that is named after the operation answers it too: so do servers that are not AWS's. */
export function rootsByName(operation: string): readonly string[] {
  const names = [operation, operation.replace(/Configuration$/, '')];
  return names.flatMap((name) => ['Response', 'Result', 'Output'].map((suffix) => `${name}${suffix}`));
}

function inside(text: string, element: string): string | undefined {
  return new RegExp(`<${element}>([^<]*)</${element}>`).exec(text)?.[1];
}

function wrongJson(body: Uint8Array): Wrong | undefined {
  const text = Buffer.from(body).toString('utf8');
  if (text.trimStart().startsWith('<')) return wrongXml(text, 'policy');
  try {
    const parsed: unknown = JSON.parse(text);
    // AWS keeps no policy without statements.
    if (typeof parsed === 'object' && parsed !== null && 'Statement' in parsed) return undefined;
  } catch {
    // Said below.
  }
  return { cause: 'malformed', message: text.trim() === '' ? 'the answer is empty' : 'the answer is no policy document' };
}
