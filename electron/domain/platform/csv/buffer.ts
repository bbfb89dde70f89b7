import type { CsvFormat } from './row.ts';
import { localMinute } from './times.ts';

/** Buffer: column names are case-sensitive; a post needs a text or an image; the image's URL is for people to fill in. */
export const buffer: CsvFormat = {
  header: ['Text', 'Image URL', 'Tags', 'Posting Time'],
  record: (row) => [row.text, '', '', localMinute(row.plannedAt)],
  allPlatforms: false,
  needsTime: false,
  maxRows: null,
  minutesApart: 0,
};
