import * as module from 'node:module';

/**
 * The file that is started. It has one thing to do before the command is loaded: have Node keep the compiled code
 * between runs, where it can (22.1 and later). The command is a file of its own, because a file cannot cache itself.
 */
const { enableCompileCache } = module as typeof module & { readonly enableCompileCache?: () => void };
enableCompileCache?.();
require('./main.cjs');
