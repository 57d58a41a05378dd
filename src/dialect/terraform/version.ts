/** Constraints on versions, as `version` and `required_providers` write them. Terraform language, "Version Constraints", read November 2026. */

/** Whether every version that a constraint allows is older than one. A constraint without an upper bound is met by the newest. */
export function allowsOnlyBefore(constraint: string, major: number, minor = 0): boolean {
  return constraint.split(',').some((bound) => endsBefore(bound, major, minor));
}

function endsBefore(bound: string, major: number, minor: number): boolean {
  const [, operator = '=', numbers] = /^\s*(=|~>|<=|<)?\s*v?(\d+(?:\.\d+)*)/.exec(bound) ?? [];
  if (numbers === undefined) return false;
  const [first = 0, second = 0, ...rest] = numbers.split('.').map(Number);
  // The last number that is written may grow; one that is alone does so without end.
  if (operator === '~>' && rest.length === 0) return numbers.includes('.') && first < major;
  if (first < major || (first === major && second < minor)) return true;
  return operator === '<' && first === major && second === minor && rest.every((number) => number === 0);
}
