import { randomUUID } from 'node:crypto';
import { Engine } from '../cli/engine.js';
import { gitIn } from '../cli/git/git.js';
import { processWorld } from '../cli/process-world.js';
import { act } from './main.js';

const engine = new Engine(require);
const world = processWorld(() => engine.expectMuch());
void act(world, { git: (folder) => gitIn(folder, world.env), random: randomUUID }).then((code) => {
  process.exitCode = code;
});
