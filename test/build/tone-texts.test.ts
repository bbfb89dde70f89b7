import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fold } from '../../electron/domain/text/fold.ts';

const folder = 'build/tone/texts';
const header = 'id variety text offensive hateful pair reason'.split(' ');
/** Two texts of different pairs that have this share of their words in common are one text written twice. */
const NEAR = 0.8;
/** The least share of a file's texts that belong to a pair. */
const PAIRED = 0.45;
/** Each of these is attacked somewhere and spoken of without abuse somewhere: no side is only the one or only the other. */
const groups: Readonly<Record<string, RegExp>> = {
  Sunnis: /السنّة|سنّي/,
  Shia: /شيع/,
  Maronites: /موارنة|ماروني/,
  Druze: /دروز|درزي/,
  Orthodox: /الروم|أرثوذكس/,
  Armenians: /[أا]رمن/,
  Alawites: /علوي/,
  Christians: /مسيحي/,
  Muslims: /مسلم/,
  Syrians: /سوري/,
  Palestinians: /فلسطيني/,
  Kurds: /كرد|أكراد/,
  Tripoli: /طرابلس/,
  Akkar: /عكار/,
  'the South': /جنوب/,
  'the Bekaa': /بقاع|بعلبك/,
  'the Forces': /[ال]لقوات/,
  'the Phalange': /كتائب/,
  'the Current': /التيار|عوني/,
  'the Party': /الحزب|حزب الله/,
  'the Movement': /الحركيين|حركة أمل/,
  'the Socialists': /اشتراكي/,
  'the Future': /المستقبل/,
  'the Marada': /مردة/,
  'the Tashnag': /طاشناق/,
  'the Nationalists': /القومي/,
  'the Communists': /شيوعي/,
  'the protesters': /الثورة|تغييري/,
};

interface LabelledText {
  readonly id: string;
  readonly variety: string;
  readonly text: string;
  readonly offensive: string;
  readonly hateful: string;
  readonly pair: string;
  readonly reason: string;
  readonly words: ReadonlySet<string>;
}

const linesOf = (file: string) => readFileSync(path.join(folder, file), 'utf8').replace(/\n$/, '').split('\n');
const files = readdirSync(folder).filter((name) => name.endsWith('.tsv'));
const wordsOf = (text: string) => new Set(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []);

function read(file: string): LabelledText[] {
  const [, ...lines] = linesOf(file);
  return lines.map((line) => {
    const [id = '', variety = '', text = '', offensive = '', hateful = '', pair = '', reason = ''] = line.split('\t');
    return { id, variety, text, offensive, hateful, pair, reason, words: wordsOf(text) };
  });
}
const byFile = new Map(files.map((file) => [file, read(file)]));
const all = [...byFile.values()].flat();
const byPair = Map.groupBy(
  all.filter(({ pair }) => pair !== ''),
  ({ pair }) => pair,
);

const common = (one: ReadonlySet<string>, other: ReadonlySet<string>) => {
  let shared = 0;
  for (const word of one) if (other.has(word)) shared += 1;
  return shared;
};
const likeness = (one: ReadonlySet<string>, other: ReadonlySet<string>) => {
  const shared = common(one, other);
  return shared / (one.size + other.size - shared);
};

describe.each(files)('%s', (file) => {
  const texts = byFile.get(file) ?? [];

  it('has the header, and as many cells in each row', () => {
    const [head, ...lines] = linesOf(file);
    expect(head).toBe(header.join('\t'));
    expect(lines.filter((line) => line.split('\t').length !== header.length)).toEqual([]);
  });

  it('has well-formed rows', () => {
    const variety = path.basename(file, '.tsv');
    const bad = texts.filter(
      (row) =>
        row.variety !== variety ||
        !/^[a-z]{2,6}-\d{4}$/.test(row.id) ||
        !/^(0\t[0]|1\t[01])$/.test(`${row.offensive}\t${row.hateful}`) ||
        !/^([a-z]{2,6}-p\d{3,4})?$/.test(row.pair) ||
        row.text !== row.text.trim() ||
        /\s{2}|[\p{Cc}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{feff}]/u.test(row.text) ||
        row.words.size === 0 ||
        !/^\p{ASCII}{3,80}$/u.test(row.reason),
    );
    expect(bad.map(({ id, text }) => `${id}: ${text}`)).toEqual([]);
  });

  it('has enough of its texts in pairs', () => {
    const paired = texts.filter(({ pair }) => pair !== '');
    expect(paired.length / texts.length).toBeGreaterThanOrEqual(PAIRED);
  });

  it('has enough of each label', () => {
    const share = (...labels: string[]) =>
      texts.filter(({ offensive, hateful }) => labels.includes(offensive + hateful)).length / texts.length;
    expect(share('00')).toBeGreaterThan(0.4);
    expect(share('10')).toBeGreaterThan(0.22);
    expect(share('11')).toBeGreaterThan(0.2);
  });
});

it('gives each text its own id', () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

it('keeps a pair within a file, its texts alike in words and different in label', () => {
  const bad = [...byPair].filter(
    ([, texts]) =>
      new Set(texts.map(({ variety }) => variety)).size !== 1 ||
      new Set(texts.map(({ offensive, hateful }) => offensive + hateful)).size < 2 ||
      texts.some((one) => texts.every((other) => other === one || common(one.words, other.words) < 2)),
  );
  expect(bad.map(([pair]) => pair)).toEqual([]);
});

it('writes no text twice', () => {
  const twice = Map.groupBy(all, ({ words }) => [...words].join(' '));
  const found = [...twice.values()].filter((texts) => texts.length > 1);
  expect(found.map((texts) => texts.map(({ id }) => id))).toEqual([]);
});

it('has no two texts nearly the same outside a pair', () => {
  const near: string[] = [];
  for (const [at, one] of all.entries())
    for (const other of all.slice(0, at))
      if ((one.pair === '' || one.pair !== other.pair) && likeness(one.words, other.words) >= NEAR)
        near.push(`${other.id} ${one.id}`);
  expect(near).toEqual([]);
});

it.each(Object.entries(groups))('attacks %s in some texts and not in others', (_, name) => {
  const naming = all.filter(({ text, variety }) => /^(lebanese|msa)$/.test(variety) && name.test(text));
  expect(naming.filter(({ hateful }) => hateful === '1').length).toBeGreaterThan(1);
  expect(naming.filter(({ offensive }) => offensive === '0').length).toBeGreaterThan(1);
});
