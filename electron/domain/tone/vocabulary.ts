import type { TextLanguage } from '../language.ts';
import { foldMapped } from '../text/fold.ts';
import { eachPrefix, eachStem, nounForms, verbForms } from './arabic-forms.ts';
import { arabiziKey, arabiziPrefixes, arabiziSkeleton, arabiziSuffixes } from './arabizi.ts';
import { everyLanguage, type LanguageBits, languageBit } from './language.ts';
import { englishForms, frenchForms } from './latin-forms.ts';
import type { Inflection } from './source.ts';
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
}

interface Form {
  readonly item: number;
  readonly languages: LanguageBits;
  /** Whether particles and endings may be attached. */
  readonly attaches: boolean;
}

const KEPT = 20_000;
/** No language here writes a longer word: such a run of letters is read as none. */
const LONGEST = 64;
const unknown: readonly Reading[] = [];
const digitsForLetters: Readonly<Record<string, string>> = {
  '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '@': 'a', $: 's', '!': 'i',
}; // prettier-ignore

/**
 * Every word the rules know, in every form. A text's word is looked up by its hash in a few forms, so that the cost of
 * a check does not grow with the number of words known.
 */
export class Vocabulary {
  private readonly items = new Map<string, number>();
  private readonly forms = new Map<string, Form[]>();
  private readonly arabizi = new Map<string, Form[]>();
  private readonly skeletons = new Map<string, Form[]>();
  /** Forms by length and first letter, for words with starred letters. */
  private readonly shapes = new Map<string, string[]>();
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
    const arabic = /[\u0621-\u06ff]/.test(word);
    for (const form of formsOf(word, language, stretch, arabic)) {
      this.put(this.forms, form, { item, languages, attaches: arabic && stretch !== 'none' });
      if (language === 'arabizi' && stretch !== 'exact')
        this.enterArabizi(form, { item, languages, attaches: stretch !== 'none' });
    }
    return item;
  }

  /** Forgets what only entering needs. */
  settle(): void {
    this.entries.clear();
  }

  get size(): number {
    return this.items.size;
  }

  private enterArabizi(form: string, entry: Form): void {
    const key = arabiziKey(form);
    this.put(this.arabizi, key, entry);
    const skeleton = arabiziSkeleton(key);
    if (skeleton !== '') this.put(this.skeletons, skeleton, entry);
  }

  private put(map: Map<string, Form[]>, form: string, entry: Form): void {
    const there = map.get(form);
    if (there === undefined) map.set(form, [entry]);
    else if (!there.some(({ item }) => item === entry.item)) there.push(entry);
    if (map !== this.forms || there !== undefined || form.length < 3) return;
    const shape = shapeOf(form);
    const alike = this.shapes.get(shape);
    if (alike === undefined) this.shapes.set(shape, [form]);
    else alike.push(form);
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
    for (const spelling of spellingsOf(word, script, held, this.shapes)) {
      if (script === scripts.arabic) this.analyseArabic(spelling, readings);
      else this.analyseLatin(spelling, readings);
    }
    return readings;
  }

  private analyseArabic(word: string, readings: Reading[]): void {
    const take = (form: string, prefix: string, owned: boolean): void => {
      for (const { item, languages, attaches } of this.forms.get(form) ?? [])
        if (attaches || (conjunction.test(prefix) && !owned)) note(readings, { item, languages, prefix, owned });
    };
    eachPrefix(word, (rest, prefix) => {
      take(rest, prefix, false);
      // `للوطن` writes the article without its alef.
      if (prefix.endsWith('لل')) for (const form of [`ل${rest}`, `ال${rest}`]) take(form, prefix, false);
      if (!prefix.endsWith('ال')) eachStem(rest, (stem) => take(stem, prefix, true));
    });
  }

  private analyseLatin(word: string, readings: Reading[]): void {
    for (const { item, languages } of this.forms.get(word) ?? [])
      note(readings, { item, languages, prefix: '', owned: false });
    if (this.arabizi.size === 0 || word.length < 3 || !/^[a-z0-9'$]+$/.test(word)) return;
    this.arabiziReadings(word, '', readings);
    for (const prefix of arabiziPrefixes)
      if (word.startsWith(prefix) && word.length - prefix.length >= 3)
        this.arabiziReadings(word.slice(prefix.length), prefix, readings);
  }

  private arabiziReadings(word: string, prefix: string, readings: Reading[]): void {
    const take = (map: Map<string, Form[]>, key: string, owned: boolean): void => {
      for (const { item, languages, attaches } of map.get(key) ?? [])
        if (attaches || (prefix === '' && !owned)) note(readings, { item, languages, prefix, owned });
    };
    const key = arabiziKey(word);
    take(this.arabizi, key, false);
    take(this.skeletons, arabiziSkeleton(key), false);
    for (const suffix of arabiziSuffixes)
      if (word.endsWith(suffix) && word.length - suffix.length >= 4)
        take(this.arabizi, arabiziKey(word.slice(0, -suffix.length)), true);
  }
}

function note(readings: Reading[], reading: Reading): void {
  if (!readings.some(({ item }) => item === reading.item)) readings.push(reading);
}

const takesOnlyParticles = (stretch: Stretch): stretch is 'phrase' | 'exact' =>
  stretch === 'phrase' || stretch === 'exact';

function formsOf(word: string, language: TextLanguage | 'any', stretch: Stretch, arabic: boolean): readonly string[] {
  if (stretch === 'none') return [word];
  if (arabic) return stretch === 'verb' ? verbForms(word) : takesOnlyParticles(stretch) ? [word] : nounForms(word);
  if (takesOnlyParticles(stretch)) return word.length < 3 || language === 'arabizi' ? [word] : [word, `${word}s`];
  if (language === 'fr') return frenchForms(word, stretch);
  return language === 'arabizi' ? [word] : englishForms(word, stretch);
}

const shapeOf = (word: string): string => `${word.length}${word.charAt(0)}`;

/** The word and what it may hide: held letters once, digits and signs read as letters, stars as any letter. */
function spellingsOf(
  word: string,
  script: number,
  held: boolean,
  shapes: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const spellings = [word];
  if (held) spellings.push(word.replace(/(.)\1+/gu, '$1'));
  if (/[*@$!]/.test(word)) spellings.push(word.replace(/[*@$!]/g, ''), ...unmasked(word, shapes));
  if (script === scripts.latin && /[0-9@$!]/.test(word) && /[a-z]/.test(word))
    spellings.push(word.replace(/[013457 8@$!]/g, (sign) => digitsForLetters[sign] ?? sign));
  return spellings;
}

function unmasked(word: string, shapes: ReadonlyMap<string, readonly string[]>): readonly string[] {
  if (word.length > 24 || !/^[^*@$!]/.test(word)) return [];
  const letters = [...word].map((letter) => (/[*@$!]/.test(letter) ? '.' : letter)).join('');
  if (letters.replace(/\./g, '').length < 2) return [];
  const mask = new RegExp(`^${letters}$`, 'u');
  return (shapes.get(shapeOf(word)) ?? []).filter((form) => mask.test(form));
}

/** Conjunctions and prepositions of one letter are written on every Arabic word, also on those that do not inflect. */
const conjunction = /^[وف]?[بكل]?$/;
