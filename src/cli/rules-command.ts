import { styles } from '../report/paint.js';
import type { RuleMeta } from '../rule/meta.js';
import { allMetas } from './all-metas.js';
import { hasColour } from './colour.js';
import type { ListFlags } from './options.js';
import type { World } from './world.js';

/** `s3lint rules`: every rule, for the eye or for a program. */
export function rulesCommand(flags: ListFlags, world: World): void {
  world.stdout.write(flags.format === 'json' ? asJson(allMetas) : asTable(allMetas, hasColour(flags.color, world.stdout, world.env)));
}

function asJson(metas: readonly RuleMeta[]): string {
  const rules = metas.map(({ id, formerIds, group, severity, securitySeverity, preset, fixable, docs, schema, defaultOptions, controls, peers }) => ({
    id,
    ...(formerIds && { formerIds }),
    group,
    severity,
    ...(securitySeverity !== undefined && { securitySeverity }),
    preset,
    fixable: fixable === true,
    summary: docs.summary,
    ...(schema && { schema, defaultOptions: defaultOptions ?? {} }),
    ...(controls && { controls }),
    ...(peers && { peers }),
  }));
  return `${JSON.stringify({ schemaVersion: 1, rules }, undefined, 2)}\n`;
}

function asTable(metas: readonly RuleMeta[], colour: boolean): string {
  const style = styles(colour);
  const level = { error: style('red'), warn: style('yellow'), info: style('cyan') };
  const idWidth = Math.max(...metas.map((meta) => meta.id.length));
  const presetWidth = Math.max(...metas.map((meta) => meta.preset.length));
  const lines = metas.map((meta) =>
    [
      style('bold')(meta.id.padEnd(idWidth)),
      level[meta.severity](meta.severity.padEnd(5)),
      meta.preset.padEnd(presetWidth),
      meta.fixable ? 'fixable' : '       ',
      style('dim')(meta.docs.summary),
    ].join('  '),
  );
  return `${lines.join('\n')}\n\n${metas.length} rules. s3lint explain ID tells more of one.\n`;
}
