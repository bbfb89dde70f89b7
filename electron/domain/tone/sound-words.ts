import { nounBase, verbStem } from './arabic-forms.ts';
import { arabiziEndings, arabiziPrefixes, arabiziPronouns, eachArabiziVerb } from './arabizi-grammar.ts';
import { hear, soundsOf, spells } from './arabizi-sound.ts';
import { Stems } from './stems.ts';

/** What is heard: the value, the Arabic particles before it, and whether a pronoun follows. */
export type Hearing = (value: number, prefix: string, owned: boolean) => void;

/** Arabic words as they sound when they are written in Latin letters, each with a number it stands for. */
export class SoundWords {
  /** By the classes of their consonants: numbers of the two columns below. */
  readonly #words = new Stems();
  readonly #bases = new Stems();
  readonly #verbs = new Stems();
  readonly #spelled: string[] = [];
  readonly #values: number[] = [];
  readonly #enough: number;

  /** `enough`: the least weight of a word that is listened to (`Heard.weight`). */
  constructor(enough: number) {
    this.#enough = enough;
  }

  word(word: string, value: number): void {
    this.#add(this.#words, word, value);
  }

  /** A noun's feminine and plural forms; the word itself is entered by `word`. */
  noun(word: string, value: number): void {
    this.#add(this.#bases, nounBase(word), value);
  }

  verb(word: string, value: number): void {
    this.#add(this.#verbs, verbStem(word).stem, value);
  }

  /** No word is entered any more. */
  settle(): void {
    for (const stems of [this.#words, this.#bases, this.#verbs]) stems.settle();
  }

  #add(to: Stems, word: string, value: number): void {
    const spoken = this.#values.length;
    this.#spelled.push(word);
    this.#values.push(value);
    for (const sound of soundsOf(word)) to.add(sound, spoken);
  }

  /** Calls `found` with everything that a folded Latin word may be. */
  hear(word: string, found: Hearing): void {
    this.#unattached(word, '', found);
    for (const [prefix, arabic] of arabiziPrefixes)
      if (word.startsWith(prefix) && word.length - prefix.length >= 3)
        this.#unattached(word.slice(prefix.length), arabic, found);
  }

  /** A word without particles before it; pronouns and endings may follow. */
  #unattached(word: string, prefix: string, found: Hearing): void {
    const plain = (value: number): void => found(value, prefix, false);
    this.#listen(this.#words, word, plain);
    eachWithout(word, arabiziEndings, (base) => this.#listen(this.#bases, base, plain));
    eachWithout(word, arabiziPronouns, (stem) =>
      this.#listen(this.#words, stem, (value) => found(value, prefix, true)),
    );
    eachArabiziVerb(word, (stem) => this.#listen(this.#verbs, stem, plain));
  }

  #listen(words: Stems, word: string, found: (value: number) => void): void {
    for (const heard of hear(word))
      if (heard.weight >= this.#enough)
        words.each(heard.consonants, (spoken) => {
          if (spells(heard, this.#spelled[spoken] ?? '')) found(this.#values[spoken] ?? 0);
        });
  }
}

function eachWithout(word: string, endings: readonly string[], visit: (stem: string) => void): void {
  for (const ending of endings)
    if (word.length - ending.length >= 3 && word.endsWith(ending)) visit(word.slice(0, -ending.length));
}
