import { Buffer } from 'node:buffer';

/** What tells our formats from all other YAML and JSON. A new dialect adds its words here. */
const MARKS = ['AWS::', 'AWSTemplateFormatVersion'] as const;

const EXTENSION = /\.(?:ya?ml|json|template|cfn)$/i;
const WHOLE_NAME = /^template$/i;

/** By its name alone: whether a file found by walking is worth a look. */
export function isCandidate(path: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return EXTENSION.test(name) || WHOLE_NAME.test(name);
}

/** By its bytes: whether a file may be ours. No mark: it is not, and whatever is wrong with it is not our business. */
export function isMarked(bytes: Uint8Array): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words = utf16(view) ?? marks;
  return words.some((word) => view.includes(word));
}

/**
 * Whether a text is written for a template engine (Helm, Jinja, ERB) that must run before it is YAML or JSON.
 * Such a file, if it does not parse, is not ours, even if it names AWS resources.
 */
export function isTemplated(text: string): boolean {
  return /\{\{-?\s*[\w."$/(*#!]|\{%|<%/.test(withoutDynamicReferences(text));
}

/** `{{resolve:ssm:…}}` is CloudFormation's own. */
function withoutDynamicReferences(text: string): string {
  return text.replaceAll('{{resolve:', '');
}

const marks = MARKS.map((mark) => Buffer.from(mark, 'latin1'));
const marksLittle = MARKS.map((mark) => Buffer.from(mark, 'utf16le'));
const marksBig = MARKS.map((mark) => Buffer.from(mark, 'utf16le').swap16());

function utf16(bytes: Buffer): readonly Buffer[] | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return marksLittle;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return marksBig;
  return undefined;
}
