import type { TextLanguage } from '../language.ts';
import { foldMapped } from '../text/fold.ts';
import { eachNounBase, eachPrefix, eachStem, eachVerbStem, nounBase, verbStem } from './arabic-forms.ts';
import { arabiziKey, arabiziPrefixes, arabiziSkeleton, arabiziSuffixes } from './arabizi.ts';
import { everyLanguage, type LanguageBits, languageBit } from './language.ts';
import { englishForms, frenchForms } from './latin-forms.ts';
import type { Inflection } from './source.ts';
import { spellingsOf } from './spellings.ts';
import { isMasked, Stems } from './stems.ts';
import { scripts, wordsOf } from './words.ts';

/**
 * `phrase`: a plain word of a phrase, list or cue: it takes particles and endings but does not change within. `exact`:
 * the same, and in Arabizi only as it is spelled, because many words share an Arabizi key with an insult.
 */
export type Stretch = Inflection | 'phrase' | 'exact';

/** One way in which a written word is known. */
export interface Reading {
  /** The vocabulary's number for the word. */
  readonly item: number;
  /** Languages of passages in which it counts. */
  readonly languages: LanguageBits;
  /** Arabic particles that were taken off; '' when none. */
  readonly prefix: string;
  /** Whether a pronoun was taken off the end (`كلبك`). */
  readonly owned: boolean;
  /** Whether it only sounds like the word (Arabizi has no spelling). */
  readonly sounds: boolean;
}

/** A word that was entered. */
interface Entry {
  readonly item: number;
  readonly languages: LanguageBits;
  /** Whether particles and endings may be attached. */
  readonly attaches: boolean;
  /** Given with `ه` at its end, or as a verb of the present: such a one has fewer forms. */
  readonly short: boolean;
}

const KEPT = 20_000;
/** No language here writes a longer word: such a run of letters is read as none. */
const LONGEST = 64;
const SHORTEST_NOUN = 3;
const unknown: readonly Reading[] = [];

/** What the rules know of a folded word: by it words in disguise are told from others. */
export interface KnownWords {
  /** Whether any rule, list or cue has it. */
  isWord(word: string, script: number): boolean;
  /** Whether it offends by itself. */
  isOffence(word: string, script: number): boolean;
}

/**
 * Every word the rules know. A text's word is taken apart and its few possible stems are looked up, so that neither a
 * check nor the compilation grows with the forms of the words known.
 */
