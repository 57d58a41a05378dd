import { type ModuleClass, keepCompiled, mayKeep } from './keep-compiled.js';

/**
 * The file that is started. It has one thing to do before the command is loaded: have the compiled code kept between
 * runs, which is half of the time of a small one. The command is a file of its own, because a file cannot keep itself.
 */
const modules = module.constructor as unknown as ModuleClass;
// What Node keeps by itself lacks the functions that were compiled on the way, and takes half as long again.
if (mayKeep(__dirname)) keepCompiled(__dirname, modules);
else modules.enableCompileCache?.();
require('./main.cjs');
