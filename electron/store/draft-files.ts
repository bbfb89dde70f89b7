import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { draft, revision } from '#contract/schemas/draft.ts';
import { edit, id, instant } from '#contract/schemas/post.ts';
import type { Draft, Revision } from '#domain/draft.ts';
import { emptyContent } from '#domain/post.ts';
import { z } from 'zod';
import type { JournalEntry } from '../services/ports/store.ts';
import type { Answered, DraftRecord } from './draft-record.ts';
import { fileName, idOf } from './file-name.ts';

/** The body of `draft.<generation>.json`: the document that lowdb holds. */
export interface DraftDocument extends DraftRecord {
  readonly generation: number;
}

/** The body of `revision.<id>.json`. With `draft` it is a second copy of its generation's document. */
export interface RevisionFile {
  readonly generation: number;
  readonly revision: Revision;
  /** The draft as it was written beside this revision, its content left out; null when its content was another. */
  readonly draft: Draft | null;
  readonly answered: readonly Answered[];
}

const generation = z.int().min(1);
const answered = z.array(z.strictObject({ command: id, edition: z.int().min(0), savedAt: instant }));

export const draftDocument: z.ZodType<DraftDocument> = z.strictObject({ generation, draft, answered });
export const revisionFile: z.ZodType<RevisionFile> = z.strictObject({
  generation,
  revision,
  draft: draft.nullable(),
  answered,
});
export const undoFile = z.strictObject({ draft: id, edition: z.int().min(0), history: z.string() });
export const journalHead = z.strictObject({
  format: z.literal('tansiq-journal'),
  version: z.int().min(1),
  draft: id,
  generation,
});
export const journalEntry: z.ZodType<JournalEntry> = z.strictObject({
  command: id,
  edition: z.int().min(0),
  at: instant,
  edits: z.array(edit),
});

export const documentName = (generation: number): string => `draft.${generation}.json`;
export const journalName = (generation: number): string => `journal.${generation}.log`;
export const revisionName = (revision: string): string => `revision.${fileName(revision)}.json`;
export const UNDO_NAME = 'undo.json';

/** A revision's file holds the whole draft a second time where it can, so that either file alone gives it back. */
export function revisionFileOf(document: DraftDocument, revision: Revision): RevisionFile {
  const same = JSON.stringify(document.draft.content) === JSON.stringify(revision.content);
  return {
    generation: document.generation,
    revision,
    draft: same ? { ...document.draft, content: emptyContent } : null,
    answered: document.answered,
  };
}

/** The document that was written beside a revision, or null when the file does not hold it. */
export function documentOf(file: RevisionFile): DraftDocument | null {
  if (file.draft === null) return null;
  const { generation, answered, revision } = file;
  return { generation, answered, draft: { ...file.draft, content: revision.content } };
}

/** What a draft's folder holds, by name alone. */
export interface DraftListing {
  /** Newest first. */
  readonly documents: readonly number[];
  /** Oldest first. */
  readonly journals: readonly number[];
  readonly revisions: readonly string[];
  readonly undo: boolean;
  readonly foreign: readonly string[];
}

/** Files that systems put into folders by themselves: nobody's, and never in the way. */
const LITTER = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', '.directory']);
export const isLitter = (name: string): boolean => LITTER.has(name) || name.startsWith('._');

/** Lists a draft's folder. */
export async function listDraft(folder: string): Promise<DraftListing> {
  const names = (await readdir(folder)).filter((name) => !isLitter(name));
  const documents = numbers(names, /^draft\.([1-9]\d{0,14})\.json$/);
  const journals = numbers(names, /^journal\.([1-9]\d{0,14})\.log$/);
  const revisions = names.flatMap((name) => idOf(/^revision\.(.+)\.json$/.exec(name)?.[1] ?? '') ?? []);
  const known = new Set([
    UNDO_NAME,
    ...documents.map(documentName),
    ...journals.map(journalName),
    ...revisions.map(revisionName),
  ]);
  return {
    documents: documents.toReversed(),
    journals,
    revisions,
    undo: names.includes(UNDO_NAME),
    foreign: names.filter((name) => !known.has(name)),
  };
}

function numbers(names: readonly string[], pattern: RegExp): readonly number[] {
  return names.flatMap((name) => Number(pattern.exec(name)?.[1] ?? 0) || []).toSorted((a, b) => a - b);
}

/** Generations that have a document or a journal, ascending: the next one is above all of them. */
export const generationsOf = ({ documents, journals }: DraftListing): readonly number[] =>
  [...new Set([...documents, ...journals])].toSorted((a, b) => a - b);

/** A draft's folder inside the profile, with `/`. */
export const draftFolder = (id: string, parent = 'drafts'): string => path.posix.join(parent, fileName(id));
