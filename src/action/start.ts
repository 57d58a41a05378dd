import { randomUUID } from 'node:crypto';
import { gitIn } from '../cli/git/git.js';
import { processWorld } from '../cli/process-world.js';
import { act } from './main.js';

const world = processWorld();
void act(world, { git: (folder) => gitIn(folder, world.env), random: randomUUID }).then((code) => {
  process.exitCode = code;
});
