/** Credentials from the usual places, got by the SDK; each role is taken on once for all services, and again before it expires. */

import type { Identity } from '../port.js';
import { silent } from './agents.js';
import type { Package } from './packages.js';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
  /** Marks of the places that they came through. */
  readonly $source?: Readonly<Record<string, string>>;
}

export type Provider = () => Promise<Credentials>;

interface CredentialSetting {
  readonly profile?: string;
  readonly mfaCode?: (serial: string) => Promise<string>;
  /** For what the SDK asks AWS itself: where, and over which connections. */
  readonly client: object;
}

/** A session is renewed when it has less than that left. */
const MARGIN = 5 * 60_000;

class CredentialsFailed extends Error {
  readonly kind = 'no-credentials';
  readonly Code?: string;
  readonly $metadata?: object;
  /** Node's, for a connection that failed. */
  readonly code?: string;

  constructor(cause: unknown, profile?: string) {
    const said = (typeof cause === 'object' && cause !== null ? cause : {}) as {
      message?: string;
      name?: string;
      Code?: string;
      $metadata?: object;
      code?: string;
    };
    super(`${said.message ?? String(cause)}${profile === undefined ? '' : ` (profile ${profile})`}`);
    this.name = said.name === 'CredentialsProviderError' ? 'Error' : (said.name ?? 'Error');
    if (said.Code !== undefined) this.Code = said.Code;
    if (said.code !== undefined) this.code = said.code;
    if (said.$metadata !== undefined) this.$metadata = said.$metadata;
  }
}

/** Providers, one for each identity. */
export function providers(from: Package, { profile, mfaCode, client }: CredentialSetting): (identity: Identity) => Provider {
  const known = new Map<string, Provider>();
  const providerOf = (identity: Identity): Provider => {
    const key = JSON.stringify(identity);
    const provider = known.get(key) ?? remembered(made(identity));
    known.set(key, provider);
    return provider;
  };
  const made = (identity: Identity): Provider => {
    if (identity.kind === 'role') {
      const params = { RoleArn: identity.arn, RoleSessionName: 's3lint', ...(identity.externalId !== undefined && { ExternalId: identity.externalId }) };
      return provide(from, 'fromTemporaryCredentials', { masterCredentials: providerOf(identity.by), params, clientConfig: client, logger: silent });
    }
    const chosen = { ...(profile !== undefined && { profile }), ...(mfaCode && { mfaCodeProvider: mfaCode }) };
    const chain = provide(from, 'fromNodeProviderChain', { ...chosen, clientConfig: client, logger: silent });
    return () =>
      chain().catch((error: unknown) => {
        throw new CredentialsFailed(error, profile);
      });
  };
  return providerOf;
}

function provide(from: Package, name: string, init: object): Provider {
  return (from[name] as (init: object) => Provider)(init);
}

/** Asks once for all who wait, and keeps no failure. */
export function remembered(provider: Provider, now: () => number = Date.now): Provider {
  let current: Promise<Credentials> | undefined;
  let until = Number.POSITIVE_INFINITY;
  return async () => {
    if (current && now() < until) return current;
    until = Number.POSITIVE_INFINITY;
    const asked = provider();
    current = asked;
    try {
      const credentials = await asked;
      if (current === asked) until = credentials.expiration ? credentials.expiration.getTime() - MARGIN : Number.POSITIVE_INFINITY;
      return credentials;
    } catch (error) {
      if (current === asked) current = undefined;
      throw isOurs(error) ? error : new CredentialsFailed(error);
    }
  };
}

function isOurs(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'kind' in error && error.kind === 'no-credentials';
}

/** The SDK's marks (its source, `credential-features`), in words. */
const places: readonly (readonly [mark: string, words: string])[] = [
  ['CREDENTIALS_STS_ASSUME_ROLE', 'a role that was taken on'],
  ['CREDENTIALS_STS_ASSUME_ROLE_WEB_ID', 'a web identity token'],
  ['CREDENTIALS_SSO', 'a sign-in of IAM Identity Center'],
  ['CREDENTIALS_SSO_LEGACY', 'a sign-in of IAM Identity Center'],
  ['CREDENTIALS_LOGIN', 'a sign-in with `aws login`'],
  ['CREDENTIALS_PROCESS', 'the credential process of the profile'],
  ['CREDENTIALS_PROFILE_PROCESS', 'the credential process of the profile'],
  ['CREDENTIALS_IMDS', 'the role of this instance'],
  ['CREDENTIALS_HTTP', 'the role of this container'],
  ['CREDENTIALS_PROFILE', 'keys in the profile'],
  ['CREDENTIALS_ENV_VARS', 'environment variables'],
];

export function sourceOf({ $source = {} }: Credentials, profile: string | undefined): string {
  const words = places.find(([mark]) => Object.hasOwn($source, mark))?.[1] ?? 'the usual places';
  return profile === undefined ? words : `${words} (profile ${profile})`;
}
