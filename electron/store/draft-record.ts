import { refuse, type Refusal } from '#contract/refusal.ts';
import type { RevisionSummary, Saved } from '#contract/drafts.ts';
import { longText } from '#contract/schemas/post.ts';
import type { Draft, DraftSummary, Revision } from '#domain/draft.ts';
import { applyEdits } from '#domain/edit.ts';
import { nameOf } from '#domain/post.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { JournalEntry } from '../services/ports/store.ts';

/** A command that was carried out and what it was told: the same command again is told the same. */
export interface Answered extends Saved {
  readonly command: string;
}

/** A draft with the commands it remembers: what a document holds and what journal entries are applied to. */
export interface DraftRecord {
  readonly draft: Draft;
  readonly answered: readonly Answered[];
}

/** Commands a document remembers. A retry comes within seconds; the journal holds those of the present pause as well. */
const REMEMBERED = 32;

/** Applies an entry as `DraftStore.append` promises. `repeated` entries were carried out before and change nothing. */
export function applyEntry(
  record: DraftRecord,
  entry: JournalEntry,
): Result<{ readonly record: DraftRecord; readonly saved: Saved; readonly repeated: boolean }, Refusal> {
  const before = record.answered.find((one) => one.command === entry.command);
  if (before) {
    return ok({ record, saved: { edition: before.edition, savedAt: before.savedAt }, repeated: true });
  }
  const { draft } = record;
  if (entry.edition !== draft.edition) return fail(refuse('edition-moved', { edition: draft.edition }));
  const edited = applyEdits(draft, entry.edits);
  if (!edited.ok) {
    const { code, version, length } = edited.error;
    return fail(refuse(code, { version, length }));
  }
  if (!fits(edited.value)) return fail(refuse('text-too-long'));
  const saved: Saved = { edition: draft.edition + entry.edits.length, savedAt: entry.at };
  return ok({
    record: {
      draft: { ...edited.value, ...saved },
      answered: [...record.answered, { command: entry.command, ...saved }],
    },
    saved,
    repeated: false,
  });
}

/** Whether every text stays within what a document may hold: beyond it nothing could be read back. */
const fits = ({ content }: Draft): boolean =>
  [content.base, ...Object.values(content.versions)].every((text) => longText.safeParse(text).success);

/** Puts `draft` in the record's place, as `DraftStore.write` promises: never over edits it does not know. */
export function replaceDraft(record: DraftRecord, draft: Draft): Result<DraftRecord, Refusal> {
  if (draft.edition < record.draft.edition) {
    return fail(refuse('edition-moved', { edition: record.draft.edition }));
  }
  return ok({ draft, answered: record.answered.slice(-REMEMBERED) });
}

/** The draft's line in a list. */
export function summaryOf(draft: Draft): DraftSummary {
  const returned = draft.state === 'returned' ? draft.decisions.at(-1) : undefined;
  return {
    id: draft.id,
    name: nameOf(draft.content),
    author: draft.author,
    state: draft.state,
    savedAt: draft.savedAt,
    plannedAt: draft.content.plannedAt,
    platforms: draft.content.platforms,
    comments: returned?.comments.length ?? 0,
    inConflict: draft.conflict.length > 0,
  };
}

/** Newest first; among those of one instant the later id, because ids ascend. */
export function revisionSummaries(revisions: readonly Revision[]): readonly RevisionSummary[] {
  return revisions
    .toSorted((a, b) => (a.at === b.at ? compare(b.id, a.id) : compare(b.at, a.at)))
    .map(({ id, at, by, content }) => ({
      id,
      at,
      by,
      size: Object.values(content.versions).reduce((sum, text) => sum + text.length, content.base.length),
    }));
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
