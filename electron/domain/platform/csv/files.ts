import { buffer } from './buffer.ts';
import { generic } from './generic.ts';
import { hootsuite } from './hootsuite.ts';
import { publer } from './publer.ts';
import { writeCsv } from './record.ts';
import type { CsvFormat, ScheduleRow } from './row.ts';
import { sprout } from './sprout.ts';
import { localMinute } from './times.ts';
import { vistaSocial } from './vista-social.ts';

export const csvFormats = {
  generic,
  buffer,
  hootsuite,
  sprout,
  publer,
  'vista-social': vistaSocial,
} as const satisfies Readonly<Record<string, CsvFormat>>;
export type CsvToolId = keyof typeof csvFormats;

/** One CSV file and the posts in it, in the order of its records. */
export interface CsvFile {
  /** ASCII, without a folder: `buffer-instagram-2.csv`. */
  readonly name: string;
  readonly text: string;
  readonly rows: readonly ScheduleRow[];
}

/**
 * The files of one tool, split where it takes one page or a limited number of records at a time. Posts that a tool
 * can't take without a planned time are in none of them.
 */
export function csvFiles(tool: CsvToolId, rows: readonly ScheduleRow[], bom: boolean): CsvFile[] {
  const format: CsvFormat = csvFormats[tool];
  const taken = rows.filter((row) => row.plannedAt !== null || !format.needsTime).toSorted(byTime);
  const groups: readonly (readonly [string, readonly ScheduleRow[]])[] = format.allPlatforms
    ? [[tool, taken]]
    : [...Map.groupBy(taken, (row) => row.platform)].map(([platform, own]) => [`${tool}-${platform}`, own] as const);
  return groups.flatMap(([name, own]) =>
    parts(format, own).map((part, index) => ({
      name: `${name}${index === 0 ? '' : `-${index + 1}`}.csv`,
      text: writeCsv([...(format.header === null ? [] : [format.header]), ...part.map(format.record)], bom),
      rows: part,
    })),
  );
}

/** Every record into the first part that has room for it and no neighbour too close in time. */
function parts(format: CsvFormat, rows: readonly ScheduleRow[]): ScheduleRow[][] {
  const found: ScheduleRow[][] = [];
  for (const row of rows) {
    const fitting = found.find((part) => part.length < (format.maxRows ?? Infinity) && apart(format, part.at(-1), row));
    if (fitting === undefined) found.push([row]);
    else fitting.push(row);
  }
  return found;
}

const apart = (format: CsvFormat, before: ScheduleRow | undefined, row: ScheduleRow): boolean =>
  format.minutesApart === 0 ||
  before === undefined ||
  Date.parse(row.plannedAt ?? '') - Date.parse(before.plannedAt ?? '') >= format.minutesApart * 60_000;

/** Planned ones first, in time; the order given is kept otherwise. */
const byTime = (a: ScheduleRow, b: ScheduleRow): number =>
  (a.plannedAt === null ? Infinity : Date.parse(a.plannedAt)) -
    (b.plannedAt === null ? Infinity : Date.parse(b.plannedAt)) || 0;

/** Which media file belongs to which record: for people who fill in the URL columns. Records count without the header. */
export function mediaSheet(files: readonly CsvFile[], bom: boolean): string {
  const records = files.flatMap((file) =>
    file.rows.flatMap((row, index) =>
      row.media.map((media, position) => [
        file.name,
        String(index + 1),
        row.platform,
        localMinute(row.plannedAt),
        row.title,
        String(position + 1),
        media.file,
        media.altText,
      ]),
    ),
  );
  const header = ['csv_file', 'record', 'platform', 'time', 'post', 'position', 'media_file', 'alt_text'];
  return writeCsv([header, ...records], bom);
}
