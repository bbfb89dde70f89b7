import { LARGEST_PICTURE } from '#domain/picture-kind.ts';
import type { Submission } from '#domain/submission.ts';
import type { ToneReport } from '#domain/tone/finding.ts';
import type { RuleKind } from '#domain/tone/source.ts';
import { eventIterator, oc, type as typed } from '@orpc/contract';
import { z } from 'zod';
import { refusals } from './refusal.ts';
import { id, longText } from './schemas/post.ts';

/** What an author can get wrong in a pack; `pack check` prints them with their place. */
export const problemCodes = [
  'missing-file',
  'bad-yaml',
  'nothing-said', // a text that is needed is empty
  'bad-value', // against the schema: unknown key, missing language, wrong kind
  'unknown-reference',
  'same-id',
  'other-region', // a region's folder speaks for that region only
  'missing-media',
  'other-media', // the file's bytes are not the ones its name says
  'bad-rule', // the tone checker can't compile it
  'example-not-found',
  'counter-found',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** An author's mistake: where (lines and columns from 1), what, and the line it is in. */
export interface Problem {
  /** Path inside the pack folder. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: ProblemCode;
  /** For people, in English: the committee's authors read the documentation in English too. */
  readonly message: string;
  readonly excerpt: string;
  /** The id of the entry it is in, where the file is a list of them. */
  readonly entry: string | null;
}

/** The working copy of the pack; null when none was begun. */
export interface WorkbenchView {
  readonly at: string;
  readonly from: { readonly id: string; readonly version: string };
  /** Changes that can be taken back. */
  readonly steps: number;
  readonly files: readonly string[];
  /** Where the keys of the last release were, and the folder it went to (null: the exchange); null before the first. */
  readonly last: { readonly keys: string; readonly to: string | null } | null;
}

/** One entry that differs from the release it began from; whole files where a file has no entries. */
export interface PackChange {
  readonly file: string;
  /** The entry's id; null for the file itself. */
  readonly entry: string | null;
  readonly kind: 'added' | 'changed' | 'removed';
  /** As YAML; null where there is none. */
  readonly before: string | null;
  readonly after: string | null;
}

/** A file of the working copy: as text, and as values where it can be read. */
export interface WorkingFile {
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
}

/** A picture's file in the working copy: its SHA-256 (hex), its size in bytes, its media type. */
export interface AddedFile {
  readonly hash: string;
  readonly bytes: number;
  readonly type: string;
}

/** A text of our own, and where rules find something in it. */
export interface PastHit {
  readonly draft: string;
  readonly name: string;
  readonly text: string;
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

/** The rule of a false alarm in the working copy, and how far the reported text has come as its counter-example. */
export interface ReportedRule {
  readonly file: string;
  readonly kind: RuleKind;
  /** `written`: goes out with the next release; `published`: the release the working copy began from has it. */
  readonly counter: 'absent' | 'written' | 'published';
}

/** Progress of publishing a release: laptops let in by it, objects done of all, bytes sent so far. */
export type ReleaseEvent =
  | { readonly type: 'let-in'; readonly office: string }
  | {
      readonly type: 'progress';
      readonly step: 'media' | 'lists';
      readonly done: number;
      readonly total: number;
      readonly sent: number;
    }
  | {
      readonly type: 'finished';
      readonly number: number;
      readonly pack: string;
      readonly expires: string;
      readonly files: number;
      readonly sent: number;
    };

const file = z.string().min(1).max(300);
const path = z.array(z.union([z.string().max(200), z.int().min(0)])).max(8);
/** JSON, as an entry of a pack file is. */
const value = z.json();

export const publishContract = {
  state: oc.output(typed<WorkbenchView | null>()).errors(refusals),
  /** Begins a working copy of the release in use; what was begun before goes. */
  begin: oc.output(typed<WorkbenchView>()).errors(refusals),
  discard: oc.errors(refusals),
  read: oc.input(z.strictObject({ file })).output(typed<WorkingFile>()).errors(refusals),
  /** Replaces a whole file; null removes it. */
  write: oc.input(z.strictObject({ file, text: z.string().max(4_000_000).nullable() })).errors(refusals),
  /** Sets one value of a file, keeping what stands around it as its author wrote it. */
  set: oc.input(z.strictObject({ file, path, value })).errors(refusals),
  /** Puts an entry into a list, at a place from 0. */
  insert: oc.input(z.strictObject({ file, path, at: z.int().min(0), value })).errors(refusals),
  remove: oc.input(z.strictObject({ file, path })).errors(refusals),
  /** Keeps a picture's file in the working copy, in base64; the library's list names it afterwards. Twice is once. */
  addMedia: oc
    .input(z.strictObject({ bytes: z.base64().max(LARGEST_PICTURE * 1.4) }))
    .output(typed<AddedFile>())
    .errors(refusals),
  /** Takes the last change back; answers its file. */
  undo: oc.output(typed<string | null>()).errors(refusals),
  problems: oc.output(typed<readonly Problem[]>()).errors(refusals),
  changes: oc.output(typed<readonly PackChange[]>()).errors(refusals),
  /** Checks texts by the rules of the working copy. */
  tryTexts: oc
    .input(z.strictObject({ texts: z.array(z.string().max(20_000)).max(200) }))
    .output(typed<readonly ToneReport[]>())
    .errors(refusals),
  /** Where the rule of a false alarm stands; null when the working copy has no such rule. */
  reported: oc
    .input(z.strictObject({ rule: id, text: longText.min(1) }))
    .output(typed<ReportedRule | null>())
    .errors(refusals),
  /** Puts a reported text among its rule's counter-examples. Twice is once. Refused with `no-such-rule`. */
  addCounter: oc.input(z.strictObject({ rule: id, text: longText.min(1) })).errors(refusals),
  /** What rules of the working copy find in this profile's own posts. */
  pastHits: oc
    .input(z.strictObject({ rules: z.array(id).max(1_000) }))
    .output(typed<readonly PastHit[]>())
    .errors(refusals),
  /** Offices' posts whose approval stands, the newest first. */
  approved: oc.output(typed<readonly Submission[]>()).errors(refusals),
  /** Puts a post that was approved into the posts for everyone. */
  addPost: oc.input(z.strictObject({ submission: id })).errors(refusals),
  /** Takes back something that went out: offices see why, also those that get the release on a stick. */
  withdraw: oc
    .input(z.strictObject({ kind: z.enum(['post', 'asset']), id, reason: z.string().min(1).max(2_000) }))
    .errors(refusals),
  /**
   * Signs what changed and brings it to the profile's remote, or into a folder. The passphrase unlocks the keys for this
   * once and is kept nowhere. Refused with `pack-has-problems` while `problems` is not empty.
   */
  release: oc
    .input(
      z.strictObject({
        keys: z.string().min(1).max(4_096),
        passphrase: z.string().min(1).max(1_000),
        days: z.int().min(1).max(3_650),
        /** A folder, a stick; null for the profile's remote. */
        to: z.string().min(1).max(4_096).nullable(),
      }),
    )
    .output(eventIterator(z.custom<ReleaseEvent>()))
    .errors(refusals),
};
