/** The call or the configuration is wrong: the message says how, the help says what would be right. Exit code 2. */
export class WrongCall extends Error {
  readonly kind = 'wrong-call';

  constructor(
    message: string,
    readonly help?: string,
  ) {
    super(message);
  }
}

export function isWrongCall(error: unknown): error is WrongCall {
  return typeof error === 'object' && error !== null && (error as { readonly kind?: unknown }).kind === 'wrong-call';
}

/** The code of an error of the operating system, such as ENOENT. */
export function systemCode(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null ? (error as { readonly code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : undefined;
}
