import type { CsvFormat } from './row.ts';
import { localMinute } from './times.ts';

/** Publer: twelve columns, all kept even where empty; alt texts in the order of the media, parted by `||`. */
export const publer: CsvFormat = {
  header: [
    'Date - Intl. format or prompt',
    'Text',
    'Link(s) - Separated by comma for FB carousels',
    'Media URL(s) - Separated by comma',
    'Title - For the video, pin, PDF ..',
    'Label(s) - Separated by comma',
    'Alt text(s) - Separated by ||',
    'Comment(s) - Separated by ||',
    'Pin board, FB album, or Google category',
    'Post subtype - I.e. story, reel, PDF ..',
    'CTA - For Facebook links or Google',
    'Reminder - For stories, reels, shorts, and TikToks',
  ],
  record: (row) => [
    localMinute(row.plannedAt),
    row.text,
    '',
    '',
    '',
    '',
    row.media.map(({ altText }) => altText.replaceAll('||', '|')).join(' || '),
    '',
    '',
    '',
    '',
    '',
  ],
  allPlatforms: false,
  needsTime: false,
  maxRows: null,
  minutesApart: 0,
};
