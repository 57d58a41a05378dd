/** What a declaration can be about. Rules name one of them in `on`. */
export const subjectKinds = ['bucket', 'key', 'role', 'lambda'] as const;
export type SubjectKind = (typeof subjectKinds)[number];
