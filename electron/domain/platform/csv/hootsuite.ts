import type { CsvFormat } from './row.ts';
import { localTime } from './times.ts';

/** Hootsuite: date and time, message, link; no header; `mm/dd/yyyy hh:mm`; at most 350 records. */
export const hootsuite: CsvFormat = {
  header: null,
  record: (row) => [row.plannedAt === null ? '' : american(row.plannedAt), row.text, ''],
  allPlatforms: false,
  needsTime: true,
  maxRows: 350,
  minutesApart: 0,
};

function american(instant: string): string {
  const { year, month, day, clock } = localTime(instant);
  return `${month}/${day}/${year} ${clock}`;
}
