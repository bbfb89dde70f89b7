import { nounBase, verbStem } from './arabic-forms.ts';
import { arabiziEndings, arabiziPrefixes, arabiziPronouns, eachArabiziVerb } from './arabizi-grammar.ts';
import { hear, soundsOf, spells } from './arabizi-sound.ts';
import { Stems } from './stems.ts';

/** An Arabic word with what it stands for. */
interface Spoken<T> {
  readonly word: string;
  readonly value: T;
}

/** What is heard: the value, the Arabic particles before it, and whether a pronoun follows. */
export type Hearing<T> = (value: T, prefix: string, owned: boolean) => void;

/** Arabic words as they sound when they are written in Latin letters. */
export class SoundWords<T> {
  readonly #words = new Stems<Spoken<T>>();
  readonly #bases = new Stems<Spoken<T>>();
  readonly #verbs = new Stems<Spoken<T>>();
  readonly #enough: number;

  /** `enough`: the least weight of a word that is listened to (`Heard.weight`). */
  constructor(enough: number) {
    this.#enough = enough;
  }

  word(word: string, value: T): void {
    add(this.#words, word, value);
  }

  /** A noun's feminine and plural forms; the word itself is entered by `word`. */
  noun(word: string, value: T): void {
    add(this.#bases, nounBase(word), value);
  }

  verb(word: string, value: T): void {
    add(this.#verbs, verbStem(word).stem, value);
  }

  /** Calls `found` with everything that a folded Latin word may be. */
  hear(word: string, found: Hearing<T>): void {
    this.#unattached(word, '', found);
    for (const [prefix, arabic] of arabiziPrefixes)
      if (word.startsWith(prefix) && word.length - prefix.length >= 3)
        this.#unattached(word.slice(prefix.length), arabic, found);
  }

  /** A word without particles before it; pronouns and endings may follow. */
  #unattached(word: string, prefix: string, found: Hearing<T>): void {
    const plain = (value: T): void => found(value, prefix, false);
    this.#listen(this.#words, word, plain);
    eachWithout(word, arabiziEndings, (base) => this.#listen(this.#bases, base, plain));
    eachWithout(word, arabiziPronouns, (stem) =>
      this.#listen(this.#words, stem, (value) => found(value, prefix, true)),
    );
    eachArabiziVerb(word, (stem) => this.#listen(this.#verbs, stem, plain));
  }

  #listen(words: Stems<Spoken<T>>, word: string, found: (value: T) => void): void {
    for (const heard of hear(word))
      if (heard.weight >= this.#enough)
        words.each(heard.consonants, (spoken) => {
          if (spells(heard, spoken.word)) found(spoken.value);
        });
  }
}

function add<T>(to: Stems<Spoken<T>>, word: string, value: T): void {
  for (const sound of soundsOf(word)) to.add(sound, { word, value });
}

function eachWithout(word: string, endings: readonly string[], visit: (stem: string) => void): void {
  for (const ending of endings)
    if (word.length - ending.length >= 3 && word.endsWith(ending)) visit(word.slice(0, -ending.length));
}
