/** A baseline as a text: one entry a line and in order, so that branches can be merged. */

import type { Level } from '../rule/meta.js';
import { parseJson } from '../syntax/json.js';
import { type Node, placeOf, valueOf } from '../syntax/tree.js';
import { Mapped } from '../text/mapped.js';
import type { Place, Source } from '../text/source.js';
import { type Entry, inOrder } from './baseline.js';

const SCHEMA_VERSION = 1;

const ANEW = 'If git left marks of a conflict in it, take the lines of both sides; or write it anew: s3lint baseline write.';

export interface BaselineProblem {
  readonly message: string;
  readonly help: string;
  readonly place: Place;
}

export type BaselineRead = { readonly kind: 'entries'; readonly entries: readonly Entry[] } | { readonly kind: 'wrong'; readonly problem: BaselineProblem };

/** Paths of the entries are as they are written. */
export function entriesIn(source: Source): BaselineRead {
  const document = parseJson(Mapped.of(source));
  const wrong = (message: string, node: Node | undefined, help = ANEW): BaselineRead => ({
    kind: 'wrong',
    problem: { message, help, place: (node && placeOf(node)) ?? { source, start: 0, end: 0 } },
  });
  const [problem] = document.problems;
  if (problem) return { kind: 'wrong', problem: { message: `A baseline is JSON, and this is none: ${problem.message}`, help: ANEW, place: problem.place } };
  const { root } = document;
  const version = numberOf(valueOf(root, 'schemaVersion'));
  if (version === undefined) return wrong('This is no baseline: it has no schemaVersion.', root);
  if (version > SCHEMA_VERSION) return wrong(`This baseline was written by a newer s3lint (schema ${version}).`, root, 'Bring s3lint up to date.');
  const list = valueOf(root, 'findings');
  if (list?.kind !== 'sequence') return wrong('This baseline has no list of findings.', root);
  const entries: Entry[] = [];
  for (const node of list.items) {
    const entry = entryIn(node);
    if (typeof entry === 'string') return wrong(entry, node);
    entries.push(entry);
  }
  return { kind: 'entries', entries };
}

/** The entry, or what is wrong with it. */
function entryIn(node: Node): Entry | string {
  const text = (name: string): string | undefined => textOf(valueOf(node, name));
  const [path, rule, resource, facts, severity] = [text('path'), text('rule'), text('resource'), text('facts'), text('severity')];
  if (path === undefined || rule === undefined || resource === undefined || facts === undefined || severity === undefined)
    return 'An entry of a baseline has path, rule, resource, facts and severity.';
  if (!isLevel(severity)) return 'The severity of an entry is info, warn or error.';
  const [deployment, subject, when] = [text('deployment'), text('subject'), text('when')];
  return {
    path,
    rule,
    resource,
    ...(deployment === undefined ? {} : { deployment }),
    ...(subject === undefined ? {} : { subject }),
    facts,
    severity,
    ...(when === undefined ? {} : { when }),
    count: numberOf(valueOf(node, 'count')) ?? 1,
  };
}

export function baselineText(entries: readonly Entry[]): string {
  const lines = inOrder(entries).map(
    ({ path, rule, resource, deployment, subject, facts, severity, when, count }) =>
      `    ${JSON.stringify({ path, rule, resource, deployment, subject, facts, severity, when, ...(count === 1 ? {} : { count }) })}`,
  );
  return `{\n  "schemaVersion": ${SCHEMA_VERSION},\n  "findings": ${lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`}\n}\n`;
}

function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' ? node.value : undefined;
}

function numberOf(node: Node | undefined): number | undefined {
  const text = textOf(node);
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

function isLevel(text: string): text is Level {
  return text === 'info' || text === 'warn' || text === 'error';
}
