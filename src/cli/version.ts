declare const S3LINT_VERSION: string;

/** From package.json, put in when the command is built. */
export const version = S3LINT_VERSION;
