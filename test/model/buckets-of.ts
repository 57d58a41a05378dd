import { declareTemplate } from '../../src/dialect/cloudformation/declare.js';
import { JoinedEstate } from '../../src/link/estate.js';
import type { Bucket } from '../../src/model/subjects.js';
import { parseYaml } from '../../src/syntax/yaml.js';
import { Mapped } from '../../src/text/mapped.js';
import { Source } from '../../src/text/source.js';

/** The buckets of a template. */
export function bucketsOf(template: string): readonly Bucket[] {
  const estate = new JoinedEstate([declareTemplate('t.yaml', parseYaml(Mapped.of(new Source('t.yaml', template))), new Map())]);
  return estate.subjects('bucket').map((one) => estate.view(one, estate.plain) as Bucket);
}
