import { createHash } from 'node:crypto';
import type { Random } from '../services/ports/system.ts';

/** Proves who we are to a server in the way it asks for. */
export interface Auth {
  /** The `Authorization` header for a request, or null while none is known or needed. */
  header(method: string, url: URL): string | null;
  /** Learns from a 401 to a request with the header `sent`; false when trying again would be in vain. */
  learn(challenge: string, sent: string | null): boolean;
}

export interface Credentials {
  /** '' sends the secret as a bearer token. */
  readonly user: string;
  readonly secret: string | null;
}

/**
 * Basic (RFC 7617), Digest (RFC 7616) or a bearer token (RFC 6750). Over a safe connection Basic goes along from the
 * start, which saves a request; over a bare one the server is asked first, because it may know Digest.
 */
export function authFor({ user, secret }: Credentials, secure: boolean, random: Random): Auth {
  if (secret === null) return { header: () => null, learn: () => false };
  // No token has other characters; as a header they would be refused here or misread there.
  if (user === '') return { header: () => (ASCII.test(secret) ? `Bearer ${secret}` : null), learn: () => false };
  const basic = `Basic ${Buffer.from(`${user}:${secret}`, 'utf8').toString('base64')}`;
  let digest: Digest | null = null;
  let useBasic = secure;
  return {
    header: (method, url) => digest?.answer(method, url) ?? (useBasic ? basic : null),
    learn(challenge, sent) {
      const asked = digestChallenge(challenge);
      if (asked !== null) {
        // The same question again means that our answer was wrong; several requests may have set out with the last one.
        const answered = sent?.startsWith('Digest ') === true;
        if (answered && digest?.wrote(sent) === true && asked['stale']?.toLowerCase() !== 'true') return false;
        if (answered && digest?.wrote(sent) === false) return true;
        digest = digestFor({ user, secret }, asked, random);
        return true;
      }
      if (sent === basic || !/\bbasic\b/i.test(challenge)) return false;
      useBasic = true;
      return true;
    },
  };
}

const ASCII = /^[\x20-\x7e]+$/;

interface Digest {
  /** Whether a header is an answer to this question. */
  wrote(header: string): boolean;
  answer(method: string, url: URL): string;
}

type Challenge = Readonly<Record<string, string>>;

const HASHES: Readonly<Record<string, string>> = { md5: 'md5', 'sha-256': 'sha256' };

/** The parameters of the best Digest challenge that we can answer; null when there is none. */
function digestChallenge(header: string): Challenge | null {
  const asked = header
    .split(/\b(?=digest\s)/i)
    .filter((part) => /^digest\s/i.test(part))
    .map((part) =>
      Object.fromEntries(
        [...part.slice(7).matchAll(/(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/g)].map(
          ([, name = '', quoted, bare]) => [name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? bare ?? ''],
        ),
      ),
    )
    .filter(({ algorithm = 'md5' }) => Object.hasOwn(HASHES, algorithm.toLowerCase().replace(/-sess$/, '')));
  return asked.find(({ algorithm }) => algorithm?.toLowerCase().startsWith('sha-256') === true) ?? asked[0] ?? null;
}

function digestFor(
  { user, secret }: { readonly user: string; readonly secret: string },
  { realm = '', nonce = '', opaque, qop = '', algorithm = 'MD5' }: Challenge,
  random: Random,
): Digest {
  const sess = algorithm.toLowerCase().endsWith('-sess');
  const hash = (text: string): string =>
    createHash(HASHES[algorithm.toLowerCase().replace(/-sess$/, '')] ?? 'md5')
      .update(text, 'utf8')
      .digest('hex');
  const withAuth = qop.split(',').some((one) => one.trim() === 'auth');
  let count = 0;
  return {
    wrote: (header) => header.includes(`nonce="${nonce}"`),
    answer(method, url) {
      count += 1;
      const nc = count.toString(16).padStart(8, '0');
      const cnonce = Math.floor(random() * 2 ** 48).toString(16);
      const uri = url.pathname + url.search;
      const first = hash(`${user}:${realm}:${secret}`);
      const one = sess ? hash(`${first}:${nonce}:${cnonce}`) : first;
      const two = hash(`${method}:${uri}`);
      const response = hash(withAuth ? `${one}:${nonce}:${nc}:${cnonce}:auth:${two}` : `${one}:${nonce}:${two}`);
      const named = ASCII.test(user) ? { username: user } : {};
      const quoted = { ...named, realm, nonce, uri, response, ...(opaque === undefined ? {} : { opaque }) };
      return `Digest ${[
        ...Object.entries(quoted).map(([name, text]) => `${name}="${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`),
        ...(ASCII.test(user) ? [] : [`username*=UTF-8''${encodeURIComponent(user)}`]),
        `algorithm=${algorithm}`,
        ...(withAuth || sess ? [`cnonce="${cnonce}"`] : []),
        ...(withAuth ? ['qop=auth', `nc=${nc}`] : []),
      ].join(', ')}`;
    },
  };
}
