import { Script } from 'node:vm';
import { OF_CORE } from './parts.js';

/** Makes CommonJS of modules as esbuild writes them, in which every `import` is a plain `require`: what is behind a door is there at once. */
export function asCommonJs(code: string): string {
  const names = (list: string, flip: boolean): string =>
    list
      .split(',')
      .map((one) => one.trim().split(' as '))
      .filter(([, other]) => !other?.startsWith(OF_CORE))
      .map(([name = '', other = name]) => (flip ? `${other}:${name}` : `${name}:${other}`))
      .join(',');
  const made = `"use strict";${code}`
    .replace(
      /(?<=[;}\n])import(?:\s*([\w$]+)\s*(?:,|(?=from)))?(?:\s*\*\s*as ([\w$]+)\s*)?(?:\s*\{([^}]*)\})?\s*(?:from)?\s*("[^"]+");/g,
      (_, whole: string | undefined, all: string | undefined, list: string | undefined, from: string) => {
        const required = `require(${from})`;
        const bound = [...[whole, all].flatMap((name) => name ?? []), ...(list === undefined ? [] : [`{${names(list, false)}}`])];
        return bound.length === 0 ? `${required};` : bound.map((name) => `const ${name}=${required};`).join('');
      },
    )
    .replace(/(?<=[;}\n])export\s*\{([^}]*)\};(?=\s*(?:\/\*[^]*)?$)/, (_, list: string) => `module.exports={${names(list, true)}};`)
    .replace(/\bimport\(("\.\/[\w.-]+\.cjs")\)/g, 'require($1)')
    // What is not ours: the SDK, and what Node brings.
    .replace(/\bimport\.meta\.url\b/g, '__filename')
    .replace(/\bimport\(("[@\w][\w:@/.-]*")\)/g, 'Promise.resolve().then(()=>require($1))');
  return asFunction(made);
}

/** Code that Node loads like any other, and that by itself is a function: so the command can load it without a copy of its text around it. */
export function asFunction(code: string): string {
  const given = 'exports,require,module,__filename,__dirname';
  const made = `(f=>typeof module=="undefined"?f:f(${given}))(function(${given}){${code}\n})`;
  // What is left of a module's own words is an error here and not at its first run.
  const { length } = new Script(made).runInNewContext() as Function;
  if (length !== given.split(',').length) throw new Error('A file of the command is no function.');
  if (Buffer.byteLength(made) !== made.length) throw new Error(`A file of the command is more than ASCII: ${/.{0,60}[^\0-\x7f].{0,60}/.exec(made)?.[0]}`);
  return made;
}
