import { Engine } from './engine.js';
import { mayKeep, requireKept } from './keep-compiled.js';
import { looksLikeMuch } from './much.js';
import type { Command } from './start.js';

/**
 * The file that is started. It has one thing to do before the command is loaded: have the compiled code kept between
 * runs, which is half of the time of a small one. The command is a file of its own, because a file cannot keep itself.
 */
if (mayKeep(__dirname)) {
  const engine = new Engine(require);
  const { start } = requireKept(__dirname, require, engine, looksLikeMuch(process.argv.slice(2)))('./main.cjs') as Command;
  start(() => engine.expectMuch());
} else {
  // What Node keeps by itself, since 22.1, lacks the functions that were compiled on the way, and takes half as long again.
  (module.constructor as { enableCompileCache?(): unknown }).enableCompileCache?.();
  (require('./main.cjs') as Command).start();
}
