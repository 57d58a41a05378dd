import type { Declared, Surroundings } from '../dialect/cloudformation/declare.js';
import { declareAll, isTemplate } from '../dialect/cloudformation/declare.js';
import { readsOf } from '../dialect/terraform/declare.js';
import { Exports } from '../dialect/cloudformation/exports.js';
import { declarePolicyFile, isPolicyFile } from '../dialect/policy-file/declare.js';
import type { Unit } from '../model/declaration.js';
import type { Notice } from '../rule/finding.js';
import type { AnyDocument } from '../syntax/any.js';
import { isTree } from '../syntax/any.js';
import type { Document } from '../syntax/tree.js';
import type { Diagnostic } from '../text/diagnostic.js';
import { plainPath } from '../text/plain-path.js';
import type { Files, FileToRead } from './files.js';
import { isMarked, isOursBroken, isPlan, isSnapshot, isTerraform } from './marks.js';
import { loadPlan } from './plan.js';
import { Reader } from './reader.js';
import { rootsAmong } from './roots.js';
import { loadSnapshots } from './snapshot.js';
import { loadText, loadTerraform } from './terraform.js';
import { translated } from './translated.js';
import { noValues } from './values.js';
import type { TerraformValues } from './values.js';

/** What was read, and what could not be. */
export interface Loaded {
  readonly units: readonly Unit[];
  /** Every text that is input, for suppressions and edits. */
  readonly documents: readonly AnyDocument[];
  readonly problems: readonly Diagnostic[];
  readonly notices: readonly Notice[];
  /** Files found by walking that are not ours. */
  readonly skipped: readonly string[];
}

export interface LoadRequest {
  readonly files: Files;
  readonly paths: readonly FileToRead[];
  readonly parameters: ReadonlyMap<string, string>;
  readonly terraform?: TerraformValues;
  /** The account that the user says all of this is deployed to. */
  readonly account?: string | undefined;
}

/** A file of the scan, declared as if it were deployed by itself. */
interface Input {
  /** As texts that name it find it. */
  readonly path: string;
  readonly declared: Pick<Declared, 'exports'> & { readonly units: readonly Unit[] };
  /** The files that it deploys with itself: nested stacks, stack sets. */
  readonly opens: ReadonlySet<string>;
  /** Of a policy: what is wrong with it. */
  readonly problems?: readonly Diagnostic[];
}

export function load(request: LoadRequest): Loaded {
  const reader = new Reader(request.files);
  const notices: Notice[] = [];
  const skipped: string[] = [];
  const exports = new Exports();
  const inputs = new Map<string, Input>();
  const foundPolicies = new Set<Input>();
  const terraform: string[] = [];
  const plans = new Map<string, { readonly path: string; readonly bytes: Uint8Array }>();
  const snapshots = new Map<string, { readonly path: string; readonly bytes: Uint8Array }>();
  for (const { path, named } of request.paths) {
    if (isTerraform(path)) {
      terraform.push(path);
      continue;
    }
    const plan: Uint8Array[] = [];
    const snapshot: Uint8Array[] = [];
    const read = reader.read(path, (bytes) => {
      if (isSnapshot(bytes)) snapshot.push(bytes);
      else if (isPlan(bytes) || (named && translated(path, bytes))) plan.push(bytes);
      return snapshot.length + plan.length === 0 && (named || isMarked(bytes));
    });
    if (snapshot[0]) {
      snapshots.set(plainPath(path), { path, bytes: snapshot[0] });
      continue;
    }
    if (plan[0]) {
      plans.set(plainPath(path), { path, bytes: plan[0] });
      continue;
    }
    if (read.kind === 'unmarked') skipped.push(path);
    if (read.kind !== 'document') continue;
    const { document, broken } = read;
    if (!isTree(document)) {
      notices.push({ level: 'warn', message: VALUES, file: path });
      continue;
    }
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
    const key = plainPath(path);
    if (broken || !declare || inputs.has(key)) continue;
    const input = declare(path, document, request, reader, exports);
    inputs.set(key, input);
    if (!named && input.problems) foundPolicies.add(input);
  }
  const roots = rootsAmong([...inputs.values()]);
  for (const { declared, opens } of roots) {
    exports.add(declared.exports);
    for (const path of opens) reader.take(path);
  }
  const planned = loadPlans([...plans.values()], request, reader, notices);
  const live = snapshots.size === 0 ? undefined : loadSnapshots([...snapshots.values()], reader);
  if (live) notices.push(...live.notices);
  const { textIn, ...values } = request.terraform ?? noValues;
  const units =
    terraform.length === 0
      ? []
      : loadTerraform(
          terraform,
          request.files,
          reader,
          textIn === undefined || planned.length === 0 ? values : { ...values, textIn },
          request.account,
          notices,
        );
  // A policy that a configuration reads is judged with what it is attached to, unless somebody asks for it.
  const isRead = foundPolicies.size === 0 || units.length === 0 ? () => false : readsOf(units);
  const kept = roots.filter((one) => !foundPolicies.has(one) || !isRead(one.path));
  reader.problems.push(...kept.flatMap(({ problems = [] }) => problems));
  return {
    units: [...kept.flatMap(({ declared }) => declared.units), ...units, ...planned, ...(live?.units ?? [])],
    documents: reader.documents,
    problems: reader.problems,
    notices,
    skipped,
  };
}

const NEITHER = 'neither a CloudFormation template (it has no resources with a type) nor a policy (it has no statements)';

const VALUES = 'a file of values is read with the configuration that it is for: give it with --var-file, and name that';

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
      opens.add(plainPath(other));
      return reader.open(other);
    },
  };
  return { path: plainPath(path), declared: declareAll(path, document, request.parameters, surroundings), opens };
}

function declarePolicy(path: string, document: Document, { parameters }: LoadRequest): Input {
  const { unit, problems } = declarePolicyFile(path, document, parameters);
  return { path: plainPath(path), declared: { units: unit ? [unit] : [], exports: () => [] }, opens: new Set(), problems };
}

/** Plans and states, each laid over the text of its configuration where that is given. */
function loadPlans(
  plans: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  request: LoadRequest,
  reader: Reader,
  notices: Notice[],
): readonly Unit[] {
  const given = request.terraform ?? noValues;
  const { textIn } = given;
  if (textIn !== undefined && plans.length === 0)
    notices.push({ level: 'warn', message: 'the configuration that --tf-dir names is of use with a plan or a state, and none is here' });
  return plans.flatMap(({ path, bytes }) => {
    const text =
      textIn === undefined
        ? undefined
        : (values: ReadonlyMap<string, string>) => {
            const unit = loadText(textIn, request.files, reader, { ...given, values: new Map([...values, ...given.values]) }, request.account);
            if (!unit) notices.push({ level: 'warn', message: `there is no Terraform in ${textIn}, so what is found stands in the plan`, file: path });
            return unit;
          };
    const read = loadPlan(path, bytes, reader, request.account, text);
    notices.push(...read.notices);
    return read.units;
  });
}
