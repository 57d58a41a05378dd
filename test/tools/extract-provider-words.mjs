/**
 * Makes test/data/terraform/provider-words.json: the names of all arguments and blocks of the types that s3lint knows, as the Terraform
 * provider for AWS declares them. Its schema is published in the package of generated bindings:
 *
 *   npm pack @cdktn/provider-aws && tar xzf cdktn-provider-aws-*.tgz
 *   node test/tools/extract-provider-words.mjs package > test/data/terraform/provider-words.json
 *
 * Only names, kinds and nesting are taken. A package that holds more than the folders below need not be unpacked as a whole.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const resources = `
  alb batch_compute_environment cloudfront_distribution cloudfront_origin_access_control cloudfront_origin_access_identity cloudtrail
  cloudtrail_event_data_store
  codebuild_project config_delivery_channel ecs_task_definition elb flow_log glacier_vault glacier_vault_lock
  iam_group iam_group_membership iam_group_policies_exclusive iam_group_policy iam_group_policy_attachment iam_group_policy_attachments_exclusive
  iam_instance_profile iam_policy iam_policy_attachment iam_role iam_role_policies_exclusive iam_role_policy iam_role_policy_attachment
  iam_role_policy_attachments_exclusive iam_user iam_user_group_membership iam_user_login_profile iam_user_policies_exclusive iam_user_policy
  iam_user_policy_attachment iam_user_policy_attachments_exclusive instance
  kms_alias kms_external_key kms_grant kms_key kms_key_policy kms_replica_external_key kms_replica_key
  lambda_alias lambda_function lambda_function_url lambda_layer_version lambda_permission lambda_resource_policy launch_configuration launch_template lb
  organizations_policy organizations_policy_attachment
  s3_access_point s3_account_public_access_block s3_bucket s3_bucket_abac s3_bucket_accelerate_configuration s3_bucket_acl
  s3_bucket_analytics_configuration s3_bucket_cors_configuration s3_bucket_intelligent_tiering_configuration s3_bucket_inventory
  s3_bucket_lifecycle_configuration s3_bucket_logging s3_bucket_metadata_configuration s3_bucket_metric s3_bucket_notification s3_bucket_object
  s3_bucket_object_lock_configuration s3_bucket_ownership_controls s3_bucket_policy s3_bucket_public_access_block
  s3_bucket_replication_configuration s3_bucket_request_payment_configuration s3_bucket_server_side_encryption_configuration s3_bucket_versioning
  s3_bucket_website_configuration s3_directory_bucket s3_object s3_object_copy
  s3control_access_grant s3control_access_grants_instance s3control_access_grants_instance_resource_policy s3control_access_grants_location
  s3control_access_point_policy s3control_bucket s3control_bucket_lifecycle_configuration s3control_bucket_policy
  s3control_directory_bucket_access_point_scope s3control_multi_region_access_point s3control_multi_region_access_point_policy
  s3control_multi_region_access_point_routes s3control_object_lambda_access_point s3control_object_lambda_access_point_policy
  s3control_storage_lens_configuration
  s3files_access_point s3files_file_system s3files_file_system_policy s3files_mount_target s3files_synchronization_configuration
  s3outposts_endpoint s3tables_namespace s3tables_table s3tables_table_bucket s3tables_table_bucket_policy s3tables_table_bucket_replication
  s3tables_table_policy s3tables_table_replication s3vectors_index s3vectors_vector_bucket s3vectors_vector_bucket_policy
  sns_topic sns_topic_policy sqs_queue sqs_queue_policy vpc_endpoint vpc_endpoint_policy
  vpc_endpoint_route_table_association vpc_endpoint_subnet_association`;

const dataSources = `
  alb availability_zones billing_service_account caller_identity canonical_user_id cloudfront_distribution cloudfront_log_delivery_canonical_user_id
  cloudfront_origin_access_control cloudfront_origin_access_identity cloudtrail_service_account ecs_task_definition elb elb_service_account
  iam_group iam_policy iam_policy_document iam_role iam_user instance kms_alias kms_key lambda_function launch_template lb organizations_policy partition
  region s3_access_point s3_account_public_access_block s3_bucket s3_bucket_object s3_bucket_policy s3_directory_buckets s3_object
  s3_objects s3control_multi_region_access_point sns_topic sqs_queue vpc_endpoint`;

const [from] = process.argv.slice(2);
if (!from || !existsSync(join(from, 'package.json'))) {
  console.error('usage: node test/tools/extract-provider-words.mjs <the unpacked package>');
  process.exit(2);
}

const { name, version, cdktf } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
const missing = [];
const facts = {
  source: `${name} ${version}, generated from the published schema of the Terraform provider ${cdktf.provider.name.split('/').slice(-2).join('/')}: arguments and blocks of the types that src/dialect/terraform/words knows, and what else can be read of them. Written by test/tools/extract-provider-words.mjs.`,
  version: cdktf.provider.version,
  date: new Date().toISOString().slice(0, 7),
  resources: typesOf(resources, ''),
  data: typesOf(dataSources, 'data-aws-'),
};
if (missing.length > 0) {
  console.error(`the package has no ${missing.join(', ')}`);
  process.exit(1);
}
process.stdout.write(`${printed(facts, 0)}\n`);

function typesOf(names, prefix) {
  const types = {};
  for (const type of names.split(/\s+/).filter(Boolean)) {
    const folder = join(from, 'lib', prefix + type.replaceAll('_', '-'));
    if (existsSync(folder)) types[`aws_${type}`] = typeOf(`aws_${type}`, folder);
    else missing.push(prefix + type);
  }
  return types;
}

function typeOf(type, folder) {
  const code = readFileSync(join(folder, 'index.js'), 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '');
  const declared = readFileSync(join(folder, 'index.d.ts'), 'utf8');
  if (!code.includes(`tfResourceType = "${type}"`)) throw new Error(`${folder} is not ${type}`);
  // What a struct may hold is told by the function that writes it as HCL; which of it is a block only by the sentence over its type.
  const structs = new Map();
  for (const [, made, body] of code.matchAll(/\nfunction (\w+)ToHclTerraform\(struct\) \{\n([\s\S]*?)\n\}/g)) structs.set(made.toLowerCase(), body);
  const blocks = new Map();
  for (const [, owner, body] of declared.matchAll(/\nexport interface (\w+)(?: extends [\w.]+)? \{\n([\s\S]*?)\n\}/g)) {
    blocks.set(owner.toLowerCase(), new Set([...body.matchAll(/\* (\w+) block\n/g)].map(([, block]) => block)));
  }
  const main = code.slice(code.lastIndexOf('\nclass '));
  const [, mainClass] = /\nclass (\w+)/.exec(main);
  const top = /synthesizeHclAttributes\(\) \{\n([\s\S]*?)\n {4}\}/.exec(main)?.[1] ?? '';
  const computed = {};
  for (const [, attribute, rest] of main.matchAll(/\/\/ (\w+) - computed: true, optional: false, required: false\n([^\n]*\n[^\n]*)/g))
    computed[attribute] = kindOfGetter(rest);
  const required = [...main.matchAll(/\/\/ (\w+) - computed: false, optional: false, required: true/g)].map(([, attribute]) => attribute);
  const whole = structOf(top, `${mainClass}config`.toLowerCase());
  return {
    ...whole,
    ...(required.length > 0 ? { required: required.sort() } : {}),
    ...(Object.keys(computed).length > 0 ? { computed: sorted(computed) } : {}),
  };

  function structOf(body, owner) {
    const attributes = {};
    const inner = {};
    for (const [, key, value, isBlock, kind, storage] of body.matchAll(
      /(\w+): \{\s*value: (.*),\s*isBlock: (true|false),\s*type: "(\w+)",\s*storageClassType: "(\w+)"/g,
    )) {
      if (isBlock === 'false') attributes[key] = plainKind(kind, storage);
      else {
        const made = /(\w+)ToHclTerraform/.exec(value.replaceAll(/cdktn\.\w+/g, ''))[1].toLowerCase();
        const struct = structOf(structs.get(made), made);
        const many = value.includes('listMapperHcl') || kind === 'map';
        if (blocks.get(owner)?.has(key))
          inner[key] = { nesting: kind === 'struct' ? 'single' : kind, ...(many || kind === 'struct' ? {} : { max: 1 }), ...struct };
        else attributes[key] = many ? [struct.attributes] : struct.attributes;
      }
    }
    return { attributes: sorted(attributes), ...(Object.keys(inner).length > 0 ? { blocks: sorted(inner) } : {}) };
  }
}

function plainKind(kind, storage) {
  const of = { string: 'string', number: 'number', boolean: 'bool' }[storage.replace(/(?:List|Map)$/, '')] ?? 'any';
  return kind === 'simple' ? of : `${kind}(${of})`;
}

function kindOfGetter(text) {
  const [, of] = /get(String|Number|Boolean|List|StringMap|NumberMap|BooleanMap|AnyMap)Attribute/.exec(text) ?? [];
  if (of) return { String: 'string', Number: 'number', Boolean: 'bool', List: 'list(string)' }[of] ?? 'map';
  return /new cdktn\.\w*Map\(/.test(text) ? 'map' : /List\(/.test(text) ? 'list' : 'any';
}

function sorted(object) {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** JSON with what is short on one line. */
function printed(value, depth) {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || (depth > 2 && flat.length + depth * 2 <= 150 && !flat.includes('"blocks"'))) return spaced(value);
  const pad = '  '.repeat(depth + 1);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const lines = Array.isArray(value)
    ? value.map((item) => pad + printed(item, depth + 1))
    : Object.entries(value).map(([key, item]) => `${pad}${JSON.stringify(key)}: ${printed(item, depth + 1)}`);
  return `${open}\n${lines.join(',\n')}\n${'  '.repeat(depth)}${close}`;
}

function spaced(value) {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${spaced(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
