import type { WorkingFile } from '#contract/publish.ts';
import { type Part, valueAt } from './parts.ts';

/** One entry of a part: where it stands and what it is. */
export interface Entry {
  readonly id: string;
  readonly file: string;
  /** Leads to the entry inside its file. */
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** The files of a part in a working copy. */
export const filesOf = (part: Part, files: readonly string[]): readonly string[] =>
  part.file.endsWith('/')
    ? files.filter((file) => file.startsWith(part.file) || file.includes(`/${part.file}`))
    : files.filter((file) => file === part.file || file.endsWith(`/${part.file}`));

/** Entries of a part's files, in the files' order. A file that can't be read has none: its mistake stands under problems. */
export function entriesOf(part: Part, files: readonly WorkingFile[]): readonly Entry[] {
  return files.flatMap(({ file, value }): readonly Entry[] => {
    if (part.file.endsWith('/')) return value === null ? [] : [{ id: idOf(value, file), file, path: [], value }];
    if (!Array.isArray(value)) return [];
    return value.map((entry: unknown, at) => ({ id: idOf(entry, String(at + 1)), file, path: [at], value: entry }));
  });
}

const idOf = (entry: unknown, otherwise: string): string => {
  const id = valueAt(entry, ['id']);
  return typeof id === 'string' ? id : otherwise;
};

/** What a list calls an entry, in the reader's language. */
export function titleOf(part: Part, { value, id }: Entry, language: 'ar' | 'fr' | 'en'): string {
  const title = valueAt(value, part.title);
  const words = typeof title === 'string' ? title : valueAt(title, [language]);
  return typeof words === 'string' && words.trim() !== '' ? words : id;
}

/** Whether somebody looking for `asked` means this entry. */
export const isAsked = (part: Part, entry: Entry, asked: string): boolean =>
  asked.trim() === '' ||
  folded(JSON.stringify([titleOf(part, entry, 'ar'), entry.value])).includes(folded(asked.trim()));

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}|ـ/gu, '')
    .toLocaleLowerCase();

/** A name for a new entry: lower case, plain letters, not taken. */
export function freeId(wanted: string, taken: readonly string[]): string | null {
  const id = wanted.trim().toLowerCase();
  return /^[a-z0-9][a-z0-9._-]{0,60}$/.test(id) && !taken.includes(id) ? id : null;
}
