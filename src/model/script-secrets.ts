/** Credentials that stand in a longer text: a script, code, a build specification. */

import { HOLE } from '../text/mapped.js';
import type { Mapped } from '../text/mapped.js';
import type { Origin } from '../text/origin.js';
import { valuesUnderTellingNames } from '../text/secret-layouts.js';
import { shapedSecrets } from '../text/secret-shapes.js';
import { secretIn } from '../text/secrets.js';
import type { Secret } from '../text/secrets.js';
import type { Span } from '../text/source.js';
import { all, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { partsOf } from '../truth/symbol.js';
import { every } from '../truth/value.js';
import type { Value } from '../truth/value.js';
import type { Credential } from './secret.js';
import type { Build } from './subjects.js';

/**
 * How a text writes a value: scripts and specifications give words without quotes, while in code such a word is a name or a call.
 */
export type Writing = 'script' | 'code';

interface Found extends Span, Secret {
  readonly name: string;
}

/** What looks like a credential in a text, each at its own place; `variable` tells them apart. */
export function credentialsWithin(value: Value<string>, writing: Writing): readonly Credential[] {
  const { text } = value.kind === 'absent' ? { text: undefined } : value;
  if (!text) return [];
  const masked = takenAway(text);
  if (masked) return [{ variable: 'masked', ...masked, because: because(value, value.origin, masked) }];
  const seen = new Map<string, number>();
  return secretsWithin(text.text, writing).map(({ name, detector, length, start, end }) => {
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    const variable = before === 0 ? name : `${name}#${before + 1}`;
    return { variable, detector, length, because: because(value, originWithin(value.origin, text, { start, end }), { detector, length }) };
  });
}

/** Whether anything of a text can be seen, or was looked at before it was taken away: a whole script from elsewhere may hold anything. */
export function isTold(value: Value<string>): Answer {
  if (value.kind !== 'unknown') return yes();
  const told = value.text && partsOf(value.text).some((part) => typeof part === 'string' || (part.kind === 'unknown' && part.masked !== undefined));
  return told ? yes() : unknown({ says: `${value.origin.label ?? 'the text'} is ${value.reason}`, origin: value.origin });
}

/** Whether the build specifications of a project can be seen. */
export function seesSpecs({ source, secondarySources }: Pick<Build, 'source' | 'secondarySources'>): Answer {
  return all(
    isTold(source.buildspec),
    every(secondarySources, ({ buildspec }) => isTold(buildspec)),
  );
}

/** What looks like a credential in the build specifications that are written in a project. */
export function specCredentials({ source, secondarySources }: Pick<Build, 'source' | 'secondarySources'>): readonly Credential[] {
  return [source, ...secondarySources.items].flatMap(({ buildspec }) => credentialsWithin(buildspec, 'script'));
}

/** What was taken away before it was stored was looked at then. */
function takenAway(text: Mapped): Secret | undefined {
  const [only, ...more] = partsOf(text);
  if (typeof only !== 'object' || more.length > 0 || only.kind !== 'unknown' || only.masked?.detector === undefined) return undefined;
  return { detector: only.masked.detector, length: only.masked.length };
}

function because(value: Value<string>, origin: Origin, { detector, length }: Secret): Credential['because'] {
  const says = `${value.origin.label ?? 'the text'} holds ${length} characters that look like: ${detector}`;
  return { says, origin, assumed: value.kind === 'known' ? value.assumed : undefined };
}

/** A part of the text, where its place in a file is known; else the whole. */
function originWithin(origin: Origin, mapped: Mapped, { start, end }: Span): Origin {
  return mapped.place(start, end) ? { ...origin, locus: { kind: 'span', mapped, start, end } } : origin;
}

/** Known forms anywhere, and values behind telling names, in order; no two overlap. */
function secretsWithin(text: string, writing: Writing): readonly Found[] {
  const shaped = shapedSecrets(text).map((one): Found => ({ ...one, name: one.detector, length: one.end - one.start }));
  const named = valuesUnderTellingNames(text).flatMap(({ name, start, end }): readonly Found[] => {
    const secret = secretIn(name, text.slice(start, end));
    return secret && isWrittenOut(text, { start, end }, secret, writing) ? [{ name, start, end, ...secret }] : [];
  });
  const found: Found[] = [];
  for (const one of [...shaped, ...named])
    if (!text.slice(one.start, one.end).includes(HOLE) && !found.some(({ start, end }) => start < one.end && one.start < end)) found.push(one);
  return found.sort((a, b) => a.start - b.start);
}

/** Whether what stands behind a name is the value itself, and no expression that gives it. */
function isWrittenOut(text: string, { start, end }: Span, { detector }: Secret, writing: Writing): boolean {
  const [before, after, value] = [text[start - 1], text[end], text.slice(start, end)];
  const quoted = (before === '"' || before === "'") && (after === before || (after === '\\' && text[end + 1] === before));
  if (/[`<>]|\$[({]|\{\w*\}|%[({]/.test(value) || (before !== "'" && /\$\w/.test(value))) return false;
  if (quoted) return true;
  if (writing === 'code' || /["'()[\]{}]/.test(value)) return false;
  // With space around the sign it may be a line of a program within the script: there only what is drawn is believed.
  return before === '=' || (/:\s*$/.test(text.slice(Math.max(0, start - 4), start)) && detector === 'password') || detector !== 'password';
}
