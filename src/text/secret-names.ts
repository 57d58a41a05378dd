/** What the name of a setting says about its value. */

export type NameSays = 'password' | 'secret' | 'nothing';

/** What stands in every name that `saysOf` finds telling. */
export const tellingParts = ['pass', 'pwd', 'secret', 'token', 'credential', 'key', 'salt'];

/** A cheap first look for names. */
export const tellingPart = new RegExp(tellingParts.join('|'), 'gi');

const passwordWord = /(?:passwords?|passwd|passphrase|passcode|pwd)$/;
/** By itself only at the end of a name: DB_PASS, not PASS_THROUGH. */
const shortPassword = /^(?:db|pg|my|user|root|admin)?pass$/;
const secretWord = /(?:secrets?|tokens?|credentials?|apikeys?|accesskey|secretkey|privatekey|authkey|^salt)$/;
const isDigest = oneOf('hash hashes sha sha1 sha256 sha384 sha512 md5 digest checksum etag commit revision fingerprint thumbprint integrity crc32');

/** What makes a `key` one that must not be known. */
const isKeeper = oneOf(
  'api access auth authorization private signing sign signature encryption encrypt decryption master account client consumer shared ' +
    'service storage ssh webhook app application session hmac jwt cipher crypto license integration ingestion write admin stripe openai ' +
    'sendgrid datadog dd twilio mailgun rollbar segment algolia',
);

/** Behind a secret's name these make it the name of something about the secret. */
const isAbout = oneOf(
  'arn arns name names id ids identifier path paths url uri urls endpoint host domain file files filename dir location parameter ' +
    'parameters param params ref reference prefix suffix bucket table alias length len size limit count max min ttl expiry expires ' +
    'expiration lifetime timeout duration interval age type kind header field column cookie region version stage versions policy ' +
    'policies role enabled disabled required algorithm alg format issuer audience scope scopes usage rotation description label title ' +
    'owner email user username manager store provider source status state property attribute pattern regex schema model hint',
);

/** Reads a name in any spelling: `DB_PASSWORD`, `clientSecret`, `auth.token`. */
export function saysOf(name: string): NameSays {
  const words = wordsOf(name);
  if (words.some(isDigest)) return 'nothing';
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index] as string;
    if (isPassword(word, index === words.length - 1)) return 'password';
    if (isSecret(word) || (/^keys?$/.test(word) && isKept(words, index))) return 'secret';
    if (isAbout(word)) return 'nothing';
  }
  return 'nothing';
}

function isPassword(word: string, isLast: boolean): boolean {
  if (!word.includes('pass') && !word.includes('pwd')) return false;
  return passwordWord.test(word) || (isLast && shortPassword.test(word));
}

/** Most are too short to be asked: `key` by itself is none. */
function isSecret(word: string): boolean {
  return word.length > 3 && secretWord.test(word);
}

function isKept(words: readonly string[], index: number): boolean {
  if (index === 0) return false;
  if (words.some((word) => /^(?:public|publishable|site|kms|s3|object)$/.test(word))) return false;
  return isKeeper(words[index - 1] ?? '') || words.slice(0, index).some(isSecret);
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !/^\d+$/.test(word));
}

/** Whether a word is one of a list, which is read at the first question. */
function oneOf(list: string): (word: string) => boolean {
  let all: ReadonlySet<string> | undefined;
  return (word) => (all ??= new Set(list.split(' '))).has(word);
}
