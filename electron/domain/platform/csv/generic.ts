import type { CsvFormat } from './row.ts';
import { localIso } from './times.ts';

/** Ours: everything a person or a script needs, one record for each post and platform. */
export const generic: CsvFormat = {
  header: [
    'platform',
    'scheduled_at',
    'text',
    'link',
    'media_files',
    'alt_texts',
    'first_comment',
    'segments',
    'disclosure',
  ],
  record: (row) => [
    row.platform,
    localIso(row.plannedAt),
    row.text,
    row.sources.filter((source) => /^https?:\/\//.test(source)).join(' '),
    row.media.map(({ file }) => file).join(' | '),
    row.media.map(({ altText }) => altText).join(' | '),
    '',
    row.segments.join(' | '),
    [row.disclosure.kind, row.disclosure.payer, row.disclosure.aiAltered ? 'ai-altered' : '']
      .filter((part) => part !== '')
      .join(' | '),
  ],
  allPlatforms: true,
  needsTime: false,
  maxRows: null,
  minutesApart: 0,
};
