import type { Refusal } from '#contract/refusal.ts';
import type { Result } from '#domain/result.ts';
import { xmlReader } from './xml.ts';

/** The question of RFC 4918, section 9.1: only what we read of the answer. */
export const sizesQuestion =
  '<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/></prop></propfind>';

export const spaceQuestion =
  '<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/><quota-available-bytes/></prop></propfind>';

/** One member of a multistatus answer (RFC 4918, section 13). */
export interface Member {
  /** Decoded path segments. */
  readonly path: readonly string[];
  readonly folder: boolean;
  /** Null when the server does not say. */
  readonly bytes: number | null;
  /** Free bytes (RFC 4331); null when the server does not say. */
  readonly free: number | null;
}

const numberIn = (text: string): number | null => (/^\d+$/.test(text.trim()) ? Number(text) : null);

/** Path segments of an `href`, which is a URL or a path; null when it can't be read. */
function segments(href: string, base: URL): readonly string[] | null {
  const url = URL.parse(href.trim(), base);
  if (url === null) return null;
  try {
    return url.pathname
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

interface Unread extends Omit<Mutable<Member>, 'path'> {
  path: readonly string[] | null;
}
type Mutable<T> = { -readonly [K in keyof T]: T[K] };
const unread = (): Unread => ({ path: null, folder: false, bytes: null, free: null });

/** Reads a multistatus answer as it comes. Throws `NotXml` for what is none. */
export async function readMembers(
  chunks: AsyncIterable<Result<Uint8Array, Refusal>>,
  base: URL,
): Promise<Result<readonly Member[], Refusal>> {
  const members: Member[] = [];
  let one = unread();
  const reader = xmlReader({
    open(name) {
      if (name === 'response') one = unread();
      if (name === 'collection') one.folder = true;
    },
    close(name, text) {
      if (name === 'href') one.path ??= segments(text, base);
      if (name === 'getcontentlength') one.bytes ??= numberIn(text);
      if (name === 'quota-available-bytes') one.free ??= numberIn(text);
      if (name === 'response' && one.path !== null) members.push({ ...one, path: one.path });
    },
  });
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of chunks) {
    if (!chunk.ok) return chunk;
    reader.feed(decoder.decode(chunk.value, { stream: true }));
  }
  reader.feed(decoder.decode());
  reader.end();
  return { ok: true, value: members };
}

/**
 * What stands directly in a folder. A server behind another's path may tell paths of its own: then the folder itself is
 * the one below which all others are.
 */
export function childrenOf(members: readonly Member[], folder: URL): readonly Member[] {
  const own = segments(folder.pathname, folder) ?? [];
  const itself =
    members.find(({ path }) => path.join('/') === own.join('/')) ??
    members.find((one) => one.folder && members.every((other) => other === one || isBelow(one.path, other.path)));
  const depth = itself?.path.length ?? own.length;
  return members.filter(({ path }) => path.length === depth + 1);
}

const isBelow = (folder: readonly string[], path: readonly string[]): boolean =>
  path.length > folder.length && folder.every((part, n) => path[n] === part);
