import type { RemoteAddress } from '#contract/schemas/remote.ts';

export const remoteKinds = ['webdav', 's3', 'folder'] as const;
export type RemoteKind = (typeof remoteKinds)[number];

/** What is typed in the form: every kind's fields, so that changing the kind loses nothing. */
export interface RemoteFields {
  readonly kind: RemoteKind;
  readonly path: string;
  readonly url: string;
  readonly user: string;
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly prefix: string;
  readonly keyId: string;
  readonly style: 'path' | 'host';
  /** SHA-256 (hex) of the certificate that a person said to trust. */
  readonly certificate: string | null;
  readonly secret: string;
}
export type FieldName = Exclude<keyof RemoteFields, 'kind' | 'style' | 'certificate'>;

/** What is not right yet, by field; a code of `network:wrong.<code>`. */
export type Wrongs = Readonly<Partial<Record<FieldName, 'missing' | 'address' | 'bucket' | 'region' | 'prefix'>>>;

const empty: RemoteFields = {
  kind: 'webdav',
  path: '',
  url: '',
  user: '',
  endpoint: '',
  bucket: '',
  region: '',
  prefix: '',
  keyId: '',
  style: 'path',
  certificate: null,
  secret: '',
};

/** The form for an address that is set; the secret is not known here and stays empty. */
export function fieldsOf(address: RemoteAddress | null): RemoteFields {
  return address === null ? empty : { ...empty, ...address };
}

/** Ready for the core, which decodes it again. */
export function addressOf(fields: RemoteFields): RemoteAddress {
  const { kind, path, url, user, endpoint, bucket, region, prefix, keyId, style, certificate } = fields;
  if (kind === 'folder') return { kind, path: path.trim() };
  if (kind === 'webdav') return { kind, url: url.trim(), user: user.trim(), certificate };
  return {
    kind,
    endpoint: endpoint.trim(),
    bucket: bucket.trim(),
    region: region.trim(),
    prefix: trimSlashes(prefix),
    keyId: keyId.trim(),
    style,
    certificate,
  };
}

/** What keeps the form from being saved. `keeps`: a secret is kept already, for this account of this server. */
export function wrongIn(fields: RemoteFields, keeps: boolean): Wrongs {
  const { kind, secret } = fields;
  if (kind === 'folder') return fields.path.trim() === '' ? { path: 'missing' } : {};
  const unknown: Wrongs = secret === '' && !keeps ? { secret: 'missing' } : {};
  if (kind === 'webdav') return { ...wrongUrl('url', fields.url), ...unknown };
  return {
    ...wrongUrl('endpoint', fields.endpoint),
    ...(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(fields.bucket.trim()) ? {} : { bucket: 'bucket' }),
    ...(/^[a-z0-9-]{1,40}$/.test(fields.region.trim()) ? {} : { region: 'region' }),
    ...(isPrefix(trimSlashes(fields.prefix)) ? {} : { prefix: 'prefix' }),
    ...(fields.keyId.trim() === '' ? { keyId: 'missing' } : {}),
    ...unknown,
  };
}

/** Whether the kept secret serves: it goes to the same account of the same server alone. */
export function keepsSecret(before: RemoteAddress | null, fields: RemoteFields): boolean {
  if (before === null || before.kind !== fields.kind) return false;
  if (before.kind === 'folder') return true;
  return before.kind === 'webdav'
    ? originOf(before.url) === originOf(fields.url) && before.user === fields.user.trim()
    : originOf(before.endpoint) === originOf(fields.endpoint) && before.keyId === fields.keyId.trim();
}

/**
 * The WebDAV address of a folder in a Nextcloud, for the address that people see in the browser; null when it is not such
 * a one, or is right already.
 */
export function nextcloudAddress(typed: string, user: string): string | null {
  const url = parsed(typed);
  if (url === null || user.trim() === '' || /\/(?:remote|public)\.php\//.test(url.pathname)) return null;
  const seen = /^(.*?)(?:\/index\.php)?\/apps\/(?:files|dashboard)(?:\/.*)?$/.exec(url.pathname);
  if (seen === null && url.pathname !== '/') return null;
  const folder = url.searchParams.get('dir') ?? '/';
  const path = folder
    .split('/')
    .filter((part) => part !== '')
    .map((part) => `/${encodeURIComponent(part)}`);
  return `${url.origin}${seen?.[1] ?? ''}/remote.php/dav/files/${encodeURIComponent(user.trim())}${path.join('')}/`;
}

/** Whether the password would travel for everybody to read. */
export function isOpen(typed: string): boolean {
  const url = parsed(typed);
  return url?.protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}

const wrongUrl = (name: 'url' | 'endpoint', typed: string): Wrongs =>
  typed.trim() === '' ? { [name]: 'missing' } : parsed(typed) === null ? { [name]: 'address' } : {};

function parsed(typed: string): URL | null {
  const url = URL.parse(typed.trim());
  return url !== null && /^https?:$/.test(url.protocol) ? url : null;
}

const originOf = (typed: string): string | null => parsed(typed)?.origin ?? null;
const trimSlashes = (text: string): string => text.trim().replaceAll(/^\/+|\/+$/g, '');
const isPrefix = (text: string): boolean =>
  text === '' || /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*){0,7}$/.test(text);
