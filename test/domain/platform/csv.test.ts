import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvFiles, csvFormats, type CsvToolId, mediaSheet } from '#domain/platform/csv/files.ts';
import { writeCsv } from '#domain/platform/csv/record.ts';
import type { ScheduleRow } from '#domain/platform/csv/row.ts';
import { localIso, localMinute } from '#domain/platform/csv/times.ts';

const row = (change: Partial<ScheduleRow> = {}): ScheduleRow => ({
  platform: 'instagram',
  title: 'عنوان',
  text: 'نص، "بين مزدوجين"\nسطر',
  plannedAt: '2027-03-17T10:05:00.000Z',
  sources: ['https://example.org/a', 'الجريدة الرسمية'],
  segments: ['youth'],
  disclosure: { kind: 'paid', payer: 'مكتب', aiAltered: true },
  media: [
    { file: 'media/01-a.jpg', altText: 'أولى', type: 'image/jpeg' },
    { file: 'media/02-b.jpg', altText: 'ثانية', type: 'image/jpeg' },
  ],
  ...change,
});
const read = (text: string): string[][] => parse(text, { record_delimiter: '\r\n' });
const text = 'نص، "بين مزدوجين"\nسطر';

test.each<[CsvToolId, string[][]]>([
  [
    'generic',
    [
      [
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
      [
        'instagram',
        '2027-03-17T12:05+02:00',
        text,
        'https://example.org/a',
        'media/01-a.jpg | media/02-b.jpg',
        'أولى | ثانية',
        '',
        'youth',
        'paid | مكتب | ai-altered',
      ],
    ],
  ],
  [
    'buffer',
    [
      ['Text', 'Image URL', 'Tags', 'Posting Time'],
      [text, '', '', '2027-03-17 12:05'],
    ],
  ],
  ['hootsuite', [['03/17/2027 12:05', text, '']]],
  [
    'sprout',
    [
      ['date', 'time_24hr', 'message_text'],
      ['2027-03-17', '12:05', text],
    ],
  ],
  [
    'vista-social',
    [
      ['message', 'type', 'link', 'time'],
      [text, 'image', '', '2027-03-17 12:05'],
    ],
  ],
])('%s', (tool, records) => {
  const [file, ...more] = csvFiles(tool, [row()], false);
  expect(more).toEqual([]);
  expect(read(file?.text ?? '')).toEqual(records);
});

test('publer keeps all its twelve columns', () => {
  const [header, record] = read(csvFiles('publer', [row()], false)[0]?.text ?? '');
  expect(header).toHaveLength(12);
  expect(record).toEqual(['2027-03-17 12:05', text, '', '', '', '', 'أولى || ثانية', '', '', '', '', '']);
});

test('vista social tells a video and a message from an image', () => {
  const kinds = [row({ media: [{ file: 'a', altText: '', type: 'video/mp4' }] }), row({ media: [] })].map(
    (one) => csvFormats['vista-social'].record(one)[1],
  );
  expect(kinds).toEqual(['video', 'message']);
});

test('times are those of Beirut, summer time included', () => {
  expect(localIso('2027-07-17T21:30:00.000Z')).toBe('2027-07-18T00:30+03:00');
  expect(localMinute('2027-01-17T22:00:00.000Z')).toBe('2027-01-18 00:00');
  expect(localMinute(null)).toBe('');
});

test('files are split by page, by number of records and by time between posts', () => {
  const many = Array.from({ length: 351 }, (_, index) =>
    row({ plannedAt: new Date(Date.UTC(2027, 0, 1) + index * 600_000).toISOString() }),
  );
  expect(csvFiles('hootsuite', many, false).map(({ name, rows }) => [name, rows.length])).toEqual([
    ['hootsuite-instagram.csv', 350],
    ['hootsuite-instagram-2.csv', 1],
  ]);
  expect(csvFiles('sprout', many, false).map(({ rows }) => rows.length)).toEqual([350, 1]);
  const close = [row(), row({ plannedAt: '2027-03-17T10:14:00.000Z' }), row({ plannedAt: '2027-03-17T10:15:00.000Z' })];
  expect(csvFiles('sprout', close, false).map(({ rows }) => rows.length)).toEqual([2, 1]);
  expect(csvFiles('buffer', [row(), row({ platform: 'x' })], false).map(({ name }) => name)).toEqual([
    'buffer-instagram.csv',
    'buffer-x.csv',
  ]);
  expect(csvFiles('generic', [row(), row({ platform: 'x' })], false)).toHaveLength(1);
});

test('posts without a time are left out only where the tool needs one', () => {
  const counts = (['generic', 'buffer', 'hootsuite', 'sprout', 'publer', 'vista-social'] as const).map(
    (tool) => csvFiles(tool, [row({ plannedAt: null })], false).length,
  );
  expect(counts).toEqual([1, 1, 0, 0, 1, 0]);
});

test('the sheet of media names the record, counted without the header', () => {
  const files = csvFiles('buffer', [row({ plannedAt: '2027-03-18T10:00:00.000Z' }), row({ media: [] })], false);
  expect(
    read(mediaSheet(files, false))
      .slice(1)
      .map((record) => record.slice(0, 3).concat(record.slice(5, 7))),
  ).toEqual([
    ['buffer-instagram.csv', '2', 'instagram', '1', 'media/01-a.jpg'],
    ['buffer-instagram.csv', '2', 'instagram', '2', 'media/02-b.jpg'],
  ]);
});

test('any fields come back from a strict reader, formulas with a quote before them', () => {
  const field = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('=1+1', '+961', '-', '@a', '\t=x', '\r', '"', '","', '\r\n', '＝1'),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(field, field, field), { minLength: 1 }), fc.boolean(), (records, bom) => {
      const written = writeCsv(records, bom);
      expect(written.startsWith('\uFEFF')).toBe(bom);
      const back: string[][] = parse(written.slice(bom ? 1 : 0), { record_delimiter: '\r\n' });
      expect(back).toEqual(
        records.map((record) => record.map((one) => (/^[=+\-@\t\r＝＋－＠]/.test(one) ? `'${one}` : one))),
      );
      for (const one of back.flat()) expect(one).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});
