import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { etagOf } from './etag.ts';
import { listen, type Listening } from './loopback.ts';

/** How servers differ that all call themselves WebDAV. */
export interface DavFlavour {
  readonly name: string;
  /** The path of the folder. */
  readonly path: string;
  readonly auth: 'none' | 'basic' | 'digest' | 'bearer';
  readonly etag: 'strong' | 'weak' | 'none';
  /** What a PUT into a missing folder is answered. */
  readonly missing: 404 | 409;
  /** What stays of a PUT that broke. */
  readonly broken: 'nothing' | 'what-came';
  readonly move: 'full-address' | 'path-only' | 'unknown';
  /** Path that a proxy in front of it does not show; hrefs tell it all the same. */
  readonly hrefBase?: string;
  readonly prefix: string;
  /** Nextcloud's chunked uploads: where they are collected. */
  readonly uploads?: string;
  /** Free bytes, where it tells. */
  readonly free?: number;
  /** A MKCOL is answered 403 when somebody else made the folder after the server had looked: Apache's mod_dav. */
  readonly races?: true;
}

const usual: DavFlavour = {
  name: 'apache',
  path: '/dav/',
  auth: 'basic',
  etag: 'strong',
  missing: 409,
  broken: 'nothing',
  move: 'full-address',
  prefix: 'D:',
};

export const davFlavours: readonly DavFlavour[] = [
  usual,
  { ...usual, name: 'rclone', path: '/', auth: 'none', missing: 404, broken: 'what-came', prefix: 'D:' },
  { ...usual, name: 'weak tags', etag: 'weak', auth: 'bearer', prefix: 'd:', hrefBase: '/inner/path/' },
  {
    ...usual,
    name: 'nas',
    free: 123_456_789,
    path: '/home/tansiq/',
    auth: 'digest',
    etag: 'none',
    move: 'path-only',
    prefix: '',
  },
  {
    ...usual,
    name: 'nextcloud',
    path: '/cloud/remote.php/dav/files/office-north/campaign/',
    uploads: '/cloud/remote.php/dav/uploads/office-north',
    prefix: 'd:',
    broken: 'what-came',
  },
  { ...usual, name: 'apache, with others at the same work', races: true },
  { ...usual, name: 'no move', move: 'unknown', broken: 'what-came', prefix: 'a:' },
];

export const USER = 'office-north';
export const SECRET = 'pa"ss wörd:1';
export const TOKEN = 'a-token.of~letters';
const REALM = 'office "north"';

/** A folder is null. Paths begin with `/` and end with none. */
type Tree = Map<string, Buffer | null>;

export interface FakeDav extends Listening {
  readonly folder: URL;
  /** Files by their path below the folder. */
  files(): Map<string, Buffer>;
  /** Files and folders (null) by their path from the root. */
  all(): ReadonlyMap<string, Buffer | null>;
}

/** A WebDAV server in memory. */
export async function fakeWebdav(flavour: DavFlavour): Promise<FakeDav> {
  const root = flavour.path.replace(/\/$/, '');
  const tree: Tree = new Map([['', null]]);
  for (const place of [root, flavour.uploads ?? '']) {
    for (let at = place; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) tree.set(at, null);
  }
  const listening = await listen((request, response) => {
    void answer(flavour, tree, request, response);
  });
  return {
    ...listening,
    folder: new URL(flavour.path, listening.url),
    all: () => tree,
    files: () =>
      new Map(
        [...tree].flatMap(([path, bytes]) =>
          bytes === null || !path.startsWith(`${root}/`) ? [] : [[path.slice(root.length + 1), bytes]],
        ),
      ),
  };
}

async function answer(flavour: DavFlavour, tree: Tree, request: IncomingMessage, response: ServerResponse) {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname).replace(/\/$/, '');
  const challenge = unauthorised(flavour, request);
  if (challenge !== null) {
    response.writeHead(401, { 'www-authenticate': challenge }).end();
    return;
  }
  const verb = verbs[request.method ?? ''];
  if (verb === undefined || (request.method === 'MOVE' && flavour.move === 'unknown')) {
    request.resume();
    response.writeHead(405).end();
    return;
  }
  const asked = { flavour, tree, path, request, response };
  if (flavour.uploads !== undefined && path.startsWith(`${flavour.uploads}/`)) {
    const refusal = uploading(asked);
    if (refusal !== null) return refusal === 0 ? undefined : say(asked, refusal);
  }
  await verb(asked);
}

