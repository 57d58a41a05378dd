import { cpSync } from 'node:fs';
import type { Ended } from '../cli/call.js';
import { folderWith } from '../cli/folder.js';

/** Files of an example, by name. */
export type Files = Readonly<Record<string, string>>;

/** Runs `s3lint` in a folder: in this process, or as it is shipped. */
export type Run = (folder: string, argv: readonly string[]) => Promise<Ended>;

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
export async function session(run: Run, files: Files, ...lines: readonly string[]): Promise<string> {
  return screen(run, folderWith({ '.git/HEAD': 'ref: refs/heads/main\n', ...files }), ...lines);
}

/** The same in a copy of a project of `fixtures/projects`. */
export async function sessionIn(run: Run, project: string, ...lines: readonly string[]): Promise<string> {
  const folder = folderWith({ '.git/HEAD': 'ref: refs/heads/main\n' });
  cpSync(`fixtures/projects/${project}`, folder, { recursive: true });
  return screen(run, folder, ...lines);
}

/** The same in a folder that is there. */
export async function screen(run: Run, folder: string, ...lines: readonly string[]): Promise<string> {
  const said: string[] = [];
  for (const line of lines) {
    const { out, err, code } = await run(folder, line.split(' ').filter(Boolean));
    said.push(`$ s3lint${line === '' ? '' : ` ${line}`}\n${`${out}${err}`.trim()}`.trimEnd() + (code === 0 ? '' : `\n$ echo $?\n${code}`));
  }
  return `\`\`\`console\n${said.join('\n\n')}\n\`\`\``;
}
