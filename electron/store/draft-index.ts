import { open } from 'node:fs/promises';
import path from 'node:path';
import { draftStates, type DraftSummary } from '#domain/draft.ts';
import { id, instant } from '#contract/schemas/post.ts';
import { z } from 'zod';
import { readIfThere, writeDurable } from '../system/durable-file.ts';
import { unreadable } from './quarantine.ts';
import { decodeLog, encodeRecord } from './record-log.ts';
import type { Room } from './room.ts';
import { codeOf } from '../system/error-code.ts';

const FILE = 'index.log';
/** Changed lines are written together: the log is a convenience and flushed only at start and end. */
const BATCH = 64;
const HEAD = { format: 'tansiq-index', version: 2 } as const;

/** `generation` is that of the document the line was made from; 0 when its journal held more. */
export interface IndexLine {
  readonly generation: number;
  readonly summary: DraftSummary;
}

const summary: z.ZodType<DraftSummary> = z.strictObject({
  id,
  name: z.string(),
  author: z.string(),
  state: z.enum(draftStates),
  savedAt: instant,
  plannedAt: instant.nullable(),
  platforms: z.array(z.string()),
  comments: z.int().min(0),
  inConflict: z.boolean(),
});
const record = z.union([
  z.strictObject({ generation: z.int().min(0), summary }),
  z.strictObject({ gone: id }),
  z.strictObject({ clean: z.boolean() }),
]);

/**
 * The drafts' lines for lists, kept so that a start need not read every draft. A log: a save costs one line, whatever
 * the number of drafts. Never trusted: a draft's folder decides (see `DiskDrafts.open`), and the log is made anew from them.
 */
export class DraftIndex {
  readonly #room: Room;
  readonly #lines: Map<string, IndexLine>;
  /** Whether the log ended with a proper close: then its lines are those of the documents. */
  readonly clean: boolean;
  #changed = new Set<string>();
  #writing: Promise<void> = Promise.resolve();
  /** Set when a line could not be written: the log must not claim to be complete. */
  #incomplete = false;

  private constructor(room: Room, lines: Map<string, IndexLine>, clean: boolean) {
    this.#room = room;
    this.#lines = lines;
    this.clean = clean;
  }

  /** Reads the log and marks it as in use. A damaged one is set aside and made anew. */
  static async open(room: Room): Promise<DraftIndex> {
    const bytes = await readIfThere(path.join(room.folder, FILE)).catch(unreadable);
    const read = bytes === null ? null : decode(bytes);
    if (bytes !== null && read === null && !isEarlier(bytes)) await room.quarantine.setAside(FILE, 'rebuilt', null);
    const index = new DraftIndex(room, read?.lines ?? new Map<string, IndexLine>(), read?.clean ?? false);
    if (read !== null && read.records < 2 * read.lines.size + 1_000) await index.#append([{ clean: false }], true);
    else await index.#rewrite();
    return index;
  }

  get(id: string): IndexLine | undefined {
    return this.#lines.get(id);
  }

  ids(): readonly string[] {
    return [...this.#lines.keys()];
  }

  summaries(): readonly DraftSummary[] {
    return Array.from(this.#lines.values(), (line) => line.summary);
  }

  set(line: IndexLine): void {
    this.#lines.set(line.summary.id, line);
    this.#touch(line.summary.id);
  }

  delete(id: string): void {
    if (this.#lines.delete(id)) this.#touch(id);
  }

  /** Writes what changed and that the log is complete. */
  async close(): Promise<void> {
    await this.#flush();
    if (!this.#incomplete) await this.#append([{ clean: true }], true);
  }

  #touch(id: string): void {
    this.#changed.add(id);
    if (this.#changed.size >= BATCH) void this.#flush();
  }

  #flush(): Promise<void> {
    const changed = [...this.#changed];
    this.#changed = new Set();
    const records = changed.map((id) => this.#lines.get(id) ?? { gone: id });
    return records.length === 0 ? this.#writing : this.#append(records, false);
  }

  #append(records: readonly unknown[], durable: boolean): Promise<void> {
    const text = records.map(encodeRecord).join('');
    this.#writing = this.#writing.then(() => this.#write(text, durable));
    return this.#writing;
  }

  async #write(text: string, durable: boolean): Promise<void> {
    try {
      const handle = await open(path.join(this.#room.folder, FILE), 'a', 0o600);
      try {
        await handle.appendFile(text);
        if (durable) await handle.datasync();
      } finally {
        await handle.close();
      }
    } catch (error) {
      if (codeOf(error) === '') throw error;
      this.#incomplete = true;
    }
  }

  async #rewrite(): Promise<void> {
    const text = [HEAD, ...this.#lines.values(), { clean: false }].map(encodeRecord).join('');
    await writeDurable(this.#room.folder, [{ name: FILE, text }], this.#room.scratch);
  }
}

/** Whether the log is one that an earlier version of this program closed: it is made anew, and nobody need be told. */
function isEarlier(bytes: Buffer): boolean {
  const { records, damaged } = decodeLog(bytes);
  const head = z.strictObject({ format: z.literal(HEAD.format), version: z.int().min(1) }).safeParse(records[0]);
  return !damaged && head.success && head.data.version < HEAD.version;
}

/** Null when the log is not one of ours or was damaged after it was written. */
function decode(bytes: Buffer): { lines: Map<string, IndexLine>; clean: boolean; records: number } | null {
  const { records, damaged, goodBytes } = decodeLog(bytes);
  const [head, ...rest] = records;
  // A torn end must be cut off before more is written: made anew, it is.
  if (damaged || goodBytes < bytes.length || JSON.stringify(head) !== JSON.stringify(HEAD)) return null;
  const lines = new Map<string, IndexLine>();
  let clean = false;
  for (const one of rest) {
    const parsed = record.safeParse(one);
    if (!parsed.success) return null;
    clean = 'clean' in parsed.data && parsed.data.clean;
    if ('summary' in parsed.data) lines.set(parsed.data.summary.id, parsed.data);
    if ('gone' in parsed.data) lines.delete(parsed.data.gone);
  }
  return { lines, clean, records: records.length };
}
