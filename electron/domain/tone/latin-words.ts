import type { TextLanguage } from '../language.ts';
import { arabiziEndings, arabiziPrefixes, arabiziPronouns } from './arabizi-grammar.ts';
import { arabiziKey, arabiziSkeleton } from './arabizi-key.ts';
import type { LanguageBits } from './language.ts';
import { englishForms, frenchForms } from './latin-forms.ts';
import { attaches, type Entry, entryOf, itemOf, languagesOf, note, type Reading, type Stretch } from './reading.ts';
import { isMasked, Stems } from './stems.ts';

const endings = [...new Set([...arabiziPronouns, ...arabiziEndings])];

/** The Latin words that were entered: French and English ones in every form, Arabizi ones also by their key. */
export class LatinWords {
  readonly #plain = new Stems();
  readonly #keys = new Stems();
  readonly #skeletons = new Stems();

  /** `word` stands for `item` in passages of these languages. */
  enter(
    word: string,
    item: number,
    { languages, language, stretch }: { languages: LanguageBits; language: TextLanguage | 'any'; stretch: Stretch },
  ): void {
    const plain = entryOf(item, languages, false, false);
    for (const form of formsOf(word, language, stretch)) this.#plain.add(form, plain);
    if (language !== 'arabizi' || stretch === 'exact') return;
    const attached = entryOf(item, languages, stretch !== 'none', false);
    const key = arabiziKey(word);
    this.#keys.add(key, attached);
    const skeleton = arabiziSkeleton(key);
    if (skeleton !== '') this.#skeletons.add(skeleton, attached);
  }

  /** No word is entered any more. */
  settle(): void {
    for (const stems of [this.#plain, this.#keys, this.#skeletons]) stems.settle();
  }

  /** Whether a word was entered as it stands. */
  has(word: string): boolean {
    return this.#plain.has(word);
  }

  /** Calls `visit` with the items that are spelled so. */
  eachItem(word: string, visit: (item: number) => void): void {
    this.#plain.each(word, (entry) => visit(itemOf(entry)));
  }

  /** How a folded Latin word is known as it is spelled. */
  read(word: string, readings: Reading[]): void {
    const take = (entry: Entry): void =>
      note(readings, {
        item: itemOf(entry),
        languages: languagesOf(entry),
        prefix: '',
        owned: false,
        sounds: false,
      });
    if (isMasked(word)) this.#plain.eachMasked(word, take);
    else this.#plain.each(word, take);
  }

  /** How it is known as Arabizi, which everybody spells as they hear; what is an exception is not heard in it. */
  hear(word: string, readings: Reading[], except: (item: number) => boolean): void {
    this.#unattached(word, '', readings, except);
    for (const [prefix, arabic] of arabiziPrefixes)
      if (word.startsWith(prefix) && word.length - prefix.length >= 3)
        this.#unattached(word.slice(prefix.length), arabic, readings, except);
  }

  #unattached(word: string, prefix: string, readings: Reading[], except: (item: number) => boolean): void {
    const take =
      (owned: boolean) =>
      (entry: Entry): void => {
        const item = itemOf(entry);
        if (except(item)) return;
        if (attaches(entry) || (prefix === '' && !owned))
          note(readings, { item, languages: languagesOf(entry), prefix, owned, sounds: true });
      };
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