interface Asked {
  readonly flavour: DavFlavour;
  readonly tree: Tree;
  readonly path: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));
const say = ({ request, response }: Asked, status: number): void => {
  request.resume();
  response.writeHead(status).end();
};

const verbs: Readonly<Record<string, (asked: Asked) => Promise<void> | void>> = {
  HEAD: get,
  GET: get,
  PUT: put,
  DELETE(asked) {
    if (!asked.tree.has(asked.path)) return say(asked, 404);
    for (const path of asked.tree.keys()) {
      if (path === asked.path || path.startsWith(`${asked.path}/`)) asked.tree.delete(path);
    }
    say(asked, 204);
  },
  MKCOL(asked) {
    if (asked.tree.has(asked.path)) return say(asked, 405);
    if (asked.tree.get(parentOf(asked.path)) !== null) return say(asked, asked.flavour.missing);
    asked.tree.set(asked.path, null);
    // Whoever else was quicker made it.
    say(asked, asked.flavour.races ? 403 : 201);
  },
  MOVE: move,
  PROPFIND: propfind,
};

/** What Nextcloud does differently in its uploads: a status, 0 when it was done, null where a folder is a folder. */
function uploading(asked: Asked): number | null {
  const { tree, path, request, response } = asked;
  const method = request.method ?? '';
  const name = path.slice(path.lastIndexOf('/') + 1);
  const begins = method === 'MKCOL' || method === 'PUT' || method === 'MOVE';
  if (begins && request.headers['destination'] === undefined) return 400;
  if (method === 'PUT' && tree.has(path)) return 403;
  if (method !== 'MOVE') return null;
  if (name !== '.file') return 403;
  const folder = parentOf(path);
  const chunks = [...tree.keys()].filter((one) => parentOf(one) === folder && tree.get(one) !== null).toSorted();
  const whole = Buffer.concat(chunks.map((one) => tree.get(one) ?? Buffer.alloc(0)));
  if (request.headers['oc-total-length'] !== String(whole.length)) return 400;
  const to = decodeURIComponent(new URL(String(request.headers['destination'])).pathname);
  if (tree.get(parentOf(to)) !== null) return 409;
  tree.set(to, whole);
  for (const one of [...chunks, folder]) tree.delete(one);
  response.writeHead(201).end();
  return 0;
}

function get(asked: Asked): void {
  const { tree, path, request, response, flavour } = asked;
  const bytes = tree.get(path);
  if (bytes === undefined) return say(asked, 404);
  if (bytes === null) return say(asked, 405);
  const tag = tagOf(flavour, bytes);
  const headers: Record<string, string> = { 'accept-ranges': 'bytes', ...(tag === null ? {} : { etag: tag }) };
  const [, first] = /^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? [];
  const condition = request.headers['if-range'];
  // A weak tag never equals another in If-Range (RFC 9110, section 13.1.5).
  const partial = first !== undefined && (condition === undefined || (condition === tag && flavour.etag === 'strong'));
  const from = partial ? Number(first) : 0;
  if (from > 0 && from >= bytes.length) {
    response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
    return;
  }
  const part = bytes.subarray(from);
  if (partial) headers['content-range'] = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
  response.writeHead(partial ? 206 : 200, { ...headers, 'content-length': part.length });
  response.end(request.method === 'HEAD' ? undefined : part);
}

function tagOf({ etag }: DavFlavour, bytes: Buffer): string | null {
  if (etag === 'none') return null;
  const tag = etagOf(bytes);
  return etag === 'weak' ? `W/${tag}` : tag;
}

async function put(asked: Asked): Promise<void> {
  const { tree, path, request, response, flavour } = asked;
  if (tree.get(parentOf(path)) !== null) return say(asked, flavour.missing);
  if (tree.get(path) === null) return say(asked, 405);
  if (request.headers.expect !== undefined) response.writeContinue();
  const parts: Buffer[] = [];
  const there = tree.has(path);
  try {
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  } catch {
    if (flavour.broken === 'what-came' && tree.has(parentOf(path))) tree.set(path, Buffer.concat(parts));
    return;
  }
  tree.set(path, Buffer.concat(parts));
  response.writeHead(there ? 204 : 201).end();
}

