import { cpSync } from 'node:fs';
import { call } from '../cli/call.js';
import { folderWith } from '../cli/folder.js';

/** Files of an example, by name. */
export type Files = Readonly<Record<string, string>>;

/** As they lie on the disk and stand on the page, each under its name. */
export function named(texts: Files): Files {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, `# ${name}\n${text.trim()}\n`]));
}

/** Each in a block of its own. */
export function shown(files: Files): string {
  return Object.entries(files)
    .map(([name, text]) => `\`\`\`${name.endsWith('.tf') ? 'hcl' : 'yaml'}\n${text}\`\`\``)
    .join('\n\n');
}

/** What is seen on the screen when somebody runs s3lint beside the files: command, output, and the exit code where it is not 0. */
export async function session(files: Files, ...argvs: readonly string[]): Promise<string> {
  return screen(folderWith({ '.git/HEAD': 'ref: refs/heads/main\n', ...files }), argvs);
}

/** The same in a copy of a project of `fixtures/projects`. */
export async function sessionIn(project: string, ...argvs: readonly string[]): Promise<string> {
  const folder = folderWith({ '.git/HEAD': 'ref: refs/heads/main\n' });
  cpSync(`fixtures/projects/${project}`, folder, { recursive: true });
  return screen(folder, argvs);
}

async function screen(folder: string, argvs: readonly string[]): Promise<string> {
  const said: string[] = [];
  for (const argv of argvs) {
    const { out, err, code } = await call(folder, argv.split(' ').filter(Boolean));
    said.push(`$ s3lint${argv === '' ? '' : ` ${argv}`}\n${`${out}${err}`.trim()}${code === 0 ? '' : `\n$ echo $?\n${code}`}`);
  }
  return `\`\`\`console\n${said.join('\n\n')}\n\`\`\``;
}
