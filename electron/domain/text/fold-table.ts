/** What a UTF-16 unit folds to: 0 drops it, `EXPANDS` says that `expansions` has several units for it. */
export const EXPANDS = 1;

const TABLE_END = 0x3000;
const LATE_START = 0xfb00;

const pairs = (text: string): [string, string][] =>
  text.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)] as [string, string]);

/** Letters that NFKD leaves alone. Arabic, Persian and Urdu variants; Latin letters; look-alikes; signs. */
const variants = new Map<string, string>([
  ...pairs(
    'ٱا ىي ئي ؤو ةه ەه ھه ہه ۀه ۃه ۂه کك ګك گك ڭك ںن ےي ۓي یي ېي ۍي ێي پب چج ژز ڤف ڨق ڕر ڵل ۆو ۇو ۋو ٹت ڈد ڑر ٮب ڡف ٯق ݣك ﻙك ۼع ڛس ښش',
  ),
  // Letters turned upside down.
  ...pairs('ɐa ǝe ɔc ɟf ƃg ɥh ᴉi ɾj ʞk ɯm ɹr ʇt ʌv ʍw ʎy'),
  ...pairs('ʙb ᴀa ᴄc ᴅd ᴇe ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ᴛt ᴜu ᴠv ᴡw ʏy ᴢz'),
  ...pairs('ßss æae œoe øo łl đd ðd þth ıi ŋn'),
  ...pairs('аa еe оo рp сc уy хx іi ѕs јj кk мm тt вb нh ԁd ԛq ԝw ɡg'),
  ...pairs('αa οo εe ιi κk νv ρp τt υu χx βb ηn γy σo'),
  ...pairs('٠0 ١1 ٢2 ٣3 ٤4 ٥5 ٦6 ٧7 ٨8 ٩9 ۰0 ۱1 ۲2 ۳3 ۴4 ۵5 ۶6 ۷7 ۸8 ۹9'),
  ...pairs("“\" ”\" „\" ‟\" ″\" ‘' ’' ‚' ‛' ʼ' ′' ´' `' ʻ' ʿ' ʾ' ‐- ‑- ‒- –- —- ―- −- ؟? ،, ؛; ۔. ٫. ٬, ‹« ›»"),
]);

const dropped = /^[\p{M}\p{Cf}\u0621\u0640\u0674\u115f\u1160\u17b4\u17b5\u180e\u2800]$/u;
const spaces = /^[\p{Zs}\t\v\f]$/u;
const lines = /^[\n\r\u0085\u2028\u2029]$/u;

/** The folded form of one character, by Unicode's tables: slow, used to build the table and for rare astral letters. */
export function foldCharacter(character: string): string {
  if (lines.test(character)) return '\n';
  if (spaces.test(character)) return ' ';
  if (/^[\ufe70-\ufe80]$/u.test(character)) return '';
  let folded = '';
  for (const part of character.normalize('NFKD').toLowerCase().normalize('NFKD')) {
    if (!dropped.test(part)) folded += variants.get(part) ?? (spaces.test(part) ? ' ' : part);
  }
  return folded;
}

/** Units that fold to several, for example `ﻻ` and `œ`. */
export const expansions = new Map<number, string>();

const table = buildTable();

function buildTable(): Uint16Array {
  const built = new Uint16Array(0x10000);
  for (let unit = 0; unit < built.length; unit += 1) built[unit] = unit;
  for (let unit = 0; unit < TABLE_END; unit += 1) set(built, unit);
  for (let unit = LATE_START; unit < 0xfff0; unit += 1) set(built, unit);
  built[0xfeff] = 0;
  return built;
}

function set(built: Uint16Array, unit: number): void {
  const folded = foldCharacter(String.fromCharCode(unit));
  if (folded.length > 1) expansions.set(unit, folded);
  built[unit] = folded.length > 1 ? EXPANDS : folded === '' ? 0 : folded.charCodeAt(0);
}

/** Folded unit of a unit: see `EXPANDS`. */
export const foldUnit = (unit: number): number => table[unit] ?? unit;

/** Kinds of folded units. */
export const unitKinds = { other: 0, arabic: 1, latin: 2, digit: 3, letter: 4, surrogate: 5 } as const;

const kinds = buildKinds();

function buildKinds(): Uint8Array {
  const built = new Uint8Array(0x10000);
  for (let unit = 0; unit < built.length; unit += 1) built[unit] = kindOf(unit);
  return built;
}

function kindOf(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return unitKinds.latin;
  if (unit >= 0x30 && unit <= 0x39) return unitKinds.digit;
  if (unit >= 0xd800 && unit <= 0xdfff) return unitKinds.surrogate;
  if (unit >= 0x3400 && unit <= 0xd7a3) return unitKinds.letter;
  if (unit < 0x80 || !/^[\p{L}\p{N}]$/u.test(String.fromCharCode(unit))) return unitKinds.other;
  return unit >= 0x620 && unit <= 0x6ff ? unitKinds.arabic : unitKinds.letter;
}

/** What a folded unit is; letters and digits make words. */
export const unitKind = (unit: number): number => kinds[unit] ?? 0;
export const isLetter = (unit: number): boolean => {
  const kind = unitKind(unit);
  return kind === unitKinds.arabic || kind === unitKinds.latin || kind === unitKinds.letter;
};
