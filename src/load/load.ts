import { posix } from 'node:path';
import type { Declared, Surroundings } from '../dialect/cloudformation/declare.js';
import { declareAll, isTemplate } from '../dialect/cloudformation/declare.js';
import { Exports } from '../dialect/cloudformation/export.js';
import { declarePolicyFile, isPolicyFile } from '../dialect/policy-file/declare.js';
import type { Unit } from '../model/declaration.js';
import type { Notice } from '../rule/finding.js';
import type { Document } from '../syntax/tree.js';
import type { Diagnostic } from '../text/diagnostic.js';
import type { Files, FileToRead } from './files.js';
import { isMarked, isOursBroken } from './marks.js';
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

/** A file of the scan, declared as if it were deployed by itself. */
interface Input {
  /** As texts that name it find it. */
  readonly path: string;
  readonly declared: Pick<Declared, 'exports'> & { readonly units: readonly Unit[] };
  /** The files that it deploys with itself: nested stacks, stack sets. */
  readonly opens: ReadonlySet<string>;
}

export function load(request: LoadRequest): Loaded {
  const reader = new Reader(request.files);
  const notices: Notice[] = [];
  const skipped: string[] = [];
  const exports = new Exports();
  const inputs = new Map<string, Input>();
  for (const { path, named } of request.paths) {
    const read = reader.read(path, (bytes) => named || isMarked(bytes));
    if (read.kind === 'unmarked') skipped.push(path);
    if (read.kind !== 'document') continue;
    const { document, broken } = read;
    const declare = declarer(document);
    if (!named && (broken ? !isOursBroken(read.text) : !declare)) {
      skipped.push(path);
      continue;
    }
    if (!broken && !declare) {
      notices.push({ level: 'warn', message: NEITHER, file: path });
      continue;
    }
    reader.take(path);
    const key = posix.normalize(path);
    if (!broken && declare && !inputs.has(key)) inputs.set(key, declare(path, document, request, reader, exports));
  }
  const roots = rootsAmong([...inputs.values()]);
  for (const { declared, opens } of roots) {
    exports.add(declared.exports);
    for (const path of opens) reader.take(path);
  }
  return { units: roots.flatMap(({ declared }) => declared.units), documents: reader.documents, problems: reader.problems, notices, skipped };
}

const NEITHER = 'neither a CloudFormation template (it has no resources with a type) nor a policy (it has no statements)';

type Declare = (path: string, document: Document, request: LoadRequest, reader: Reader, exports: Exports) => Input;

/** Who knows the words of a file. */
function declarer({ root }: Document): Declare | undefined {
  if (isTemplate(root)) return declareTemplate;
  return isPolicyFile(root) ? declarePolicy : undefined;
}

function declareTemplate(path: string, document: Document, request: LoadRequest, reader: Reader, exports: Exports): Input {
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

function declarePolicy(path: string, document: Document, { parameters }: LoadRequest, reader: Reader): Input {
  const { unit, problems } = declarePolicyFile(path, document, parameters);
  reader.problems.push(...problems);
  return { path: posix.normalize(path), declared: { units: unit ? [unit] : [], exports: () => [] }, opens: new Set() };
}
