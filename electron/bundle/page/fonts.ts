import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../../system/error-code.ts';

/** A typeface as the page's style names it. */
export interface PageFont {
  readonly family: 'page' | 'reading';
  readonly weight: string;
  readonly range: string;
  readonly base64: string;
}

const arabic =
  'U+0600-06FF, U+0750-077F, U+0870-088E, U+0890-0891, U+0898-08E1, U+08E3-08FF, U+200C-200E, U+2010-2011, U+204F, U+2E41, U+FB50-FDFF, U+FE70-FE74, U+FE76-FEFC';
const latin =
  'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD';
const files: readonly (Omit<PageFont, 'base64'> & { readonly file: string })[] = [
  { family: 'page', weight: '400', range: arabic, file: 'ibm-plex-sans-arabic-arabic-400-normal.woff2' },
  { family: 'page', weight: '600', range: arabic, file: 'ibm-plex-sans-arabic-arabic-600-normal.woff2' },
  { family: 'page', weight: '400', range: latin, file: 'ibm-plex-sans-arabic-latin-400-normal.woff2' },
  { family: 'page', weight: '600', range: latin, file: 'ibm-plex-sans-arabic-latin-600-normal.woff2' },
  { family: 'reading', weight: '400 700', range: arabic, file: 'noto-naskh-arabic-arabic-wght-normal.woff2' },
  { family: 'reading', weight: '400 700', range: latin, file: 'noto-naskh-arabic-latin-wght-normal.woff2' },
];

/** The typefaces in `folder`, ready to stand in the page; browsers don't load font files beside a page opened from a disk. */
export async function readFonts(folder: string | null): Promise<readonly PageFont[]> {
  if (folder === null) return [];
  const read = files.map(async ({ file, ...font }) => ({ ...font, base64: await base64Of(path.join(folder, file)) }));
  return (await Promise.all(read)).filter(({ base64 }) => base64 !== '');
}

async function base64Of(file: string): Promise<string> {
  try {
    return await readFile(file, 'base64');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    return '';
  }
}
