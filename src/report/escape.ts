/** Untrusted text, made harmless for where it goes. */

/**
 * Characters that act on a screen or hide from the eye: controls, bidi marks and overrides, invisible separators,
 * tag characters, halves of surrogate pairs. The joiners U+200C and U+200D stay: scripts and emoji need them.
 */
const UNSEEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\ud800-\udfff]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * One line for the eye: what acts or hides is spelled out, such as `\u{202e}`. So is what a runner of GitHub obeys wherever in a line
 * it stands: `##[add-mask]`, its older way to command.
 */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, (character) => SHORT[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`).replaceAll('##[', '##\\u{5b}');
}

/**
 * Lines of which none commands whoever shows them: a runner of GitHub obeys each that begins, after blanks, with `::`, and each
 * that has `##[` anywhere; a long text breaks into lines wherever its author put a blank.
 */
export function obeyedByNobody(lines: string): string {
  return lines.replace(/^([^\S\n]*)(?=::)/gm, '$1\\').replaceAll('##[', '##\\[');
}

/** The message of a workflow command. */
export function workflowData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A property of a workflow command, where colon and comma mean something too. */
export function workflowProperty(text: string): string {
  return workflowData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** The same characters as UTF-16 code units, but for C0, which JSON escapes by itself. */
const UNSEEN_IN_JSON = /[\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;

/** JSON whose strings print safely on a screen and command no runner. Nothing is lost: a parser reads back the same text. */
export function printableJson(json: string): string {
  return json
    .replace(UNSEEN_IN_JSON, (unseen) => Array.from({ length: unseen.length }, (_, at) => `\\u${unseen.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''))
    .replaceAll('##[', '##\\u005b');
}

/** Text of an element or a value of an attribute of XML 1.0, which has no way to write most control characters at all. */
export function xmlText(text: string): string {
  return visibleText(text).replace(/[&<>"'\ufffe\uffff]/g, (character) => XML[character] ?? `\\u{${character.charCodeAt(0).toString(16)}}`);
}

const XML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/**
 * A field of a CSV file. What a spreadsheet would take for a formula gets an apostrophe before it, at the beginning and after a semicolon too,
 * because where that separates fields the quotes around the whole do not hold.
 */
export function csvField(text: string): string {
  const shown = visibleText(text).replace(/(^|;)(?=\s*[=+\-@\uff0b\uff0d\uff1d\uff20])/g, "$1'");
  return `"${shown.replaceAll('"', '""')}"`;
}

/** Running text in Markdown: no markup, no HTML, no link, no mention, no reference. */
export function markdown(text: string): string {
  return visibleText(text)
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/[&<>@#]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/\bwww\./gi, (start) => `${start.slice(0, -1)}&#46;`)
    .replace(/^(\s*)([-+=]|\d+(?=[.)]))/, (_, space: string, mark: string) => (/\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`));
}

/** A code span in Markdown, fenced with more backticks than the text has in a row. */
export function markdownCode(text: string): string {
  const shown = visibleText(text);
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') || shown.trim() === '' ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** A code block in Markdown. Line breaks and tabs stay. */
export function markdownBlock(text: string, language: string): string {
  const shown = text
    .split(/\r?\n/)
    .map((line) => line.split('\t').map(visibleText).join('\t'))
    .join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${language.replace(/[^\w-]/g, '')}\n${shown.replace(/\n+$/, '')}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