function move(asked: Asked): void {
  const { tree, path, request, flavour } = asked;
  const destination = request.headers['destination'] ?? '';
  const full = typeof destination === 'string' && destination.startsWith('http');
  if (full && flavour.move === 'path-only') return say(asked, 502);
  const to = decodeURIComponent(new URL(String(destination), 'http://x').pathname).replace(/\/$/, '');
  const bytes = tree.get(path);
  if (bytes === undefined || bytes === null) return say(asked, 404);
  if (tree.get(parentOf(to)) !== null) return say(asked, 409);
  const there = tree.has(to);
  if (there && request.headers['overwrite'] === 'F') return say(asked, 412);
  tree.set(to, bytes);
  tree.delete(path);
  say(asked, there ? 204 : 201);
}

async function propfind(asked: Asked): Promise<void> {
  const { tree, path, request, response, flavour } = asked;
  for await (const part of request) void part;
  if (!tree.has(path)) return say(asked, 404);
  const deep = request.headers['depth'] === '1' && tree.get(path) === null;
  const inside = deep ? [...tree.keys()].filter((one) => one !== '' && parentOf(one) === path && one !== path) : [];
  const p = flavour.prefix;
  const namespace = p === '' ? 'xmlns="DAV:"' : `xmlns:${p.slice(0, -1)}="DAV:"`;
  const body = [path, ...inside].map((one) => responseXml(flavour, one, tree.get(one) ?? null)).join('\n');
  response.writeHead(207, { 'content-type': 'application/xml; charset="utf-8"' });
  response.end(`<?xml version="1.0"?>\n<${p}multistatus ${namespace}>${body}</${p}multistatus>`);
}

function responseXml(
  { prefix: p, path: base, hrefBase, free }: DavFlavour,
  path: string,
  bytes: Buffer | null,
): string {
  const shown = hrefBase === undefined ? path : path.replace(base.replace(/\/$/, ''), hrefBase.replace(/\/$/, ''));
  const href = `${shown.split('/').map(encodeURIComponent).join('/')}${bytes === null ? '/' : ''}`;
  const props =
    bytes === null
      ? `<${p}resourcetype><${p}collection/></${p}resourcetype>${free === undefined ? '' : `<${p}quota-available-bytes>${free}</${p}quota-available-bytes>`}</${p}prop><${p}status>HTTP/1.1 200 OK</${p}status></${p}propstat><${p}propstat><${p}prop><${p}getcontentlength/></${p}prop><${p}status>HTTP/1.1 404 Not Found</${p}status></${p}propstat>`
      : `<${p}resourcetype/><${p}getcontentlength>${bytes.length}</${p}getcontentlength></${p}prop><${p}status>HTTP/1.1 200 OK</${p}status></${p}propstat>`;
  return `<${p}response><${p}href>${href}</${p}href><${p}propstat><${p}prop>${props}</${p}response>`;
}

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');

/** The challenge for a request that does not prove itself; null for one that does. */
function unauthorised({ auth }: DavFlavour, request: IncomingMessage): string | null {
  const given = request.headers.authorization ?? '';
  if (auth === 'none') return null;
  if (auth === 'bearer') return given === `Bearer ${TOKEN}` ? null : 'Bearer realm="office"';
  if (auth === 'basic') {
    return given === `Basic ${Buffer.from(`${USER}:${SECRET}`).toString('base64')}` ? null : `Basic realm="office"`;
  }
  const field = (name: string): string =>
    (new RegExp(`${name}="((?:[^"\\\\]|\\\\.)*)"`).exec(given)?.[1] ?? '').replaceAll(/\\(.)/g, '$1');
  const nc = /nc=([0-9a-f]{8})/.exec(given)?.[1] ?? '';
  const one = md5(`${USER}:${REALM}:${SECRET}`);
  const two = md5(`${request.method ?? ''}:${request.url ?? ''}`);
  const expected = md5(`${one}:${field('nonce')}:${nc}:${field('cnonce')}:auth:${two}`);
  // A nonce serves a few requests, then the question is asked anew.
  const fine = given.startsWith('Digest ') && field('response') === expected && field('uri') === request.url;
  if (fine && Number.parseInt(nc, 16) <= 5) return null;
  const nonce = md5(String(Math.random()));
  return `Digest realm="office \\"north\\"", nonce="${nonce}", qop="auth", algorithm=MD5${fine ? ', stale=true' : ''}`;
}
