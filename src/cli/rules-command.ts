import { presetsOf } from '../config/presets.js';
import { styles } from '../report/paint.js';
import { frameworksOf } from '../rule/frameworks.js';
import type { RuleMeta } from '../rule/meta.js';
import { hasColour } from './colour.js';
import { loadCatalogue } from './load-config.js';
import type { ListFlags } from './options.js';
import type { World } from './world.js';

/** `s3lint rules`: every rule, for the eye or for a program. */
export async function rulesCommand(flags: ListFlags, world: World): Promise<void> {
  const { metas } = await loadCatalogue(flags, world.cwd);
  world.stdout.write(flags.format === 'json' ? asJson(metas) : asTable(metas, hasColour(flags.color, world.stdout, world.env)));
}

function asJson(metas: readonly RuleMeta[]): string {
  const rules = metas.map((meta) => asRecord(meta));
  return `${JSON.stringify({ schemaVersion: 1, rules }, undefined, 2)}\n`;
}

function asRecord(meta: RuleMeta): object {
  const { id, formerIds, group, severity, securitySeverity, preset, fixable, docs, schema, defaultOptions, controls, peers } = meta;
  return {
    id,
    ...(formerIds && { formerIds }),
    group,
    severity,
    ...(securitySeverity !== undefined && { securitySeverity }),
    preset,
    presets: presetsOf(meta),
    fixable: fixable === true,
    summary: docs.summary,
    ...(schema && { schema, defaultOptions: defaultOptions ?? {} }),
    ...(controls && { controls }),
    ...(peers && { peers }),
  };
}

function asTable(metas: readonly RuleMeta[], colour: boolean): string {
  const style = styles(colour);
  const level = { error: style('red'), warn: style('yellow'), info: style('cyan') };
  const idWidth = Math.max(...metas.map((meta) => meta.id.length));
  const presetWidth = Math.max(...metas.map((meta) => meta.preset.length));
  const frameworks = metas.map((meta) => frameworksOf(meta).join(' '));
  const frameworksWidth = Math.max(...frameworks.map((names) => names.length));
  const lines = metas.map((meta, index) =>
    [
      style('bold')(meta.id.padEnd(idWidth)),
      level[meta.severity](meta.severity.padEnd(5)),
      meta.preset.padEnd(presetWidth),
      (frameworks[index] ?? '').padEnd(frameworksWidth),
      meta.fixable ? 'fixable' : '       ',
      style('dim')(meta.docs.summary),
    ].join('  '),
  );
  return `${lines.join('\n')}\n\n${metas.length} rules. s3lint explain ID tells more of one.\n`;
}
