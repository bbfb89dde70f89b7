import path from 'node:path';
import type { z } from 'zod';
import type { CheckedFormat } from './checked-file.ts';
import {
  type DraftDocument,
  draftDocument,
  type DraftListing,
  documentName,
  documentOf,
  generationsOf,
  journalEntry,
  journalHead,
  journalName,
  listDraft,
  revisionFile,
  type RevisionFile,
  revisionName,
} from './draft-files.ts';
import { applyEntry } from './draft-record.ts';
import { readIfThere } from '../system/durable-file.ts';
import type { Format } from './migrations/chain.ts';
import { unreadable } from './quarantine.ts';
import { decodeLog } from './record-log.ts';

/** The newest good state of a draft's folder. */
export type LoadedDraft =
  | {
      readonly state: 'open';
      /** The document with its journal applied. */
      readonly document: DraftDocument;
      /** Bytes of the present journal that are good; 0 when there is none. */
      readonly journalBytes: number;
      /** Files to be set aside, by name. Where there are any, the state above must be written first. */
      readonly damaged: readonly string[];
      /** Generations that have a document or a journal, ascending. */
      readonly generations: readonly number[];
    }
  | { readonly state: 'newer'; readonly file: string; readonly version: number }
  | { readonly state: 'none'; readonly damaged: readonly string[]; readonly generations: readonly number[] };

export type Checked<T> =
  | { readonly state: 'good'; readonly value: T }
  | { readonly state: 'newer'; readonly version: number }
  | { readonly state: 'damaged' }
  | { readonly state: 'absent' };

/** Reads one checked file and its body by schema; `fits` refuses a whole file that stands in another's place. */
export async function readChecked<T>(
  format: CheckedFormat,
  file: string,
  kind: Format,
  schema: z.ZodType<T>,
  fits: (body: T) => boolean,
): Promise<Checked<T>> {
  const bytes = await readIfThere(file).catch(unreadable);
  if (bytes === null) return { state: 'absent' };
  const decoded = format.decode(kind, bytes);
  if (decoded.state !== 'good') return decoded;
  const body = schema.safeParse(decoded.body);
  return body.success && fits(body.data) ? { state: 'good', value: body.data } : { state: 'damaged' };
}

/** Finds the newest good document of a draft and applies its journal. Changes nothing on the disk. */
export async function loadDraft(format: CheckedFormat, folder: string, id: string): Promise<LoadedDraft> {
  const listing = await listDraft(folder);
  const damaged = [...listing.foreign];
  const newest = await newestDocument(format, folder, id, listing, damaged);
  if (newest !== null && 'version' in newest) return newest;
  let base = newest;
  if (base === null || base.generation !== listing.documents[0]) {
    const copy = await newestCopy(format, folder, id, listing, damaged);
    if (copy !== null && copy.generation > (base?.generation ?? 0)) base = copy;
  }
  if (base === null) {
    const orphans = listing.journals.map(journalName);
    return { state: 'none', damaged: [...damaged, ...orphans], generations: generationsOf(listing) };
  }
  return replay(format, folder, base, listing, damaged);
}

type Newer = Extract<LoadedDraft, { state: 'newer' }>;

async function newestDocument(
  format: CheckedFormat,
  folder: string,
  id: string,
  listing: DraftListing,
  damaged: string[],
): Promise<DraftDocument | Newer | null> {
  for (const generation of listing.documents) {
    const file = documentName(generation);
    const read = await readDocument(format, folder, id, generation);
    if (read.state === 'good') return read.value;
    if (read.state === 'newer') return { state: 'newer', file, version: read.version };
    if (read.state === 'damaged') damaged.push(file);
  }
  return null;
}

export function readDocument(format: CheckedFormat, folder: string, id: string, generation: number) {
  const file = path.join(folder, documentName(generation));
  const fits = (body: DraftDocument): boolean => body.generation === generation && body.draft.id === id;
  return readChecked(format, file, 'tansiq-draft', draftDocument, fits);
}

