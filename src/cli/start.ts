import { main } from './main.js';
import { processWorld } from './process-world.js';

void main(process.argv.slice(2), processWorld()).then((code) => {
  // Setting it lets pending output finish; leaving at once would cut it off.
  process.exitCode = code;
});
