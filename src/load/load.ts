import { declareTemplate, isTemplate } from '../dialect/cloudformation/declare.js';
import type { Unit } from '../model/declaration.js';
import type { Notice } from '../rule/finding.js';
import { parseJson } from '../syntax/json.js';
import type { Document } from '../syntax/tree.js';
import { parseYaml } from '../syntax/yaml.js';
import type { Diagnostic } from '../text/diagnostic.js';
import { Mapped } from '../text/mapped.js';
import { Source } from '../text/source.js';
import { decode } from './decode.js';
import type { Files, FileToRead } from './files.js';
import { isMarked } from './marks.js';

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

export function load(request: LoadRequest): Loaded {
  const units: Unit[] = [];
  const documents: Document[] = [];
  const problems: Diagnostic[] = [];
  const notices: Notice[] = [];
  const skipped: string[] = [];
  for (const { path, named } of request.paths) {
    const read = request.files.read(path);
    if (read.kind !== 'bytes') {
      if (read.kind === 'missing') problems.push(unreadable(path, 'there is no such file', 'check the path'));
      else problems.push(unreadable(path, read.reason, read.help));
      continue;
    }
    if (!named && !isMarked(read.bytes)) {
      skipped.push(path);
      continue;
    }
    const text = decode(read.bytes);
    if (text.kind === 'refused') {
      problems.push(unreadable(path, text.reason, text.help));
      continue;
    }
    const source = new Source(path, text.text);
    const document = parse(source);
    const broken = document.problems.some((problem) => problem.id === 'unreadable-input');
    if (broken && !named && isTemplated(text.text)) {
      skipped.push(path);
      continue;
    }
    if (!broken && !isTemplate(document.root)) {
      if (named) notices.push({ level: 'warn', message: 'not a CloudFormation template: it has no resources with a type', file: path });
      else skipped.push(path);
      continue;
    }
    documents.push(document);
    problems.push(...document.problems);
    if (isTemplate(document.root)) units.push(declareTemplate(path, document, request.parameters));
  }
  return { units, documents, problems, notices, skipped };
}

/** Helm and Jinja write YAML with holes of their own: not ours, and no error. */
function isTemplated(text: string): boolean {
  return /\{\{[-\s]*(?:\.|if|range|include|define|with|end|template|toYaml|[a-z_]+)|\{%/.test(text);
}

function parse(source: Source): Document {
  const text = Mapped.of(source);
  const json = /\.json$/i.test(source.path) || (!/\.ya?ml$/i.test(source.path) && /^\uFEFF?\s*[{[]/.test(source.text));
  return json ? parseJson(text) : parseYaml(text);
}

function unreadable(path: string, reason: string, help: string): Diagnostic {
  return { id: 'unreadable-input', message: `Cannot read ${path}: ${reason}.`, help, place: { source: new Source(path, ''), start: 0, end: 0 } };
}
