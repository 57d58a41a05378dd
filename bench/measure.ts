/** One measurement with the default preset: `measure.js parse|lint files.json`, answered as JSON. Run by bench.ts in a process of its own. */

import { readFileSync } from 'node:fs';
import { allRules } from '../src/cli/all-rules.js';
import { run } from '../src/lint.js';
import { decode } from '../src/load/decode.js';
import { parseJson } from '../src/syntax/json.js';
import type { Document } from '../src/syntax/tree.js';
import { parseYaml } from '../src/syntax/yaml.js';
import { requestFor } from '../src/testing/judge-text.js';
import { Mapped } from '../src/text/mapped.js';
import { Source } from '../src/text/source.js';

const [what = 'lint', list = ''] = process.argv.slice(2);
const paths = JSON.parse(readFileSync(list, 'utf8')) as string[];
const files = Object.fromEntries(paths.map((path) => [path, readFileSync(path)]));
const collect = (globalThis as { gc?: () => void }).gc ?? ((): void => {});

const held: unknown[] = [];
collect();
const base = process.memoryUsage().heapUsed;
const start = process.hrtime.bigint();
let findings = 0;
if (what === 'parse') {
  const documents: Document[] = [];
  for (const [path, bytes] of Object.entries(files)) {
    const read = decode(bytes);
    if (read.kind === 'text') documents.push((path.endsWith('.json') ? parseJson : parseYaml)(Mapped.of(new Source(path, read.text))));
  }
  held.push(documents);
} else {
  const done = run(
    requestFor(
      allRules.filter(({ meta }) => meta.preset === 'recommended'),
      files,
    ),
  );
  findings = done.result.findings.length;
  held.push(done);
}
const ms = Number(process.hrtime.bigint() - start) / 1e6;
collect();
const heap = process.memoryUsage().heapUsed - base;
process.stdout.write(
  JSON.stringify({
    parseMs: ms,
    lintMs: ms,
    heapParse: heap,
    heapLint: heap,
    findings,
    files: paths.length,
    bytes: Object.values(files).reduce((sum, file) => sum + file.length, 0),
    held: held.length,
  }),
);
