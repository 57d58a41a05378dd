import { readFileSync } from 'node:fs';
import type { Problem } from '../../config/written.js';
import { decode } from '../../load/decode.js';
import { Source } from '../../text/source.js';
import { shownPath } from '../repository.js';
import { inLine } from '../say.js';
import { WrongCall, systemCode } from '../wrong-call.js';

/** The text of a file that the call or the configuration itself needs. */
export function readSource(file: string, cwd: string): Source {
  const path = shownPath(cwd, file);
  const decoded = decode(bytesOf(file, path));
  if (decoded.kind === 'refused') throw new WrongCall(`Cannot read ${path}: ${decoded.reason}.`, decoded.help);
  return new Source(path, decoded.text);
}

function bytesOf(file: string, path: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    throw new WrongCall(systemCode(error) === 'ENOENT' ? `There is no file ${path}.` : `Cannot read ${path}: ${(error as Error).message}.`);
  }
}

/** One error for all that is wrong in a configuration, each with its place. */
export function wrongFile(problems: readonly Problem[]): WrongCall {
  const lines = problems.map(({ message, help, place }) => `${placeOf(place)}: ${message}${help === undefined ? '' : `\n  ${help}`}`);
  return new WrongCall(lines.join('\n'));
}

function placeOf(place: Problem['place']): string {
  if ('kind' in place) return inLine(place.keys === '' ? place.file : `${place.file}, ${place.keys}`);
  const { line, column } = place.source.position(place.start);
  return `${inLine(place.source.path)}:${line}:${column}`;
}
