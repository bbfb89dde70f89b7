import { eventIterator, oc, type as typed } from '@orpc/contract';
import { z } from 'zod';
import { refusals } from './refusal.ts';
import { id } from './schemas/post.ts';

/** Scheduling tools a bundle brings CSV files for (reference/platforms.md). */
export const csvTools = ['generic', 'buffer', 'hootsuite', 'sprout', 'publer', 'vista-social'] as const;
export type CsvTool = (typeof csvTools)[number];

export const exportSteps = ['texts', 'csv', 'media', 'manifest', 'verify'] as const;

/** Progress of an export, a verification or an import; sizes in bytes. */
export type BundleEvent =
  | {
      readonly type: 'progress';
      readonly step: (typeof exportSteps)[number];
      readonly file: string;
      readonly files: number;
      readonly filesTotal: number;
      readonly bytes: number;
      readonly bytesTotal: number;
    }
  | {
      readonly type: 'finished';
      readonly folder: string;
      readonly posts: number;
      readonly files: number;
      readonly bytes: number;
      readonly resumed: boolean;
    };

/** A bundle met on a drive, or a folder into which the desk published a release. */
export interface FoundBundle {
  readonly folder: string;
  readonly kind: 'posts' | 'sync' | 'release';
  /** Office that made it, and when: as it says itself. */
  readonly office: string;
  readonly at: string;
  readonly complete: boolean;
  /** 0 but in a bundle of posts. */
  readonly posts: number;
}

const folder = z.string().min(1).max(4_096);

export const bundlesContract = {
  /**
   * Writes a bundle of approved posts under `to` and reads it back. A bundle of the same posts that an earlier try
   * left unfinished there is resumed. `finished` comes only when everything is flushed: then the stick may be removed.
   */
  export: oc
    .input(
      z.strictObject({
        posts: z.array(id).min(1).max(2_000),
        to: folder,
        tools: z.array(z.enum(csvTools)),
        bom: z.boolean(),
      }),
    )
    .output(eventIterator(z.custom<BundleEvent>()))
    .errors(refusals),
  verify: oc.input(z.strictObject({ folder })).output(eventIterator(z.custom<BundleEvent>())).errors(refusals),
  /** Verifies everything first; admits posts of the same campaign, each once. */
  import: oc.input(z.strictObject({ folder })).output(eventIterator(z.custom<BundleEvent>())).errors(refusals),
  /** Bundles and releases under a folder or on the drives, finished or not. */
  find: oc.input(z.strictObject({ folder })).output(typed<readonly FoundBundle[]>()).errors(refusals),
};