export function readRevision(format: CheckedFormat, folder: string, id: string, revision: string) {
  const file = path.join(folder, revisionName(revision));
  const fits = (body: RevisionFile): boolean => body.revision.id === revision && body.revision.draft === id;
  return readChecked(format, file, 'tansiq-revision', revisionFile, fits);
}

/** The newest document that a revision's file holds a copy of. */
async function newestCopy(
  format: CheckedFormat,
  folder: string,
  id: string,
  listing: DraftListing,
  damaged: string[],
): Promise<DraftDocument | null> {
  let newest: DraftDocument | null = null;
  for (const revision of listing.revisions) {
    const read = await readRevision(format, folder, id, revision);
    if (read.state === 'damaged') damaged.push(revisionName(revision));
    const copy = read.state === 'good' ? documentOf(read.value) : null;
    if (copy !== null && copy.generation > (newest?.generation ?? 0)) newest = copy;
  }
  return newest;
}

/** Applies the journals from the document's own generation on; what does not follow on it is set aside. */
async function replay(
  format: CheckedFormat,
  folder: string,
  base: DraftDocument,
  listing: DraftListing,
  damaged: string[],
): Promise<LoadedDraft> {
  let document = base;
  let journalBytes = 0;
  for (const generation of listing.journals.filter((one) => one >= base.generation)) {
    const journal = await readJournal(format, folder, base.draft.id, generation);
    if (journal.state === 'newer') return { state: 'newer', file: journalName(generation), version: journal.version };
    const applied = applyAll(document, journal.entries);
    document = applied.document;
    if (generation === base.generation) journalBytes = journal.goodBytes;
    if (journal.state === 'damaged' || !applied.whole) damaged.push(journalName(generation));
    // Only after damage is there a journal beyond the document's own; past a gap nothing fits any more.
    if (!applied.whole) break;
  }
  return { state: 'open', document, journalBytes, damaged, generations: generationsOf(listing) };
}

type Journal =
  | { readonly state: 'good' | 'damaged'; readonly entries: readonly unknown[]; readonly goodBytes: number }
  | { readonly state: 'newer'; readonly version: number };

/** Without a good head nothing can be told about the rest: an empty file is an append cut short, others are damaged. */
export async function readJournal(
  format: CheckedFormat,
  folder: string,
  id: string,
  generation: number,
): Promise<Journal> {
  const bytes = await readIfThere(path.join(folder, journalName(generation))).catch(unreadable);
  if (bytes === null) return { state: 'good', entries: [], goodBytes: 0 };
  const { records, goodBytes, damaged } = decodeLog(bytes);
  const [first, ...entries] = records;
  if (first === undefined) return { state: bytes.length > 0 ? 'damaged' : 'good', entries: [], goodBytes: 0 };
  const head = journalHead.safeParse(first);
  if (head.success && head.data.version > format.version) return { state: 'newer', version: head.data.version };
  if (!head.success || head.data.draft !== id || head.data.generation !== generation) {
    return { state: 'damaged', entries: [], goodBytes: 0 };
  }
  const version = head.data.version;
  return {
    state: damaged ? 'damaged' : 'good',
    entries: entries.map((entry) => format.bring('tansiq-journal', version, entry)),
    goodBytes,
  };
}

function applyAll(from: DraftDocument, entries: readonly unknown[]) {
  let document = from;
  for (const one of entries) {
    const entry = journalEntry.safeParse(one);
    if (!entry.success) return { document, whole: false };
    // Folded into the document before its journal was dropped.
    if (entry.data.edition + entry.data.edits.length <= document.draft.edition) continue;
    const applied = applyEntry(document, entry.data);
    if (!applied.ok) return { document, whole: false };
    document = { ...document, ...applied.value.record };
  }
  return { document, whole: true };
}
