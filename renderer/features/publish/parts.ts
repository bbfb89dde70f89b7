import type { Pack } from '#domain/pack.ts';

/** How one value of an entry is edited. `path` leads to it inside the entry. */
export type FieldKind =
  | { readonly kind: 'line' | 'lines' | 'words' | 'day' | 'instant' | 'number' | 'flag' | 'texts' }
  /** The three languages side by side; `long` for paragraphs. */
  | { readonly kind: 'localised'; readonly long?: boolean }
  /** One of a few, or of a list of the pack; `null` where it may be nothing. */
  | { readonly kind: 'choice'; readonly of: readonly string[]; readonly optional?: boolean }
  | { readonly kind: 'reference'; readonly to: keyof Named; readonly many?: boolean; readonly optional?: boolean };

export type Field = FieldKind & { readonly path: readonly (string | number)[] };

/** Lists of the pack that entries refer to. */
export type Named = Pick<Pack, 'regions' | 'guidelines' | 'segments' | 'platforms' | 'topics'>;

/** A part of the pack as authors see it: a file with a list of entries, or a folder with an entry a file. */
export interface Part {
  readonly id: string;
  /** The file, or the folder with `/` at its end. */
  readonly file: string;
  /** Which value names an entry in the list. */
  readonly title: readonly (string | number)[];
  readonly fields: readonly Field[];
  /** What a new entry begins as; null where entries come from elsewhere. */
  readonly fresh: ((id: string, day: string) => unknown) | null;
}

const localised = (path: string, long = false): Field => ({ kind: 'localised', long, path: [path] });
/** Nothing said yet: it stands among what is left to mend until somebody says it, and nothing is signed meanwhile. */
const blank = { ar: '', fr: '', en: '' };
const reference = (path: string, to: keyof Named, more: object = {}): Field => ({
  kind: 'reference',
  to,
  path: [path],
  ...more,
});

