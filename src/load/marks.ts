/** Names of the files that may hold one of our formats. */
const NAMES = /\.(?:ya?ml|json|template|cfn)$|(?:^|[\\/])template$/i;

/** Words that tell our formats from all other YAML and JSON: each file of ours has one. A new dialect adds its own. */
const MARKS = ['AWS::', 'AWSTemplateFormatVersion'] as const;

/** By its name alone: whether a file found by walking is worth a look. */
export function isCandidate(path: string): boolean {
  return NAMES.test(path);
}

/** By its bytes: whether such a file may be ours. No mark: it is not, and whatever is wrong with it is not our business. */
export function isMarked(bytes: Uint8Array): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const written = writerFor(view);
  return MARKS.some((mark) => view.includes(written(mark)));
}

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
  return (word) => Buffer.from(word, 'latin1');
}
