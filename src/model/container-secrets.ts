/** Credentials that are written into the variables of what runs in containers: tasks and builds. */

import type { Answer } from '../truth/answer.js';
import { every } from '../truth/value.js';
import type { List, Value } from '../truth/value.js';
import { isInSight } from './list.js';
import { credentialsIn } from './secret.js';
import type { Credential } from './secret.js';
import type { Build, Task } from './subjects.js';

/** A variable whose name is a value like any other. */
interface Variable {
  readonly name: Value<string>;
  readonly value: Value<string>;
}

export interface ContainerCredential extends Credential {
  /** The name of the container, or its number. */
  readonly container: string;
}

/** What looks like a credential in the variables of each container. */
export function containerCredentials({ containers }: Pick<Task, 'containers'>): readonly ContainerCredential[] {
  return containers.items.flatMap(({ name, variables }, index) =>
    credentialsIn(named(variables)).map((one) => ({ ...one, container: name.kind === 'known' ? name.value : `#${index + 1}` })),
  );
}

/** Whether every variable of every container can be seen. */
export function seesAllVariables({ containers }: Pick<Task, 'containers'>): Answer {
  return every(containers, ({ variables }) => isInSight(variables));
}

/** The variables of a build that are kept as they are; those of the other types hold the name of a secret. */
function plainVariables({ environment: { variables } }: Pick<Build, 'environment'>): List<Variable> {
  return { ...variables, items: variables.items.filter(({ type }) => type.is('PLAINTEXT').truth !== 'no') };
}

/** What looks like a credential in the variables of a build. */
export function buildCredentials(build: Pick<Build, 'environment'>): readonly Credential[] {
  return credentialsIn(named(plainVariables(build)));
}

/** CodeBuild and the AWS SDKs take the keys from these names (AWS SDKs and Tools Reference Guide, environment variables, October 2026). */
const KEYS: ReadonlySet<string> = new Set(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']);

/** A variable by which a key of AWS is handed in from elsewhere. */
export interface HandedKey {
  readonly variable: string;
  readonly value: Value<string>;
  /** Unknown where the type of the variable is. */
  readonly isPlain: Answer;
}

/** Keys of AWS that come from elsewhere into variables which are kept as they are: everybody who sees the build reads them there. */
export function handedKeys({ environment: { variables } }: Pick<Build, 'environment'>): readonly HandedKey[] {
  return variables.items.flatMap(({ name, value, type }) => {
    if (name.kind !== 'known' || !KEYS.has(name.value) || value.kind === 'absent') return [];
    if (value.kind === 'known' && !value.value.includes('{{resolve:')) return [];
    const isPlain = type.is('PLAINTEXT');
    return isPlain.truth === 'no' ? [] : [{ variable: name.value, value, isPlain }];
  });
}

/** A name that is not known tells nothing about its value. */
function named({ items, origin, open }: List<Variable>): Parameters<typeof credentialsIn>[0] {
  return { items: items.map(({ name, value }) => ({ name: name.kind === 'known' ? name.value : '', value })), origin, ...(open ? { open } : {}) };
}
