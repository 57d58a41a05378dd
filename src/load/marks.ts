/** Names of the files that may hold one of our formats. */
const NAMES = /\.(?:ya?ml|json|template|cfn)$|(?:^|[\\/])template$/i;

/** Terraform and OpenTofu read every file of these names, but for what editors leave behind. */
const TERRAFORM = ['.tf', '.tofu', '.tf.json', '.tofu.json'];

/** A policy has statements: in JSON, in JSON inside of a text, and in YAML at the beginning of a line or under what the AWS CLI prints. */
const POLICY_MARKS = ['"Statement"', '\\"Statement\\"', '\nStatement:', '\nPolicyDocument:'] as const;

/** Words that tell our formats from all other YAML and JSON: each file of ours has one. A new dialect adds its own. */
const TEMPLATE_MARKS = ['AWS::', 'AWSTemplateFormatVersion'] as const;
const MARKS = [...TEMPLATE_MARKS, ...POLICY_MARKS] as const;

/** By its name alone: whether a file found by walking is worth a look. */
export function isCandidate(path: string): boolean {
  return NAMES.test(path) || isTerraform(path);
}

/** By its name: whether a file is part of a Terraform configuration. */
export function isTerraform(path: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return !name.startsWith('.') && !name.startsWith('#') && TERRAFORM.some((end) => name.length > end.length && name.endsWith(end));
}

/** The marks of Terraform's plans and states in JSON: such a file has one of these words, and all of one of the lists behind it. */
const PLAN_MARKS = [
  ['"format_version"', [['"planned_values"'], ['"resource_changes"'], ['"terraform_version"', '"values"']]],
  ['"lineage"', [['"serial"', '"resources"']]],
] as const;

/** By its bytes: whether a file may be a plan or a state. */
export function isPlan(bytes: Uint8Array): boolean {
  if (!isObject(bytes)) return false;
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const written = writerFor(view);
  const has = (word: string): boolean => view.includes(written(word));
  return PLAN_MARKS.some(([first, others]) => has(first) && others.some((words) => words.every(has)));
}

/** By its bytes: whether a file may be a snapshot of accounts. */
export function isSnapshot(bytes: Uint8Array): boolean {
  if (!isObject(bytes)) return false;
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (BEGUN_BY_TERRAFORM.test(view.subarray(0, 64).toString('latin1'))) return false;
  const written = writerFor(view);
  return SNAPSHOT_MARKS.every((word) => view.includes(written(word)));
}

/** Terraform says first in which form it writes: nobody need search all of such a file. */
const BEGUN_BY_TERRAFORM = /^(?:\xEF\xBB\xBF)?\s*\{\s*"format_version"/;

/** As `src/dialect/api/snapshot.ts` says them. */
const SNAPSHOT_MARKS = ['"s3lint-snapshot"', '"accounts"'] as const;

/** Whether the first thing in a file is a brace, whatever the encoding. */
function isObject(bytes: Uint8Array): boolean {
  const first = bytes.findIndex((byte) => byte > 0x20 && !BYTE_ORDER.has(byte));
  return bytes[first] === 0x7b;
}

/** Bytes of the marks that tell an encoding. */
const BYTE_ORDER: ReadonlySet<number> = new Set([0xef, 0xbb, 0xbf, 0xfe, 0xff]);

/** By its beginning: whether a file is one of which no tree is made, so that it may be as long as a text can be. */
export function isTreeless(head: Uint8Array): boolean {
  return isPlan(head) || isSnapshot(head);
}

/** By its bytes: whether such a file may be ours. No mark: it is not, and whatever is wrong with it is not our business. */
export function isMarked(bytes: Uint8Array): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const written = writerFor(view);
  return MARKS.some((mark) => view.includes(written(mark))) || /^(?:\uFEFF)?Statement:/.test(view.subarray(0, 16).toString());
}

/**
 * Whether a marked text that cannot be read is one of ours. Types are named in many files, as by what the CDK writes beside its
 * templates: a template has sections, of which one that was cut off may have lost that for its resources. Statements are written into
 * many files too: such a text must begin as a policy does, and what Terraform has yet to fill in (`${jsonencode(…)}`, `%{ for … }`) is
 * no policy yet.
 */
export function isOursBroken(text: string): boolean {
  if (isTemplated(text)) return false;
  if (TEMPLATE_MARKS.some((mark) => text.includes(mark)) && TEMPLATE.test(text)) return true;
  return POLICY_BEGINNING.test(text) && !/[:,[]\s*\$\{|%\{/.test(text);
}

const TEMPLATE = /AWSTemplateFormatVersion|(?:^|[\s{,])["']?(?:Conditions|Mappings|Outputs|Parameters|Resources|Transform)["']?\s*:/;

const POLICY_BEGINNING =
  /^\uFEFF?(?:\s|---|#[^\n]*\n)*\{?\s*"?(?:Version|Id|Statement|Policy|PolicyDocument|PolicyVersion|AssumeRolePolicyDocument|RoleName|Role)"?\s*:/;

/**
 * Whether a text is written for a template engine (Helm, Jinja, ERB) that must run before it is YAML or JSON.
 * Such a file, if it does not parse, is not ours, even if it names AWS resources.
 */
export function isTemplated(text: string): boolean {
  // `{{resolve:ssm:…}}` is CloudFormation's own.
  return /\{\{-?\s*[\w."$/(*#!]|\{%|<%/.test(text.replaceAll('{{resolve:', ''));
}

/** How a word stands in the bytes: of the encodings that we read, UTF-16 begins with its mark. */
function writerFor(bytes: Uint8Array): (word: string) => Buffer {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return (word) => Buffer.from(word, 'utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return (word) => Buffer.from(word, 'utf16le').swap16();
  return inLatin;
}

/** Nearly every file is asked for the same few words. */
const latin = new Map<string, Buffer>();

function inLatin(word: string): Buffer {
  let written = latin.get(word);
  if (!written) latin.set(word, (written = Buffer.from(word, 'latin1')));
  return written;
}
