/** The intrinsic functions. CloudFormation User Guide, "Intrinsic function reference", read October 2026. */

import type { Node } from '../../syntax/tree.js';
import { valueOf } from '../../syntax/tree.js';
import { Mapped } from '../../text/mapped.js';
import type { Seen, SeenUnknown } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import type { Call } from './call.js';
import { whyNot } from './call.js';
import { conditionHolds, nodeHolds } from './condition.js';
import { importValue } from './export.js';
import { jsonString } from './json-string.js';
import { loopName } from './loop.js';
import { findInMap } from './mapping.js';
import { originOf } from './origin.js';
import { refTo } from './reference.js';
import { literalSeen, scalarOf } from '../seen.js';
import { unknownAt } from './seen.js';
import { join, select, split, sub } from './string.js';
import { attributeOf } from './symbols.js';
import type { Scope } from './template.js';
import { see } from './template.js';

type Evaluate = (argument: Node, node: Node, scope: Scope, world: World) => Seen;

const functions: Readonly<Record<string, Evaluate>> = {
  Ref: ref,
  GetAtt: getAtt,
  Sub: sub,
  Join: join,
  Select: select,
  Split: split,
  FindInMap: findInMap,
  If: branch,
  And: condition,
  Or: condition,
  Not: condition,
  Equals: condition,
  Condition: condition,
  ImportValue: importValue,
  Base64: base64,
  ToJsonString: jsonString,
  Length: length,
  Transform: transform,
};

export function intrinsic(call: Call, node: Node, scope: Scope, world: World): Seen {
  const evaluate = Object.hasOwn(functions, call.name) ? functions[call.name] : undefined;
  return evaluate ? evaluate(call.argument, node, scope, world) : unknownAt(node, whyNot(call, node));
}

function ref(argument: Node, node: Node, scope: Scope, world: World): Seen {
  if (argument.kind !== 'scalar') return unknownAt(node, 'a Ref without a name');
  return refTo(loopName(argument.value, scope.loop), originOf(node), scope, world);
}

/** `Bucket.Arn` as one text, or the two as a list, of which the language extensions let either be a function. */
function getAtt(argument: Node, node: Node, scope: Scope, world: World): Seen {
  const parts =
    argument.kind === 'sequence'
      ? argument.items.map((item) => literalSeen(see(item, scope, world)))
      : [argument.kind === 'scalar' ? loopName(argument.value, scope.loop) : undefined];
  const path = parts.every((part) => part !== undefined) ? parts.join('.') : '';
  const dot = path.indexOf('.');
  if (dot <= 0) return unknownAt(node, 'a GetAtt whose resource and attribute are not known');
  return attributeOf(path.slice(0, dot), path.slice(dot + 1), originOf(node), scope.template, world);
}

/** Scripts and documents are judged by what they hold, not by how they are sent. */
function base64(argument: Node, _node: Node, scope: Scope, world: World): Seen {
  return see(argument, scope, world);
}

function branch(argument: Node, node: Node, scope: Scope, world: World): Seen {
  const [condition, then, otherwise] = argument.kind === 'sequence' ? argument.items : [];
  if (!condition || !then || !otherwise) return unknownAt(node, 'an If without condition and two values');
  const holds =
    condition.kind === 'scalar' && condition.tag === undefined
      ? conditionHolds(scope.template, loopName(condition.value, scope.loop), world)
      : nodeHolds(condition, scope, world);
  return see(holds ? then : otherwise, scope, world);
}

function condition(_argument: Node, node: Node, scope: Scope, world: World): Seen {
  return { ...scalarOf(Mapped.literal(String(nodeHolds(node, scope, world))), originOf(node)), type: 'boolean' };
}

function length(argument: Node, node: Node, scope: Scope, world: World): Seen {
  const list = see(argument, scope, world);
  if (list.kind !== 'sequence' || list.open) return unknownAt(node, 'the length of a list that is not known');
  return { ...scalarOf(Mapped.literal(String(list.items().length)), originOf(node)), type: 'number' };
}

function transform(argument: Node, node: Node): SeenUnknown {
  const name = valueOf(argument, 'Name');
  return unknownAt(
    node,
    name?.kind === 'scalar' && name.value === 'AWS::Include' ? 'included from S3 at deployment (AWS::Include)' : 'made by a macro at deployment',
  );
}
