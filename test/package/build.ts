import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const BUILT = ['dist/cli.cjs', 'dist/index.js', 'dist/types/src/index.d.ts'];
const SOURCES = ['src', 'rules', 'build', 'package.json', 'tsup.config.ts', 'tsconfig.json', 'tsconfig.build.json'];

/** Builds what is shipped, if a source is newer. */
export default function setup(): void {
  const oldest = Math.min(...BUILT.map((path) => (existsSync(path) ? statSync(path).mtimeMs : 0)));
  if (newest(SOURCES) <= oldest) return;
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'build'], { encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`The build failed.\n${stdout}${stderr}`);
}

function newest(paths: readonly string[]): number {
  return Math.max(
    ...paths.map((path) => {
      const stat = statSync(path);
      return stat.isDirectory() ? newest(readdirSync(path).map((name) => join(path, name))) : stat.mtimeMs;
    }),
    0,
  );
}
