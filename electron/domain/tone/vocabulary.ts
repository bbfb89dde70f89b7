import type { TextLanguage } from '../language.ts';
import { fold } from '../text/fold.ts';
import { ArabicWords } from './arabic-words.ts';
import { isCommon, soundsCommon } from './common-arabic.ts';
import { isFrequent } from './frequent-words.ts';
import { everyLanguage, languageBit, type LanguageBits } from './language.ts';
import { LatinWords } from './latin-words.ts';
import { Letters } from './letters.ts';
import { type Reading, type Stretch, stretches } from './reading.ts';
import { spellingsOf } from './spellings.ts';
import { eachWord, isWord, LONGEST_WORD, scripts } from './words.ts';

/** Readings remembered of each kind. */
const KEPT = 20_000;
const SHORTEST_OFFENCE = 3;
const unknown: readonly Reading[] = [];

/** What an item is, as bits. */
const marks = { offends: 1, names: 2 } as const;

/** Particles that are written on the next word: a phrase may name them as words of their own. */
const PARTICLES = new Set(['ب', 'ك', 'ل', 'و', 'ف', 'ع', 'ه', 'س']);

/** A folded word of an entry, with the items it was entered as: few, so that they are looked through one by one. */
export class EntryWord {
  readonly text: string;
  /** Whether it may be written on the next word. */
  readonly isParticle: boolean;
  #entered: Entered | null = null;

  constructor(text: string) {
    this.text = text;
    this.isParticle = PARTICLES.has(text);
  }

  /** The item it was entered as with these languages and this stretch; -1 when it was not. */
  item(languages: LanguageBits, stretch: Stretch): number {
    const kind = kindOf(languages, stretch);
    for (let one = this.#entered; one !== null; one = one.before) if (one.kind === kind) return one.item;
    return -1;
  }

  enter(item: number, languages: LanguageBits, stretch: Stretch): void {
    this.#entered = { kind: kindOf(languages, stretch), item, before: this.#entered };
  }
}

/** A chain, since most words have one item: a list for each would be most of what a compilation throws away. */
interface Entered {
  readonly kind: number;
  readonly item: number;
  readonly before: Entered | null;
}

const kindOf = (languages: LanguageBits, stretch: Stretch): number =>
  languages * stretches.length + stretches.indexOf(stretch);

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
  /** Words of entries by number, and the items they were entered as: only while entering. */
  private letters = new Letters();
  private words: EntryWord[] = [];
  private count = 0;
  /** Of each item. */
  private marks = new Uint8Array(0x1000);
  private readonly arabic = new ArabicWords();
  private readonly latin = new LatinWords();
  private readonly signs = new Map<string, readonly string[]>();
  private readonly spelled = new Map<string, readonly Reading[]>();
  private readonly heard = new Map<string, readonly Reading[]>();

  /** The folded words an author's text stands for. */
  wordsOf(text: string): readonly EntryWord[] {
    const folded = fold(text);
    if (isWord(folded)) return [this.wordAt(folded)];
    const words: EntryWord[] = [];
    eachWord(folded, (start, end, contracted) => {
      if (!contracted) words.push(this.wordAt(folded, start, end));
      else words.push(this.wordAt((words.pop()?.text ?? '') + folded.slice(start, end)));
    });
    return words;
  }

  private wordAt(text: string, start = 0, end = text.length): EntryWord {
    const number = this.letters.enter(text, start, end);
    return (this.words[number] ??= new EntryWord(text.slice(start, end)));
  }

  /** The number of a word in a language; entered when it is new. */
  enter(word: EntryWord, language: TextLanguage | 'any', stretch: Stretch): number {
    const languages = language === 'any' ? everyLanguage : languageBit(language);
    const old = word.item(languages, stretch);
    if (old >= 0) return old;
    const item = this.count;
    this.count += 1;
    word.enter(item, languages, stretch);
    if (isArabic(word.text)) this.arabic.enter(word.text, item, languages, stretch);
    else this.latin.enter(word.text, item, { languages, language, stretch });
    return item;
  }

  /** Says that words offend by themselves: they are looked for in disguise. */
  offend(items: Iterable<number>): void {
    for (const item of items) this.mark(item, marks.offends);
  }

  /** Says that words are names: what sounds like one does not offend. */
  name(items: Iterable<number>): void {
    for (const item of items) this.mark(item, marks.names);
  }

