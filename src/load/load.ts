import { posix } from 'node:path';
import type { Declared, Surroundings } from '../dialect/cloudformation/declare.js';
import { declareAll, isTemplate } from '../dialect/cloudformation/declare.js';
import { Exports } from '../dialect/cloudformation/export.js';
import type { Unit } from '../model/declaration.js';
import type { Notice } from '../rule/finding.js';
import type { Document } from '../syntax/tree.js';
import type { Diagnostic } from '../text/diagnostic.js';
import type { Files, FileToRead } from './files.js';
import { isMarked, isTemplated } from './marks.js';
import { Reader } from './reader.js';
import { rootsAmong } from './roots.js';

/** What was read, and what could not be. */
export interface Loaded {
  readonly units: readonly Unit[];
  /** Every text that is input, for suppressions and edits. */
  readonly documents: readonly Document[];
  readonly problems: readonly Diagnostic[];
  readonly notices: readonly Notice[];
  /** Files found by walking that are not ours. */
  readonly skipped: readonly string[];
}

export interface LoadRequest {
  readonly files: Files;
  readonly paths: readonly FileToRead[];
  readonly parameters: ReadonlyMap<string, string>;
}

/** A template of the scan, declared as if it were deployed by itself. */
interface Template {
  /** As texts that name it find it. */
  readonly path: string;
  readonly declared: Declared;
  /** The files that it deploys with itself: nested stacks, stack sets. */
  readonly opens: ReadonlySet<string>;
}

export function load(request: LoadRequest): Loaded {
  const reader = new Reader(request.files);
  const notices: Notice[] = [];
  const skipped: string[] = [];
  const exports = new Exports();
  const templates = new Map<string, Template>();
  for (const { path, named } of request.paths) {
    const read = reader.read(path, (bytes) => named || isMarked(bytes));
    if (read.kind === 'unmarked') skipped.push(path);
    if (read.kind !== 'document') continue;
    const { document, broken } = read;
    const ours = isTemplate(document.root);
    if (!named && (broken ? isTemplated(read.text) : !ours)) {
      skipped.push(path);
      continue;
    }
    if (!broken && !ours) {
      notices.push({ level: 'warn', message: 'not a CloudFormation template: it has no resources with a type', file: path });
      continue;
    }
    reader.take(path);
    const key = posix.normalize(path);
    if (!broken && !templates.has(key)) templates.set(key, declare(path, document, request, reader, exports));
  }
  const roots = rootsAmong([...templates.values()]);
  for (const { declared, opens } of roots) {
    exports.add(declared.exports);
    for (const path of opens) reader.take(path);
  }
  return { units: roots.flatMap(({ declared }) => declared.units), documents: reader.documents, problems: reader.problems, notices, skipped };
}

function declare(path: string, document: Document, request: LoadRequest, reader: Reader, exports: Exports): Template {
  const opens = new Set<string>();
  const surroundings: Surroundings = {
    exports,
    open(other) {
      opens.add(posix.normalize(other));
      return reader.open(other);
    },
  };
  return { path: posix.normalize(path), declared: declareAll(path, document, request.parameters, surroundings), opens };
}