/** In the order of the list. Tone rules and lists have a view of their own. */
export const parts: readonly Part[] = [
  {
    id: 'guidelines',
    file: 'guidelines/',
    title: ['title'],
    fields: [
      { kind: 'line', path: ['number'] },
      localised('title'),
      localised('chapter'),
      localised('body', true),
      reference('region', 'regions', { optional: true }),
      localised('source'),
      { kind: 'day', path: ['changes', 0, 'date'] },
      { kind: 'localised', path: ['changes', 0, 'summary'] },
      { kind: 'day', path: ['acknowledgeBy'] },
    ],
    fresh: (id, day) => ({
      id,
      number: '99',
      region: null,
      chapter: blank,
      title: blank,
      body: blank,
      examples: [],
      source: blank,
      changes: [{ date: day, summary: blank }],
      acknowledgeBy: null,
    }),
  },
  {
    id: 'alerts',
    file: 'alerts.yaml',
    title: ['title'],
    fields: [
      localised('title'),
      localised('body', true),
      { kind: 'day', path: ['date'] },
      reference('region', 'regions', { optional: true }),
      reference('guideline', 'guidelines', { optional: true }),
      { kind: 'flag', path: ['acknowledge'] },
    ],
    fresh: (id, day) => ({
      id,
      date: day,
      region: null,
      title: blank,
      body: blank,
      guideline: null,
      acknowledge: false,
    }),
  },
  {
    id: 'fact-cards',
    file: 'fact-cards.yaml',
    title: ['claim'],
    fields: [
      reference('topic', 'topics'),
      localised('claim', true),
      localised('fact', true),
      localised('source'),
      localised('reply', true),
      { kind: 'day', path: ['checked'] },
    ],
    fresh: (id, day) => ({ id, topic: '', claim: blank, fact: blank, source: blank, reply: blank, checked: day }),
  },
  {
    id: 'quiet-periods',
    file: 'quiet-periods.yaml',
    title: ['name'],
    fields: [
      localised('name'),
      localised('why', true),
      { kind: 'instant', path: ['start'] },
      { kind: 'instant', path: ['end'] },
      localised('source'),
    ],
    fresh: (id, day) => ({
      id,
      name: blank,
      why: blank,
      start: `${day}T00:00:00+02:00`,
      end: `${day}T19:00:00+02:00`,
      source: blank,
    }),
  },
  {
    id: 'segments',
    file: 'segments.yaml',
    title: ['name'],
    fields: [localised('name'), localised('note', true)],
    fresh: (id) => ({ id, name: blank, note: blank }),
  },
  {
    id: 'platforms',
    file: 'platforms.yaml',
    title: ['name'],
    fields: [
      localised('name'),
      {
        kind: 'choice',
        of: ['x-weighted', 'utf16', 'code-points', 'graphemes', 'utf8-bytes', 'threads'],
        path: ['text', 'unit'],
      },
      { kind: 'number', path: ['text', 'max'] },
      { kind: 'number', path: ['hashtags'] },
      { kind: 'number', path: ['links'] },
      { kind: 'number', path: ['altText'] },
      { kind: 'number', path: ['media', 'max'] },
      { kind: 'number', path: ['fold'] },
      { kind: 'day', path: ['asOf'] },
      { kind: 'choice', of: ['A', 'B', 'C'], path: ['grade'] },
      { kind: 'line', path: ['source'] },
    ],
    fresh: (id, day) => ({
      id,
      name: blank,
      text: { unit: 'graphemes', max: 500, warnFrom: null },
      hashtags: null,
      mentions: null,
      links: null,
      altText: null,
      media: { max: 4, renditions: [] },
      fold: null,
      asOf: day,
      grade: 'C',
      source: '',
    }),
  },
  {
    id: 'templates',
    file: 'templates.yaml',
    title: ['name'],
    fields: [
      localised('name'),
      localised('hint'),
      localised('text', true),
      reference('platforms', 'platforms', { many: true }),
      reference('segments', 'segments', { many: true }),
    ],
    fresh: (id) => ({ id, name: blank, hint: blank, text: blank, platforms: [], segments: [] }),
  },
  {
    id: 'posts',
    file: 'posts.yaml',
    title: ['title'],
    fields: [
      { kind: 'line', path: ['title'] },
      { kind: 'lines', path: ['text'] },
      reference('platforms', 'platforms', { many: true }),
      reference('segments', 'segments', { many: true }),
      { kind: 'texts', path: ['sources'] },
    ],
    fresh: null,
  },
  {
    id: 'assets',
    file: 'assets.json',
    title: ['title'],
    fields: [
      localised('title'),
      localised('altText', true),
      { kind: 'choice', of: ['ar', 'fr', 'en'], optional: true, path: ['language'] },
      reference('topics', 'topics', { many: true }),
      reference('segments', 'segments', { many: true }),
      reference('platforms', 'platforms', { many: true }),
      { kind: 'localised', path: ['rights', 'licence'] },
      { kind: 'line', path: ['rights', 'owner'] },
      { kind: 'choice', of: ['not-needed', 'given', 'missing'], path: ['rights', 'consent'] },
      { kind: 'localised', path: ['rights', 'consentNote'] },
      { kind: 'day', path: ['rights', 'from'] },
      { kind: 'day', path: ['rights', 'until'] },
      { kind: 'reference', to: 'regions', many: true, path: ['rights', 'regions'] },
    ],
    fresh: null,
  },
  {
    id: 'withdrawals',
    file: 'withdrawals.yaml',
    title: ['reason'],
    fields: [{ kind: 'lines', path: ['reason'] }],
    fresh: null,
  },
];

/** The value at a path inside another; undefined where there is none. */
export function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (within, key) =>
      typeof within === 'object' && within !== null ? (within as Record<string | number, unknown>)[key] : undefined,
    value,
  );
}
