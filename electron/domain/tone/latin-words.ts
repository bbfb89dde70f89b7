import type { TextLanguage } from '../language.ts';
import { arabiziEndings, arabiziPrefixes, arabiziPronouns } from './arabizi-grammar.ts';
import { arabiziKey, arabiziSkeleton } from './arabizi-key.ts';
import { englishForms, frenchForms } from './latin-forms.ts';
import { type Entry, note, type Reading, type Stretch } from './reading.ts';
import { isMasked, Stems } from './stems.ts';

const endings = [...new Set([...arabiziPronouns, ...arabiziEndings])];

/** The Latin words that were entered: French and English ones in every form, Arabizi ones also by their key. */
export class LatinWords {
  readonly #plain = new Stems<Entry>();
  readonly #keys = new Stems<Entry>();
  readonly #skeletons = new Stems<Entry>();

  enter(
    word: string,
    entry: Omit<Entry, 'short' | 'attaches'>,
    language: TextLanguage | 'any',
    stretch: Stretch,
  ): void {
    const plain = { ...entry, attaches: false, short: false };
    for (const form of formsOf(word, language, stretch)) this.#plain.add(form, plain);
    if (language !== 'arabizi' || stretch === 'exact') return;
    const attached = { ...plain, attaches: stretch !== 'none' };
    const key = arabiziKey(word);
    this.#keys.add(key, attached);
    const skeleton = arabiziSkeleton(key);
    if (skeleton !== '') this.#skeletons.add(skeleton, attached);
  }

  /** Whether a word was entered as it stands. */
  has(word: string): boolean {
    return this.#plain.all(word).length > 0;
  }

  /** The words that are spelled so. */
  items(word: string): readonly number[] {
    return this.#plain.all(word).map(({ item }) => item);
  }

  /** How a folded Latin word is known as it is spelled. */
  read(word: string, readings: Reading[]): void {
    const take = ({ item, languages }: Entry): void =>
      note(readings, { item, languages, prefix: '', owned: false, sounds: false });
    if (isMasked(word)) this.#plain.eachMasked(word, take);
    else this.#plain.each(word, take);
  }

  /** How it is known as Arabizi, which everybody spells as they hear; items of `except` are not heard in it. */
  hear(word: string, readings: Reading[], except: ReadonlySet<number>): void {
    this.#unattached(word, '', readings, except);
    for (const [prefix, arabic] of arabiziPrefixes)
      if (word.startsWith(prefix) && word.length - prefix.length >= 3)
        this.#unattached(word.slice(prefix.length), arabic, readings, except);
  }

  #unattached(word: string, prefix: string, readings: Reading[], except: ReadonlySet<number>): void {
    const take = (owned: boolean) => ({ item, languages, attaches }: Entry): void => {
      if (except.has(item)) return;
      if (attaches || (prefix === '' && !owned)) note(readings, { item, languages, prefix, owned, sounds: true });
    }; // prettier-ignore
    const key = arabiziKey(word);
    this.#keys.each(key, take(false));
    this.#skeletons.each(arabiziSkeleton(key), take(false));
    for (const suffix of endings)
      if (word.endsWith(suffix) && word.length - suffix.length >= 4)
        this.#keys.each(arabiziKey(word.slice(0, -suffix.length)), take(true));
  }
}

function formsOf(word: string, language: TextLanguage | 'any', stretch: Stretch): readonly string[] {
  if (stretch === 'none') return [word];
  if (stretch === 'phrase' || stretch === 'exact')
    return word.length < 3 || language === 'arabizi' ? [word] : [word, `${word}s`];
  if (language === 'fr') return frenchForms(word, stretch);
  return language === 'arabizi' ? [word] : englishForms(word, stretch);
}
