/** Ways in which people hide words from a filter. Each is done to a text's offending words; readers still see them. */
export type Disguise = (words: string) => string;

const word = /[\p{L}\p{M}\p{N}']+/gu;
const eachWord =
  (change: (one: string) => string): Disguise =>
  (words) =>
    words.replace(word, change);
const segmenter = new Intl.Segmenter('ar', { granularity: 'grapheme' });
/** What people see as letters: a mark stays on its letter. */
const letters = (one: string): string[] => [...segmenter.segment(one)].map(({ segment }) => segment);
const between = (sign: string): Disguise => eachWord((one) => letters(one).join(sign));

const table = (from: string, to: string): ReadonlyMap<string, string> =>
  new Map(letters(from).map((letter, at) => [letter, letters(to)[at] ?? letter]));
const by =
  (map: ReadonlyMap<string, string>): Disguise =>
  (words) =>
    letters(words)
      .map((letter) => map.get(letter) ?? letter)
      .join('');

/** Cuts a word of four letters or more in its middle. */
const cut = (sign: string): Disguise =>
  eachWord((one) => {
    const all = letters(one);
    return all.length < 4 ? one : all.toSpliced(Math.floor(all.length / 2), 0, sign).join('');
  });

const joining = /(?<=[بتثجحخسشصضطظعغفقكلمنهي])(?=[\u0621-\u064a])/gu;
const latin = 'abcdefghijklmnopqrstuvwxyz';
const alphabet = (first: number): ReadonlyMap<string, string> =>
  new Map(letters(latin).map((letter, at) => [letter, String.fromCodePoint(first + at)]));

const starred = (one: string): string => {
  const all = letters(one);
  return all.length < 4 ? one : all.with(Math.floor(all.length / 2), '*').join('');
};

/** One letter of the other script, in words of four letters or more. */
const other = table('كلمنهحطعacekopxy', 'klmnh7t3асекорху');
const mixed = (one: string): string => {
  const at = letters(one).findIndex((letter, index) => index > 0 && other.has(letter));
  return at < 0 || letters(one).length < 4
    ? one
    : letters(one)
        .with(at, other.get(letters(one)[at] ?? '') ?? '')
        .join('');
};

/** Words and the signs that are put for them. */
const pictures: ReadonlyMap<string, string> = new Map(
  `🐕 كلب كلاب kalb kleb chien chiens dog dogs
  🫏 حمار حمير 7mar hmar 7mir âne ânes donkey donkeys
  🐷 خنزير خنازير khanzir khanezir porc porcs cochon cochons pig pigs
  🐀 جرذ جرذان فأر فئران rat rats
  🐍 أفعى أفاعي snake snakes serpent serpents
  🐒 قرد قرود singe singes monkey monkeys
  🐑 غنم خروف ghanam mouton moutons sheep
  🪳 صرصور صراصير sarsour cafard cafards cockroach cockroaches
  💩 خرا خرى khara merde shit
  🤡 مهرج clown clowns`
    .split('\n')
    .flatMap((line) => {
      const [sign = '', ...words] = line.trim().split(' ');
      return words.map((one) => [one, sign] as const);
    }),
);

export const disguises: Readonly<Record<string, Disguise>> = {
  'spaced letters': between(' '),
  'dotted letters': between('.'),
  'a starred letter': eachWord(starred),
  tatweel: (words) => words.replace(joining, 'ـ'),
  tashkeel: (words) => words.replace(/[\u0621-\u064a]/g, '$&\u064e'),
  'Cyrillic and Greek look-alikes': by(table('aeopcxiysjkmtbh', 'аеорсхіуѕјкмтвн')),
  'Persian and Urdu letters': by(table('كيهةىئتد', 'کیہۃےۓٹڈ')),
  'dotless letters': by(table('بفقن', 'ٮڡٯں')),
  'presentation forms': by(table('ابتحدرسشعكلمنويهصقخج', 'ﺍﺑﺗﺣﺩﺭﺳﺷﻋﻛﻟﻣﻧﻭﻳﻫﺻﻗﺧﺟ')),
  'full-width letters': by(alphabet(0xff41)),
  'mathematical letters': by(alphabet(0x1d41a)),
  'circled letters': by(alphabet(0x24d0)),
  'mixed scripts': eachWord(mixed),
  'direction controls': eachWord((one) => `\u202e${one}\u202c`),
  'direction marks': between('\u200f'),
  'zero-width spaces': between('\u200b'),
  'zero-width joiners': between('\u200d'),
  'digits for Latin letters': eachWord((one) => (/^[a-z]{4,}$/i.test(one) ? by(table('aeios', '43105'))(one) : one)),
  'digits for Arabic letters': by(table('حعخطق', '73569')),
  'a held last letter': eachWord((one) => one + one.slice(-1).repeat(4)),
  capitals: (words) => words.toUpperCase(),
  mirrored: eachWord((one) => letters(one).toReversed().join('')),
  'mirrored and turned back': (words) => `\u202e${letters(words).toReversed().join('')}\u202c`,
  'cut by a hyphen': cut('-'),
  'cut by a slash': cut('/'),
  'cut by a line': cut('\n'),
  'signs for words': eachWord((one) => pictures.get(one.toLowerCase()) ?? one),
};

/** A text with its offending words in disguise. */
export const disguised = (text: string, words: readonly string[], trick: Disguise): string =>
  words.reduce((done, one) => done.replace(one, () => trick(one)), text);

/** Tricks that leave every letter what it is: done to a clean text they change nothing. */
export const innocent = [
  'tatweel',
  'tashkeel',
  'Cyrillic and Greek look-alikes',
  'Persian and Urdu letters',
  'presentation forms',
  'full-width letters',
  'mathematical letters',
  'circled letters',
  'direction marks',
  'zero-width spaces',
  'zero-width joiners',
  'signs for words',
];
