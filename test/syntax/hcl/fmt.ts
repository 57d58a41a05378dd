/** What `terraform fmt` makes of texts, where Terraform is installed. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const environment = { ...process.env, TF_CLI_CONFIG_FILE: undefined, CHECKPOINT_DISABLE: '1' };

export const hasTerraform = spawnSync('terraform', ['version'], { env: environment }).status === 0;

export function formatted(texts: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 's3lint-fmt-'));
  try {
    const files = texts.map((_, index) => join(folder, `t${index}.tf`));
    for (const [index, text] of texts.entries()) writeFileSync(files[index] as string, text);
    spawnSync('terraform', ['fmt', '-list=false', folder], { env: environment });
    return files.map((file) => readFileSync(file, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