export class Vocabulary implements KnownWords {
  private readonly items = new Map<string, number>();
  /** Words as they are entered; Latin ones in every form. */
  private readonly plain = new Stems<Entry>();
  private readonly nouns = new Stems<Entry>();
  private readonly verbs = new Stems<Entry>();
  private readonly arabizi = new Stems<Entry>();
  private readonly skeletons = new Stems<Entry>();
  private readonly offending = new Set<number>();
  private readonly known = new Map<string, readonly Reading[]>();
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
    const key = `${language} ${stretch} ${word}`;
    const old = this.items.get(key);
    if (old !== undefined) return old;
    const item = this.items.size;
    this.items.set(key, item);
    const languages = language === 'any' ? everyLanguage : languageBit(language);
    if (isArabic(word)) this.enterArabic(word, { item, languages, attaches: stretch !== 'none' }, stretch);
    else this.enterLatin(word, { item, languages, attaches: false, short: false }, language, stretch);
    return item;
  }

  /** Says that words offend by themselves: they are looked for in disguise. */
  offend(items: readonly number[]): void {
    for (const item of items) this.offending.add(item);
  }

  isWord(word: string, script: number): boolean {
    return this.readings(word, script, false).length > 0;
  }

  isOffence(word: string, script: number): boolean {
    return word.length > 2 && this.readings(word, script, false).some(({ item }) => this.offending.has(item));
  }

  /** Forgets what only entering needs. */
  settle(): void {
    this.entries.clear();
  }

  get size(): number {
    return this.items.size;
  }

  private enterArabic(word: string, as: Omit<Entry, 'short'>, stretch: Stretch): void {
    if (stretch === 'verb') {
      const { stem, present } = verbStem(word);
      this.verbs.add(stem, { ...as, short: present });
    }
    const entry = { ...as, short: word.endsWith('ه') };
    this.plain.add(word, entry);
    if ((stretch === 'noun' || stretch === 'adjective') && word.length >= SHORTEST_NOUN)
      this.nouns.add(nounBase(word), entry);
  }

  private enterLatin(word: string, entry: Entry, language: TextLanguage | 'any', stretch: Stretch): void {
    for (const form of latinForms(word, language, stretch)) this.plain.add(form, entry);
    if (language !== 'arabizi' || stretch === 'exact') return;
    const attached = { ...entry, attaches: stretch !== 'none' };
    const key = arabiziKey(word);
    this.arabizi.add(key, attached);
    const skeleton = arabiziSkeleton(key);
    if (skeleton !== '') this.skeletons.add(skeleton, attached);
  }

  /** How a folded word is known; empty when it isn't. `held` says that letters were stretched. */
  readings(word: string, script: number, held: boolean): readonly Reading[] {
    if (word.length > LONGEST) return unknown;
    const key = held ? `${word}~` : word;
    const kept = this.known.get(key);
    if (kept !== undefined) return kept;
    const found = this.analyse(word, script, held);
    if (this.known.size >= KEPT) this.known.clear();
    this.known.set(key, found);
    return found;
  }

  private analyse(word: string, script: number, held: boolean): readonly Reading[] {
    const readings: Reading[] = [];
    for (const spelling of spellingsOf(word, script, held)) {
      if (script === scripts.arabic) this.analyseArabic(spelling, readings);
      else this.analyseLatin(spelling, readings);
    }
    return readings.length === 0 ? unknown : readings;
  }

  private analyseArabic(word: string, readings: Reading[]): void {
    const take = (form: string, prefix: string, owned: boolean): void =>
      this.eachArabic(form, ({ item, languages, attaches }) => {
        if (attaches || (conjunction.test(prefix) && !owned))
          note(readings, { item, languages, prefix, owned, sounds: false });
      });
    eachPrefix(word, (rest, prefix) => {
      take(rest, prefix, false);
      // `للوطن` writes the article without its alef.
      if (prefix.endsWith('لل')) for (const form of [`ل${rest}`, `ال${rest}`]) take(form, prefix, false);
      if (!prefix.endsWith('ال')) eachStem(rest, (stem) => take(stem, prefix, true));
    });
  }

  /** Every word of which a folded form without particles and pronouns may be a form. */
  private eachArabic(form: string, visit: (entry: Entry) => void): void {
    const ask = isMasked(form)
      ? (stems: Stems<Entry>, stem: string, found: (entry: Entry) => void) => stems.eachMasked(stem, found)
      : (stems: Stems<Entry>, stem: string, found: (entry: Entry) => void) => stems.each(stem, found);
    ask(this.plain, form, visit);
    eachNounBase(form, (base, ending) =>
      ask(this.nouns, base, (entry) => (entry.short && ending === 'ان' ? undefined : visit(entry))),
    );
    eachVerbStem(form, (stem, perfect) =>
      ask(this.verbs, stem, (entry) => (entry.short && perfect ? undefined : visit(entry))),
    );
  }

  private analyseLatin(word: string, readings: Reading[]): void {
    const take = ({ item, languages }: Entry): void =>
      note(readings, { item, languages, prefix: '', owned: false, sounds: false });
    if (isMasked(word)) this.plain.eachMasked(word, take);
    else this.plain.each(word, take);
    if (this.arabizi.size === 0 || word.length < 3 || !/^[a-z0-9'$]+$/.test(word)) return;
    this.arabiziReadings(word, '', readings);
    for (const prefix of arabiziPrefixes)
      if (word.startsWith(prefix) && word.length - prefix.length >= 3)
        this.arabiziReadings(word.slice(prefix.length), prefix, readings);
  }

  private arabiziReadings(word: string, prefix: string, readings: Reading[]): void {
    const take = (owned: boolean) => (entry: Entry): void => {
      const { item, languages, attaches } = entry;
      if (attaches || (prefix === '' && !owned)) note(readings, { item, languages, prefix, owned, sounds: true });
    }; // prettier-ignore
    const key = arabiziKey(word);
    this.arabizi.each(key, take(false));
    this.skeletons.each(arabiziSkeleton(key), take(false));
    for (const suffix of arabiziSuffixes)
      if (word.endsWith(suffix) && word.length - suffix.length >= 4)
        this.arabizi.each(arabiziKey(word.slice(0, -suffix.length)), take(true));
  }
}

const isArabic = (word: string): boolean => /[\u0621-\u06ff]/.test(word);

function note(readings: Reading[], reading: Reading): void {
  if (!readings.some(({ item }) => item === reading.item)) readings.push(reading);
}

function latinForms(word: string, language: TextLanguage | 'any', stretch: Stretch): readonly string[] {
  if (stretch === 'none') return [word];
  if (stretch === 'phrase' || stretch === 'exact')
    return word.length < 3 || language === 'arabizi' ? [word] : [word, `${word}s`];
  if (language === 'fr') return frenchForms(word, stretch);
  return language === 'arabizi' ? [word] : englishForms(word, stretch);
}

/** Conjunctions and prepositions of one letter are written on every Arabic word, also on those that do not inflect. */
const conjunction = /^[وف]?[بكل]?$/;
