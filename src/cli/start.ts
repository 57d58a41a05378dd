import { main } from './main.js';
import { processWorld } from './process-world.js';
import type { World } from './world.js';

/** The command line, to be started once. */
export interface Command {
  start(expectMuch?: World['expectMuch']): void;
}

export function start(expectMuch?: World['expectMuch']): void {
  const world = processWorld(expectMuch);
  void main(process.argv.slice(2), world).then((code) => {
    // Setting it lets pending output finish; leaving at once would cut it off.
    process.exitCode = code;
    // Where nothing is pending, taking the engine apart would only cost time.
    if (world.stdout.isAtOnce && world.stderr.isAtOnce) process.exit();
  });
}
