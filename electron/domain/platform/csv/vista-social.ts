import type { CsvFormat, ScheduleRow } from './row.ts';
import { localMinute } from './times.ts';

/** Vista Social: `type` is image, video, article or message. */
export const vistaSocial: CsvFormat = {
  header: ['message', 'type', 'link', 'time'],
  record: (row) => [row.text, kind(row), '', localMinute(row.plannedAt)],
  allPlatforms: false,
  needsTime: true,
  maxRows: null,
  minutesApart: 0,
};

function kind(row: ScheduleRow): 'image' | 'video' | 'message' {
  const first = row.media[0];
  if (first === undefined) return 'message';
  return first.type.startsWith('video/') ? 'video' : 'image';
}
