/** What a page lets one expect of a command: how it ends, and what it says where the page shows that. */

import type { Command } from './collect.js';
import type { Ended } from './shell.js';

/** Who judges may find something; all else ends well. */
const JUDGES = /^npm ci && npm start|\bs3lint\b(?! (?:baseline|completion|doctor|explain|init|permissions|rules|snapshot)\b|#COMMIT)/;
const HELP = ' --help';

function codesOf({ text, shows }: Command): readonly (number | null)[] {
  if (shows?.code !== undefined) return [shows.code];
  return JUDGES.test(text) && !text.endsWith(HELP) ? [0, 1] : [0];
}

/** What is otherwise than expected. */
export function wrongIn(command: Command, { code, out, err }: Ended): readonly string[] {
  const { text, shows } = command;
  const wrong: string[] = [];
  if (code === 127) wrong.push(`"${text}" takes a program that is not here: say in elsewhere.ts who plays it.\n${err}`);
  else if (!codesOf(command).includes(code)) wrong.push(`"${text}" ended with ${code}:\n${out.slice(-2000)}${err}`);
  if (shows === undefined && /^(?:error|fatal|warning):/m.test(err)) wrong.push(`"${text}" complained:\n${err}`);
  if (shows && !says(`${out}${err}`.trim(), shows)) wrong.push(`"${text}" does not say what the page shows, but:\n${out}${err}`);
  if (text.endsWith(HELP) && !`${out} `.startsWith(`Usage: ${text.slice(0, -HELP.length)} `)) wrong.push(`"${text}" is help for something else:\n${out}`);
  return wrong;
}

function says(said: string, { text, language }: { readonly text: string; readonly language: string }): boolean {
  return language === 'json' ? holds(JSON.parse(said), JSON.parse(text)) : said === text.trim();
}

/** Whether a value is this one, or has more members. */
function holds(whole: unknown, part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return whole === part;
  if (typeof whole !== 'object' || whole === null || Array.isArray(whole) !== Array.isArray(part)) return false;
  if (Array.isArray(part) && part.length !== Object.keys(whole).length) return false;
  return Object.entries(part).every(([key, value]) => holds((whole as Readonly<Record<string, unknown>>)[key], value));
}