  private mark(item: number, bit: number): void {
    if (item >= this.marks.length) {
      const grown = new Uint8Array(Math.max(this.count, this.marks.length * 2));
      grown.set(this.marks);
      this.marks = grown;
    }
    this.marks[item] = (this.marks[item] ?? 0) | bit;
  }

  private readonly offends = (item: number): boolean => ((this.marks[item] ?? 0) & marks.offends) !== 0;
  private readonly isName = (item: number): boolean => ((this.marks[item] ?? 0) & marks.names) !== 0;

  /** Says that a sign stands for words. */
  stand(sign: string, words: readonly string[]): void {
    const [folded] = this.wordsOf(sign);
    if (folded !== undefined)
      this.signs.set(
        folded.text,
        words.flatMap((word) => this.wordsOf(word).map(({ text }) => text)),
      );
  }

  isWord(word: string, script: number): boolean {
    return this.readings(word, script, false).length > 0 || isEverybodys(word, script);
  }

  isSpelled(word: string, script: number): boolean {
    const own = script === scripts.arabic ? this.arabic : this.latin;
    return own.has(word) || isEverybodys(word, script);
  }

  isOffence(word: string, script: number): boolean {
    return word.length >= SHORTEST_OFFENCE && this.readings(word, script, false).some(({ item }) => this.offends(item));
  }

  /** Forgets what only entering needs. */
  settle(): void {
    this.letters = new Letters();
    this.words = [];
    this.arabic.settle();
    this.latin.settle();
  }

  get size(): number {
    return this.count;
  }

  /** How a folded word is known as it is spelled; empty when it isn't. `held` says that letters were stretched. */
  readings(word: string, script: number, held: boolean): readonly Reading[] {
    if (word.length > LONGEST_WORD) return unknown;
    const key = held ? `${word}~` : word;
    return this.spelled.get(key) ?? remember(this.spelled, key, this.read(word, script, held));
  }

  private read(word: string, script: number, held: boolean): readonly Reading[] {
    const found: Reading[] = [];
    if (script === scripts.emoji) for (const one of this.signs.get(word) ?? []) this.own(one).read(one, found);
    else
      for (const spelling of spellingsOf(word, script, held))
        (script === scripts.arabic ? this.arabic : this.latin).read(spelling, found);
    return found;
  }

  private own(word: string): ArabicWords | LatinWords {
    return isArabic(word) ? this.arabic : this.latin;
  }

  /** How a folded Latin word is known in an Arabizi passage, besides: by its sound, as Arabizi and as Arabic. */
  soundings(word: string, held: boolean): readonly Reading[] {
    if (word.length < 2 || word.length > LONGEST_WORD) return unknown;
    const key = held ? `${word}~` : word;
    return this.heard.get(key) ?? remember(this.heard, key, this.hear(word, held));
  }

  private hear(word: string, held: boolean): readonly Reading[] {
    if (!/^[a-z0-9'$]+$/.test(word) || isForeign(word)) return unknown;
    const found: Reading[] = [];
    for (const spelling of spellingsOf(word, scripts.digits, held)) {
      if (word.length > 2) this.latin.hear(spelling, found, soundsCommon(spelling) ? this.offends : never);
      this.arabic.hear(spelling, found, this.offends);
    }
    // A name as it is spelled begins with no particle (`Berri`).
    let isSpelledName = false;
    this.latin.eachItem(word, (item) => (isSpelledName ||= this.isName(item)));
    const whole = isSpelledName ? found.filter(({ prefix }) => prefix === '') : found;
    const isName = whole.some(({ item }) => this.isName(item));
    return isName ? whole.filter(({ item }) => !this.offends(item)) : whole;
  }
}

const never = (): boolean => false;

function remember(known: Map<string, readonly Reading[]>, key: string, found: readonly Reading[]): readonly Reading[] {
  if (known.size >= KEPT) known.clear();
  const kept = found.length === 0 ? unknown : found;
  known.set(key, kept);
  return kept;
}

/** A plain French or English word amid Arabizi stays what it is, whatever it sounds like. */
const isForeign = (word: string): boolean =>
  (isFrequent('fr', word) || isFrequent('en', word)) && !isFrequent('arabizi', word);

const isEverybodys = (word: string, script: number): boolean =>
  script === scripts.arabic
    ? isCommon(word)
    : isFrequent('fr', word) || isFrequent('en', word) || isFrequent('arabizi', word);

const isArabic = (word: string): boolean => /[\u0621-\u06ff]/.test(word);
