import type { Disclosure } from '../../post.ts';

/** One post on one platform, as scheduling tools take it. */
export interface ScheduleRow {
  readonly platform: string;
  readonly title: string;
  readonly text: string;
  /** ISO 8601 instant, or null when not planned. */
  readonly plannedAt: string | null;
  readonly sources: readonly string[];
  readonly segments: readonly string[];
  readonly disclosure: Disclosure;
  /** Files of the bundle, relative to its `data` folder, in order. */
  readonly media: readonly { readonly file: string; readonly altText: string; readonly type: string }[];
}

/** How one tool reads a CSV file (reference/platforms.md, "CSV imports of scheduling tools"). */
export interface CsvFormat {
  /** Null where the tool wants no header. */
  readonly header: readonly string[] | null;
  readonly record: (row: ScheduleRow) => readonly string[];
  /** One file holds all platforms; else one file a platform, as the tool asks for the page when it imports. */
  readonly allPlatforms: boolean;
  /** Posts without a planned time can't be in the file. */
  readonly needsTime: boolean;
  /** Records a file may hold, header not counted; null where no limit is known. */
  readonly maxRows: number | null;
  /** Least minutes between two posts of a file. */
  readonly minutesApart: number;
}
