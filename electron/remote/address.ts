import path from 'node:path';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { type RemoteAddress, remoteAddress } from '#contract/schemas/remote.ts';
import { fail, ok, type Result } from '#domain/result.ts';

/** Schemes and what they stand for; every other text is a folder. */
const SCHEMES: Readonly<Record<string, readonly ['webdav' | 's3', 'http:' | 'https:']>> = {
  'http:': ['webdav', 'http:'],
  'https:': ['webdav', 'https:'],
  'webdav:': ['webdav', 'http:'],
  'webdavs:': ['webdav', 'https:'],
  's3:': ['s3', 'https:'],
  's3+http:': ['s3', 'http:'],
};
const USUAL_REGION = 'us-east-1';

/**
 * Reads an address as people write it: a folder's path, `https://user@host/path`, `webdav(s)://user@host/path`,
 * `s3://KEYID@host/bucket/prefix?region=R&style=host`, `s3+http://…` for a store without TLS. Refused when it is none, or
 * holds a password: those are kept apart.
 */
export function parseAddress(text: string, certificate: string | null = null): Result<RemoteAddress, Refusal> {
  const scheme = /^([a-z0-9+]+:)\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return checked(text, { kind: 'folder', path: path.resolve(text) });
  const [kind, protocol] = SCHEMES[scheme] ?? [];
  const url = URL.parse(`http${text.slice(scheme.length - 1)}`);
  if (kind === undefined || url === null) return fail(refuse('remote-address', { address: shown(text) }));
  if (url.password !== '') return fail(refuse('remote-address', { address: shown(text) }));
  const user = decoded(url.username);
  const root = `${protocol}//${url.host}`;
  if (kind === 'webdav') return checked(text, { kind, url: `${root}${url.pathname}`, user, certificate });
  const [bucket = '', ...prefix] = url.pathname.split('/').filter((part) => part !== '');
  const region = url.searchParams.get('region') ?? USUAL_REGION;
  const style = url.searchParams.get('style') ?? 'path';
  const address = { kind, endpoint: root, bucket, region, prefix: prefix.join('/'), keyId: user, style, certificate };
  return checked(text, address);
}

function checked(text: string, address: unknown): Result<RemoteAddress, Refusal> {
  const read = remoteAddress.safeParse(address);
  return read.success ? ok(read.data) : fail(refuse('remote-address', { address: shown(text) }));
}

/** Without a password that somebody wrote into it. */
const shown = (text: string): string => text.replace(/^([a-z0-9+]+:\/\/[^/@:]*):[^/@]*@/i, '$1@').slice(0, 200);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
