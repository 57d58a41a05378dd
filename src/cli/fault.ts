import { type ExitCode, exit } from './exit.js';
import { harmless } from './say.js';
import { version } from './version.js';
import type { World } from './world.js';
import { isWrongCall } from './wrong-call.js';

/** Tells a person what ended the run, and says how it ended. */
export function tellFault(error: unknown, debug: boolean, { stderr }: World): ExitCode {
  if (isWrongCall(error)) {
    stderr.write(`error: ${harmless(error.message)}\n${error.help === undefined ? '' : `${harmless(error.help)}\n`}`);
    return exit.wrongCall;
  }
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error && error.stack !== undefined ? error.stack : message;
  const says = `s3lint ${version} failed, and that is not your fault: ${harmless(message)}\n`;
  stderr.write(says + (debug ? `${harmless(stack)}\n` : 'Run it again with --debug to see where, and please report what you see.\n'));
  return exit.internal;
}
