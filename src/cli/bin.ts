import * as module from 'node:module';
import { keepCompiled } from './keep-compiled.js';

/**
 * The file that is started. It has one thing to do before the command is loaded: have the compiled code kept between
 * runs, which is half of the time of a small one. The command is a file of its own, because a file cannot keep itself.
 */
const { enableCompileCache } = module as typeof module & { readonly enableCompileCache?: () => void };
if (enableCompileCache) enableCompileCache();
else keepCompiled(__dirname);
require('./main.cjs');
