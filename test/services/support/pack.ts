import type { Asset } from '../../../electron/domain/asset.ts';
import type { Localised } from '../../../electron/domain/language.ts';
import type { Library, Pack } from '../../../electron/domain/pack.ts';
import { ok } from '../../../electron/domain/result.ts';
import type { ToneSource } from '../../../electron/domain/tone/source.ts';
import type { PackSource } from '../../../electron/services/ports/pack.ts';

export const everywhere = (text: string): Localised => ({ ar: text, fr: text, en: text });
const name = everywhere('name');

export const pack: Pack = {
  id: 'test-pack',
  version: '1.2',
  released: '2026-03-01',
  review: 'office',
  campaign: { id: 'test-campaign', name, about: name },
  regions: [
    { id: 'coast', name },
    { id: 'mountain', name },
  ],
  offices: [
    {
      id: 'coast-office',
      region: 'coast',
      name,
      members: [
        { id: 'writer', name, roles: ['writer'] },
        { id: 'second-writer', name, roles: ['writer'] },
        { id: 'lead', name, roles: ['writer', 'lead'] },
        { id: 'reviewer', name, roles: ['reviewer'] },
      ],
    },
    { id: 'mountain-office', region: 'mountain', name, members: [{ id: 'elsewhere', name, roles: ['lead'] }] },
  ],
  topics: [{ id: 'water', name }],
  guidelines: [
    {
      id: 'respect-people',
      number: '1-1',
      region: null,
      chapter: name,
      title: name,
      body: name,
      examples: [],
      source: name,
      changes: [
        { date: '2026-02-20', summary: name },
        { date: '2026-01-01', summary: name },
      ],
      acknowledgeBy: null,
    },
  ],
  segments: [{ id: 'students', name, note: name }],
  platforms: [
    {
      id: 'short',
      name,
      text: { unit: 'code-points', max: 40, warnFrom: null },
      hashtags: 2,
      mentions: null,
      links: null,
      altText: 100,
      media: { max: 4, renditions: [] },
      fold: null,
      asOf: '2026-01-01',
      grade: 'A',
      source: 'test',
    },
    {
      id: 'long',
      name,
      text: { unit: 'code-points', max: 2_000, warnFrom: null },
      hashtags: null,
      mentions: null,
      links: null,
      altText: null,
      media: { max: 10, renditions: [] },
      fold: null,
      asOf: '2026-01-01',
      grade: 'A',
      source: 'test',
    },
  ],
  factCards: [],
  alerts: [
    { id: 'alert-1', date: '2026-03-01', region: null, title: name, body: name, guideline: null, acknowledge: true },
  ],
  quietPeriods: [
    {
      id: 'silence',
      name: everywhere('Electoral silence'),
      why: name,
      start: '2026-05-02T00:00:00+03:00',
      end: '2026-05-03T19:00:00+03:00',
      source: name,
    },
  ],
  templates: [],
  withdrawals: [],
  posts: [
    {
      id: 'pack-post',
      title: 'Water',
      text: 'Water for all',
      platforms: ['long'],
      segments: [],
      media: [],
      sources: [],
      plannedAt: null,
      approvedAt: '2026-02-01T08:00:00Z',
      approvedBy: 'The desk',
    },
  ],
};

const hashOf = (digit: string): string => digit.repeat(64);

function asset(id: string, digit: string, rights: Partial<Asset['rights']>): Asset {
  return {
    id,
    hash: hashOf(digit),
    type: 'image/png',
    bytes: 10,
    width: 4,
    height: 5,
    title: everywhere(id),
    altText: name,
    caption: name,
    topics: [],
    segments: [],
    platforms: [],
    language: null,
    rights: {
      licence: name,
      owner: 'test',
      consent: 'not-needed',
      consentNote: name,
      from: '2026-01-01',
      until: null,
      regions: [],
      ...rights,
    },
    renditions: [],
    added: '2026-01-01',
  };
}

export const library: Library = [
  asset('free', 'a', {}),
  asset('expired', 'b', { until: '2026-02-28' }),
  asset('march', 'c', { until: '2026-03-03' }),
  asset('mountain-only', 'd', { regions: ['mountain'] }),
  asset('no-consent', 'e', { consent: 'missing' }),
  asset('next-year', 'f', { from: '2027-01-01' }),
];

/** Two rules: `badword` needs a reason, `slurword` is blocked. */
export const tone: ToneSource = {
  categories: [
    { id: 'insult', name, severity: 'review', guideline: 'respect-people', why: name },
    { id: 'slur', name, severity: 'block', guideline: 'respect-people', why: name },
  ],
  lists: [],
  allow: [],
  context: [],
  signs: [],
  plurals: [],
  rules: [
    {
      id: 'insult-en',
      kind: 'term',
      category: 'insult',
      language: 'en',
      note: 'test',
      source: 'test',
      entries: [{ term: 'badword', inflect: 'none' }],
    },
    {
      id: 'slur-en',
      kind: 'term',
      category: 'slur',
      language: 'en',
      note: 'test',
      source: 'test',
      entries: [{ term: 'slurword', inflect: 'none' }],
    },
  ],
};

export const packSource: PackSource = {
  content: async () => ok(pack),
  library: async () => ok(library),
  tone: async () => ok(tone),
  media: async (hash) => (library.some((one) => one.hash === hash) ? `/media/${hash}.png` : null),
};
