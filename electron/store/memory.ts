import { refuse, type Refusal } from '#contract/refusal.ts';
import type { Saved } from '#contract/drafts.ts';
import type { CopyEvent } from '#contract/profile.ts';
import type { Settings } from '#contract/settings.ts';
import type { Draft, Revision } from '#domain/draft.ts';
import { id as idSchema } from '#contract/schemas/post.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { DocumentStore, DraftStore, JournalEntry, Profiles, Store } from '../services/ports/store.ts';
import type { SettingsStore } from '../services/ports/system.ts';
import { memoryObjects, type ObjectContents } from './memory-objects.ts';
import { applyEntry, type DraftRecord, replaceDraft, revisionSummaries, summaryOf } from './draft-record.ts';

type Undo = { readonly edition: number; readonly history: string };

interface Kept {
  record: DraftRecord;
  readonly revisions: Map<string, Revision>;
  undo: Undo | null;
}

/** What a memory profile keeps between openings, as a folder does. */
interface Contents {
  readonly drafts: Map<string, Kept>;
  readonly removed: Map<string, Kept>;
  readonly documents: Map<string, string>;
  readonly objects: ObjectContents;
}

const emptyContents = (): Contents => ({
  drafts: new Map(),
  removed: new Map(),
  documents: new Map(),
  objects: { whole: new Map(), arriving: new Map() },
});

/** Drafts in memory: the double in tests of the services, under the same conformance suite as the disk's. */
class MemoryDrafts implements DraftStore {
  readonly #contents: Contents;
  constructor(contents: Contents) {
    this.#contents = contents;
  }

  async summaries() {
    return [...this.#contents.drafts.values()].map(({ record }) => summaryOf(record.draft));
  }

  async read(id: string): Promise<Draft | null> {
    return this.#contents.drafts.get(id)?.record.draft ?? null;
  }

  async create(draft: Draft, first: Revision): Promise<Result<Draft, Refusal>> {
    const present = this.#contents.drafts.get(draft.id);
    if (present) return ok(present.record.draft);
    const record = { draft, answered: [] };
    this.#contents.drafts.set(draft.id, { record, revisions: new Map([[first.id, first]]), undo: null });
    return ok(draft);
  }

  async append(id: string, entry: JournalEntry): Promise<Result<Saved, Refusal>> {
    const kept = this.#contents.drafts.get(id);
    if (!kept) return fail(refuse('no-such-draft'));
    const applied = applyEntry(kept.record, entry);
    if (!applied.ok) return applied;
    kept.record = applied.value.record;
    return ok(applied.value.saved);
  }

  async write(draft: Draft, revision?: Revision): Promise<Result<Draft, Refusal>> {
    const kept = this.#contents.drafts.get(draft.id);
    if (!kept) return fail(refuse('no-such-draft'));
    const replaced = replaceDraft(kept.record, draft);
    if (!replaced.ok) return replaced;
    kept.record = replaced.value;
    if (revision) kept.revisions.set(revision.id, revision);
    return ok(draft);
  }

  async remove(id: string): Promise<Result<void, Refusal>> {
    const kept = this.#contents.drafts.get(id);
    if (!kept) return fail(refuse('no-such-draft'));
    this.#contents.drafts.delete(id);
    this.#contents.removed.set(id, kept);
    return ok(undefined);
  }

  async restore(id: string): Promise<Result<Draft, Refusal>> {
    const present = this.#contents.drafts.get(id);
    if (present) return ok(present.record.draft);
    const kept = this.#contents.removed.get(id);
    if (!kept) return fail(refuse('no-such-draft'));
    this.#contents.removed.delete(id);
    this.#contents.drafts.set(id, kept);
    return ok(kept.record.draft);
  }

  async revisions(id: string) {
    return revisionSummaries([...(this.#contents.drafts.get(id)?.revisions.values() ?? [])]);
  }

  async revision(id: string, revision: string) {
    return this.#contents.drafts.get(id)?.revisions.get(revision) ?? null;
  }

  async undo(id: string) {
    return this.#contents.drafts.get(id)?.undo ?? null;
  }

  async keepUndo(id: string, undo: Undo): Promise<void> {
    const kept = this.#contents.drafts.get(id);
    if (kept) kept.undo = undo;
  }
}

/** Documents in memory, as text, so that what is read is decoded by its schema as it is from disk. */
function memoryDocuments(contents: Contents): DocumentStore {
  return {
    async get(name, schema) {
      const text = contents.documents.get(nameOf(name));
      return text === undefined ? null : schema.parse(JSON.parse(text));
    },
    async put(name, schema, value) {
      contents.documents.set(nameOf(name), JSON.stringify(schema.parse(value)));
      return ok(undefined);
    },
    async names(collection) {
      const prefix = `${collection}/`;
      const names = [...contents.documents.keys()].filter((name) => name.startsWith(prefix));
      return names.map((name) => name.slice(prefix.length)).toSorted();
    },
  };
}

/** The name, or an exception where the disk throws one: names come from the program. */
const nameOf = (name: string): string => {
  for (const part of name.split('/')) idSchema.parse(part);
  return name;
};

/** A store that forgets everything with the process. */
export function memoryStore(folder = 'memory', contents = emptyContents(), onClose = (): void => undefined): Store {
  return {
    folder,
    drafts: new MemoryDrafts(contents),
    documents: memoryDocuments(contents),
    objects: memoryObjects(contents.objects),
    notices: () => [],
    dismiss: async () => undefined,
    whenChecked: async () => undefined,
    close: async () => onClose(),
  };
}

/** Profiles by folder name, each open once at a time; backups are copies under the name they were given. */
export function memoryProfiles(): Profiles {
  const profiles = new Map<string, Contents>();
  const open = new Set<string>();
  return {
    async open(folder) {
      if (open.has(folder)) return fail(refuse('profile-locked', { path: folder }));
      const contents = profiles.get(folder) ?? emptyContents();
      profiles.set(folder, contents);
      open.add(folder);
      return ok(memoryStore(folder, contents, () => open.delete(folder)));
    },
    backup: (store, to) => copy(profiles, store.folder, to),
    restore: (folder, from) => copy(profiles, from, folder),
  };
}

async function* copy(
  profiles: Map<string, Contents>,
  from: string,
  to: string,
): AsyncGenerator<CopyEvent, Result<void, Refusal>> {
  const source = profiles.get(from);
  if (!source) return fail(refuse('not-a-backup'));
  profiles.set(to, structuredClone(source));
  const files = source.drafts.size + source.documents.size;
  yield { type: 'finished', folder: to, files, bytes: 0 };
  return ok(undefined);
}

/** Settings in memory, beginning with `initial`. */
export function memorySettings(initial: Settings): SettingsStore {
  let settings = initial;
  return {
    get: () => settings,
    set(change) {
      settings = { ...settings, ...change };
      return settings;
    },
  };
}
