import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompressSync, constants } from 'node:zlib';
import { canonical } from '#domain/canonical.ts';
import { z } from 'zod';
import { sideBySide } from '../system/side-by-side.ts';

/** Files of a pack folder by their path inside it, with `/`. */
export type Texts = Readonly<Record<string, string>>;

/** Largest content document once unpacked, in bytes: a bomb stops here. */
const LARGEST_CONTENT = 64 * 1024 * 1024;

/** Pieces of the index are a few hundred kilobytes: one or two steps, not forty that are put together. */
const UNPACKED_AT_ONCE = 256 * 1024;

const part = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?$/;
const device = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
const readable = /\.(?:ya?ml|md|json)$/;

/** Whether a path of a content document is one that a pack may have: plain names, nothing that leaves the folder. */
const isSafe = (name: string): boolean => {
  const parts = name.split('/');
  return parts.length <= 6 && parts.every((one) => part.test(one) && !device.test(one)) && readable.test(name);
};

/** The content documents of a release and the part of the pack folder that each holds. */
export const CONTENT = {
  'content/head.json.br': (name: string) => !name.includes('/') && name !== 'assets.json',
  'content/guidelines.json.br': (name: string) => name.startsWith('guidelines/'),
  'content/tone.json.br': (name: string) => name.startsWith('tone/'),
} as const;

export const regionContent = (region: string): string => `regions/${region}/content.json.br`;
/** A region's document holds what stands below its own folder, but for the assets. */
export const inRegion = (region: string, name: string): boolean =>
  name.startsWith(`regions/${region}/`) && name !== `regions/${region}/assets.json`;

/** Reads the texts of a pack folder: YAML, Markdown, JSON; media are no texts. Throws what the disk says. */
export async function readTexts(folder: string): Promise<Texts> {
  const texts: [string, string][] = [];
  await sideBySide(await readdir(folder, { recursive: true, withFileTypes: true }), async (entry) => {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file).split(path.sep).join('/');
    if (!entry.isFile() || name.startsWith('media/') || !isSafe(name)) return;
    texts.push([name, new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file))]);
  });
  return Object.fromEntries(texts.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The texts for which `belongs` holds. */
export const textsOf = (texts: Texts, belongs: (name: string) => boolean): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([name]) => belongs(name)));

const brotli = promisify(brotliCompress);
/** Brotli's best takes the desk a second a megabyte and saves every office a tenth; hashes of files gain nothing by it. */
const BEST = constants.BROTLI_MAX_QUALITY;
export const GOOD = BEST - 1;

/** A document as it travels: brotli, off the main thread. */
export const packed = (text: string, quality = BEST): Promise<Buffer> =>
  brotli(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_LGWIN]: 22,
    },
  });

/** Unpacks what a signed release holds; null when it is not packed so, no UTF-8 or more than it may be. */
export function unpacked(bytes: Uint8Array): string | null {
  try {
    const plain = brotliDecompressSync(bytes, { maxOutputLength: LARGEST_CONTENT, chunkSize: UNPACKED_AT_ONCE });
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain);
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

export const packTexts = (texts: Texts): string => canonical(texts);

/** The files in a content document; null when it is none, or one of its paths is not the document's to bring. */
export function unpackTexts(text: string, belongs: (name: string) => boolean): Texts | null {
  const read = z.record(z.string(), z.string()).safeParse(parsed(text));
  if (!read.success) return null;
  return Object.keys(read.data).every((name) => isSafe(name) && belongs(name)) ? read.data : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
