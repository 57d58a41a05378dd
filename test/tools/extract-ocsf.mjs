// Extracts from a checkout of https://github.com/ocsf/ocsf-schema what a class of it demands: attributes, types, enums.
// node test/tools/extract-ocsf.mjs GIT_DIRECTORY TAG > test/data/ocsf-compliance-finding.json
import { execFileSync } from 'node:child_process';

const [git, tag] = process.argv.slice(2);
const shown = (path) => execFileSync('git', ['--git-dir', git, 'show', `${tag}:${path}`], { encoding: 'utf8', maxBuffer: 1 << 28 });
const read = (path) => JSON.parse(shown(path));
const PROFILES = new Set(['cloud']);

const dictionary = read('dictionary.json');
const paths = execFileSync('git', ['--git-dir', git, 'ls-tree', '-r', '--name-only', tag], { encoding: 'utf8' }).split('\n');
const eventPath = (name) => paths.find((path) => path.startsWith('events/') && path.endsWith(`/${name}.json`)) ?? `events/${name}.json`;
const date = execFileSync('git', ['--git-dir', git, 'log', '-1', '--format=%cs', tag], { encoding: 'utf8' }).trim();

/** A class or an object with what it inherits, and with the attributes of the profiles we apply. */
function compiled(path, pathOf) {
  const own = read(path);
  const base = own.extends ? compiled(pathOf(own.extends), pathOf) : { attributes: {} };
  const { $include = [], ...attributes } = own.attributes ?? {};
  const included = [$include]
    .flat()
    .map(read)
    .filter((file) => !file.meta || file.meta !== 'profile' || PROFILES.has(file.name));
  const all = { ...base.attributes };
  for (const more of [...included.map((file) => file.attributes), attributes])
    for (const [name, attribute] of Object.entries(more)) {
      if (attribute.profile && !PROFILES.has(attribute.profile)) continue;
      const before = all[name] ?? {};
      all[name] = { ...before, ...attribute, ...(attribute.enum && { enum: { ...before.enum, ...attribute.enum } }) };
    }
  return { uid: own.uid ?? base.uid, category: own.category ?? base.category, attributes: all, constraints: { ...base.constraints, ...own.constraints } };
}

function described({ attributes, constraints }) {
  const list = Object.entries(attributes).map(([name, attribute]) => {
    const known = dictionary.attributes[name] ?? {};
    const type = attribute.type ?? known.type;
    const allowed = Object.keys({ ...known.enum, ...attribute.enum });
    return [
      name,
      {
        type: type === 'object_t' ? (attribute.object_type ?? known.object_type) : type,
        ...((attribute.is_array ?? known.is_array) && { array: true }),
        ...(attribute.requirement === 'required' && { required: true }),
        ...(attribute['@deprecated'] && { deprecated: true }),
        ...(allowed.length > 0 && { enum: allowed }),
      },
    ];
  });
  return { attributes: Object.fromEntries(list), ...(Object.keys(constraints ?? {}).length > 0 && { constraints }) };
}

const categories = read('categories.json').attributes;
const event = compiled(eventPath('compliance_finding'), eventPath);
const category = categories[event.category].uid;
const objects = {};
const wanted = ['metadata', 'product', 'cloud', 'account', 'finding_info', 'analytic', 'compliance', 'resource_details', 'remediation', 'evidences', 'file'];
for (const name of wanted) objects[name] = described(compiled(`objects/${name}.json`, (other) => paths.find((path) => path.endsWith(`objects/${other}.json`))));

process.stdout.write(
  `${JSON.stringify(
    {
      source: `github.com/ocsf/ocsf-schema ${tag} (${date}), names and numbers only`,
      version: read('version.json').version,
      class_uid: category * 1000 + event.uid,
      category_uid: category,
      types: Object.keys(dictionary.types.attributes),
      class: described(event),
      objects,
    },
    undefined,
    1,
  )}\n`,
);
