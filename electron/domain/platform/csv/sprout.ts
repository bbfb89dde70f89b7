import type { CsvFormat } from './row.ts';
import { localDay, localTime } from './times.ts';

/** Sprout Social: case-sensitive columns; at most 350 records, ten minutes apart. */
export const sprout: CsvFormat = {
  header: ['date', 'time_24hr', 'message_text'],
  record: (row) => [localDay(row.plannedAt), row.plannedAt === null ? '' : localTime(row.plannedAt).clock, row.text],
  allPlatforms: false,
  needsTime: true,
  maxRows: 350,
  minutesApart: 10,
};
