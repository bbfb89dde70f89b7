import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** What both shells answer to a GET: the built interface, the campaign's media and its tone rules, nothing else. */
export interface Content {
  /** Root of the built interface. */
  readonly root: string;
  /** Absolute file of a media hash, or null. */
  media(hash: string): Promise<string | null>;
  /** The tone rules by their name, as JSON, or null. */
  rules(name: string): Promise<string | null>;
  /** What `connect-src` allows besides 'self': the loopback socket, or nothing. */
  readonly connect: string;
}

export type Found =
  | { readonly kind: 'text'; readonly text: string; readonly headers: Readonly<Record<string, string>> }
  | {
      readonly kind: 'file';
      readonly file: string;
      readonly bytes: number;
      readonly headers: Readonly<Record<string, string>>;
    };

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.mp4': 'video/mp4',
};

// No opener policy: browsers start a second process for a page that has one, a tenth of a second on old computers. A
// page of another site that opens this one gets no cookie (SameSite=Strict) and no page; one of another port of this
// computer, which cookies don't tell apart, holds its window but can read nothing in it: it is another origin.
const always = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/** Of what is named by its content: it never changes. */
const lasting = 'private, max-age=31536000, immutable';

/**
 * Content security policy of a page. Scripts and workers come from the shell alone; styles that libraries add at run
 * time carry the page's nonce; strings never become code (trusted types).
 */
export const policy = (nonce: string, connect: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self'",
    `connect-src 'self'${connect === '' ? '' : ` ${connect}`}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');

/** Finds what a URL path names; null when there is nothing by that name. Paths can't leave the root. */
export async function find(content: Content, pathname: string): Promise<Found | null> {
  const decoded = decode(pathname);
  if (decoded === null) return null;
  if (decoded === '/' || decoded === '/index.html') return page(content);
  const media = /^\/media\/([0-9a-f]{64})$/.exec(decoded);
  if (media?.[1] !== undefined) return mediaFile(content, media[1]);
  const rules = /^\/tone\/([0-9a-f]{64})$/.exec(decoded);
  if (rules?.[1] !== undefined) return rulesText(content, rules[1]);
  const file = path.resolve(content.root, `.${decoded}`);
  if (!file.startsWith(content.root + path.sep)) return null;
  // The build names these by their content; V8 keeps what it compiled only of what the browser keeps.
  return found(file, decoded.startsWith('/assets/') ? lasting : 'no-cache');
}

async function page(content: Content): Promise<Found> {
  const nonce = randomBytes(16).toString('base64');
  const html = await readFile(path.join(content.root, 'index.html'), 'utf8');
  return {
    kind: 'text',
    text: html.replaceAll('__NONCE__', nonce),
    headers: {
      ...always,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy(nonce, content.connect),
      'Cache-Control': 'no-store',
    },
  };
}

async function rulesText(content: Content, name: string): Promise<Found | null> {
  const text = await content.rules(name);
  return text === null
    ? null
    : {
        kind: 'text',
        text,
        // A window asks once; a browser's cache need not hold megabytes of them.
        headers: { ...always, 'Content-Type': types['.json'] ?? '', 'Cache-Control': 'no-store' },
      };
}

async function mediaFile(content: Content, hash: string): Promise<Found | null> {
  const file = await content.media(hash);
  return file === null ? null : found(file, lasting);
}

async function found(file: string, cache: string): Promise<Found | null> {
  const info = await stat(file).catch(() => null);
  if (!info?.isFile()) return null;
  const type = types[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
  return {
    kind: 'file',
    file,
    bytes: info.size,
    // SVG can carry script: it is shown as a picture, never run as a page.
    headers: {
      ...always,
      'Content-Type': type,
      'Cache-Control': cache,
      'Content-Security-Policy': "default-src 'none'",
    },
  };
}

function decode(pathname: string): string | null {
  try {
    const decoded = decodeURIComponent(pathname);
    return decoded.includes('\0') || decoded.includes('\\') ? null : decoded;
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
