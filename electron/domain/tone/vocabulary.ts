import type { TextLanguage } from '../language.ts';
import { foldMapped } from '../text/fold.ts';
import { ArabicWords } from './arabic-words.ts';
import { isCommon, soundsCommon } from './common-arabic.ts';
import { isFrequent } from './frequent-words.ts';
import { everyLanguage, languageBit } from './language.ts';
import { LatinWords } from './latin-words.ts';
import type { Reading, Stretch } from './reading.ts';
import { spellingsOf } from './spellings.ts';
import { scripts, wordsOf } from './words.ts';

/** Readings remembered of each kind. */
const KEPT = 20_000;
/** No language here writes a longer word: such a run of letters is read as none. */
const LONGEST = 64;
const SHORTEST_OFFENCE = 3;
const unknown: readonly Reading[] = [];
const nothing: ReadonlySet<number> = new Set();

/** What the rules know of a folded word: by it words in disguise are told from others. */
export interface KnownWords {
  /** Whether any rule, list or cue has it, or everybody. */
  isWord(word: string, script: number): boolean;
  /** Whether it is known as it stands, with nothing taken off. */
  isSpelled(word: string, script: number): boolean;
  /** Whether it offends by itself. */
  isOffence(word: string, script: number): boolean;
}

/**
 * Every word the rules know. A text's word is taken apart and its few possible stems are looked up, so that neither a
 * check nor the compilation grows with the forms of the words known.
 */
export class Vocabulary implements KnownWords {
  /** By stretch and language, then by word. */
  private readonly items = new Map<string, Map<string, number>>();
  private readonly lone: (readonly number[])[] = [];
  private count = 0;
  private readonly arabic = new ArabicWords();
  private readonly latin = new LatinWords();
  private readonly offending = new Set<number>();
  private readonly names = new Set<number>();
  private readonly signs = new Map<string, readonly string[]>();
  private readonly spelled = new Map<string, readonly Reading[]>();
  private readonly heard = new Map<string, readonly Reading[]>();
  private readonly entries = new Map<string, readonly string[]>();

  /** The folded words an author's text stands for; remembered, since a compilation asks for them several times. */
  wordsOf(text: string): readonly string[] {
    const kept = this.entries.get(text);
    if (kept !== undefined) return kept;
    const words = wordsOf(foldMapped(text)).text;
    this.entries.set(text, words);
    return words;
  }

  /** The number of a word in a language; entered when it is new. `word` is one folded word. */
  enter(word: string, language: TextLanguage | 'any', stretch: Stretch): number {
    const kind = `${language} ${stretch}`;
    let alike = this.items.get(kind);
    if (alike === undefined) this.items.set(kind, (alike = new Map<string, number>()));
    const old = alike.get(word);
    if (old !== undefined) return old;
    const item = this.count;
    this.count += 1;
    alike.set(word, item);
    const languages = language === 'any' ? everyLanguage : languageBit(language);
    if (isArabic(word)) this.arabic.enter(word, { item, languages, attaches: stretch !== 'none' }, stretch);
    else this.latin.enter(word, { item, languages }, language, stretch);
    return item;
  }

  /** An item as a list of its own, the same list each time. */
  alone(item: number): readonly number[] {
    return (this.lone[item] ??= [item]);
  }

  /** Says that words offend by themselves: they are looked for in disguise. */
  offend(items: readonly number[]): void {
    for (const item of items) this.offending.add(item);
  }

  /** Says that words are names: what sounds like one does not offend. */
  name(items: readonly number[]): void {
    for (const item of items) this.names.add(item);
  }

  /** Says that a sign stands for words. */
  stand(sign: string, words: readonly string[]): void {
    const [folded] = this.wordsOf(sign);
    if (folded !== undefined)
      this.signs.set(
        folded,
        words.flatMap((word) => this.wordsOf(word)),
      );
  }

  isWord(word: string, script: number): boolean {
    return isEverybodys(word, script) || this.readings(word, script, false).length > 0;
  }

  isSpelled(word: string, script: number): boolean {
    const own = script === scripts.arabic ? this.arabic : this.latin;
    return isEverybodys(word, script) || own.has(word);
  }

  isOffence(word: string, script: number): boolean {
    return (
      word.length >= SHORTEST_OFFENCE && this.readings(word, script, false).some(({ item }) => this.offending.has(item))
    );
  }

  /** Forgets what only entering needs. */
  settle(): void {
    this.entries.clear();
    this.items.clear();
  }

  get size(): number {
    return this.count;
  }

  /** How a folded word is known as it is spelled; empty when it isn't. `held` says that letters were stretched. */
  readings(word: string, script: number, held: boolean): readonly Reading[] {
    return remembered(this.spelled, word, held, () => {
      const found: Reading[] = [];
      if (script === scripts.emoji) for (const one of this.signs.get(word) ?? []) this.own(one).read(one, found);
      else
        for (const spelling of spellingsOf(word, script, held))
          (script === scripts.arabic ? this.arabic : this.latin).read(spelling, found);
      return found;
    });
  }

  private own(word: string): ArabicWords | LatinWords {
    return isArabic(word) ? this.arabic : this.latin;
  }

  /** How a folded Latin word is known in an Arabizi passage, besides: by its sound, as Arabizi and as Arabic. */
  soundings(word: string, held: boolean): readonly Reading[] {
    if (word.length < 2 || !/^[a-z0-9'$]+$/.test(word) || isForeign(word)) return unknown;
    return remembered(this.heard, word, held, () => {
      const found: Reading[] = [];
      for (const spelling of spellingsOf(word, scripts.digits, held)) {
        if (word.length > 2) this.latin.hear(spelling, found, soundsCommon(spelling) ? this.offending : nothing);
        this.arabic.hear(spelling, found, (item) => this.offending.has(item));
      }
      // A name as it is spelled begins with no particle (`Berri`).
      const isSpelledName = this.latin.items(word).some((item) => this.names.has(item));
      const whole = isSpelledName ? found.filter(({ prefix }) => prefix === '') : found;
      const isName = whole.some(({ item }) => this.names.has(item));
      return isName ? whole.filter(({ item }) => !this.offending.has(item)) : whole;
    });
  }
}

function remembered(
  kept: Map<string, readonly Reading[]>,
  word: string,
  held: boolean,
  read: () => readonly Reading[],
): readonly Reading[] {
  if (word.length > LONGEST) return unknown;
  const key = held ? `${word}~` : word;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const found = read();
  if (kept.size >= KEPT) kept.clear();
  kept.set(key, found.length === 0 ? unknown : found);
  return found;
}

/** A plain French or English word amid Arabizi stays what it is, whatever it sounds like. */
const isForeign = (word: string): boolean =>
  (isFrequent('fr', word) || isFrequent('en', word)) && !isFrequent('arabizi', word);

const isEverybodys = (word: string, script: number): boolean =>
  script === scripts.arabic
    ? isCommon(word)
    : isFrequent('fr', word) || isFrequent('en', word) || isFrequent('arabizi', word);

const isArabic = (word: string): boolean => /[\u0621-\u06ff]/.test(word);
