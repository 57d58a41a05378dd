/** The questions of `s3lint policy check`, as they are called and read. A yes is what somebody should look at. */

export interface NamedQuestion {
  readonly name: string;
  readonly asks: string;
  /** It is asked when none is chosen. */
  readonly usual: boolean;
}

function usual<const N extends string>(name: N, asks: string): NamedQuestion & { readonly name: N } {
  return { name, asks, usual: true };
}

function onRequest<const N extends string>(name: N, asks: string): NamedQuestion & { readonly name: N } {
  return { name, asks, usual: false };
}

export const policyQuestions = [
  usual('anonymous', 'Can somebody without credentials reach it?'),
  usual('any-account', 'Can anybody with an AWS account reach it?'),
  usual('other-accounts', "Can another account than the owner's reach it?"),
  usual('http', 'Can it be reached over plain HTTP?'),
  usual('old-tls', 'Would TLS older than 1.2 be let through, if S3 itself took it?'),
  usual('sse-c', 'Can objects be uploaded that are encrypted with a key of the caller (SSE-C)?'),
  usual('lock-out', 'Is everybody but the root user locked out of its policy?'),
  usual('dead', 'Are there statements that never match?'),
  usual('redundant', 'Are there statements that change nothing?'),
  onRequest('outside', 'Can anybody reach it but the owner and those whom the configuration trusts?'),
  onRequest('read', 'Can somebody else read objects?'),
  onRequest('list', 'Can somebody else list objects?'),
  onRequest('write', 'Can somebody else write or delete objects?'),
  onRequest('admin', 'Can somebody else change its settings or its permissions?'),
  onRequest('public', 'Does Block Public Access call its policy public?'),
] as const;

export type PolicyQuestionName = (typeof policyQuestions)[number]['name'];

export const policyQuestionNames: readonly PolicyQuestionName[] = policyQuestions.map(({ name }) => name);
