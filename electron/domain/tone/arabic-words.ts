import { eachNounBase, eachPrefix, eachStem, eachVerbStem, nounBase, verbStem } from './arabic-forms.ts';
import { arabicFor } from './arabizi-grammar.ts';
import { soundsCommon } from './common-arabic.ts';
import { languageBit, type LanguageBits } from './language.ts';
import {
  attaches,
  type Entry,
  entryOf,
  isShort,
  itemOf,
  languagesOf,
  note,
  type Reading,
  type Stretch,
} from './reading.ts';
import { SoundWords } from './sound-words.ts';
import { isMasked, Stems } from './stems.ts';

const SHORTEST_NOUN = 3;
/** A Latin word of less weight sounds like too many Arabic ones. */
const ENOUGH = 3;
const arabizi = languageBit('arabizi');

/** The Arabic words that were entered, found in any form, and by their sound in Latin letters. */
export class ArabicWords {
  readonly #plain = new Stems();
  readonly #nouns = new Stems();
  readonly #verbs = new Stems();
  readonly #sounds = new SoundWords(ENOUGH);

  /** `word` stands for `item` in passages of these languages. */
  enter(word: string, item: number, languages: LanguageBits, stretch: Stretch): void {
    const isAttached = stretch !== 'none';
    const plain = entryOf(item, languages, isAttached, word.endsWith('ه'));
    this.#plain.add(word, plain);
    if (stretch === 'verb') {
      const { stem, present } = verbStem(word);
      const verb = entryOf(item, languages, isAttached, present);
      this.#verbs.add(stem, verb);
      this.#sounds.verb(word, verb);
    }
    if (stretch !== 'exact') this.#sounds.word(word, plain);
    if ((stretch !== 'noun' && stretch !== 'adjective') || word.length < SHORTEST_NOUN) return;
    this.#nouns.add(nounBase(word), plain);
    this.#sounds.noun(word, plain);
  }

  /** No word is entered any more. */
  settle(): void {
    for (const stems of [this.#plain, this.#nouns, this.#verbs]) stems.settle();
    this.#sounds.settle();
  }

  /** Whether a word was entered as it stands. */
  has(word: string): boolean {
    return this.#plain.has(word);
  }

  /** How a folded Arabic word is known. */
  read(word: string, readings: Reading[]): void {
    const take = (form: string, prefix: string, owned: boolean): void =>
      this.#each(form, (entry) => {
        if (attaches(entry) || (conjunction.test(prefix) && !owned))
          note(readings, { item: itemOf(entry), languages: languagesOf(entry), prefix, owned, sounds: false });
      });
    eachPrefix(word, (rest, prefix) => {
      take(rest, prefix, false);
      // `للوطن` writes the article without its alef.
      if (prefix.endsWith('لل')) for (const form of [`ل${rest}`, `ال${rest}`]) take(form, prefix, false);
      if (!prefix.endsWith('ال')) eachStem(rest, (stem) => take(stem, prefix, true));
    });
  }

  /** How a Latin word is known that is Arabic by its sound. What sounds like an everyday word does not offend. */
  hear(word: string, readings: Reading[], offends: (item: number) => boolean): void {
    const take = (entry: Entry, prefix: string, owned: boolean): void => {
      if (attaches(entry) || (prefix === '' && !owned))
        note(readings, { item: itemOf(entry), languages: arabizi, prefix, owned, sounds: true });
    };
    const short = arabicFor(word);
    if (short !== undefined) this.#plain.each(short, (entry) => take(entry, '', false));
    else if (soundsCommon(word))
      this.#sounds.hear(word, (entry, ...how) => (offends(itemOf(entry)) ? undefined : take(entry, ...how)));
    else this.#sounds.hear(word, take);
  }

  /** Every word of which a folded form without particles and pronouns may be a form. */
  #each(form: string, visit: (entry: Entry) => void): void {
    const ask = isMasked(form)
      ? (stems: Stems, stem: string, found: (entry: Entry) => void) => stems.eachMasked(stem, found)
      : (stems: Stems, stem: string, found: (entry: Entry) => void) => stems.each(stem, found);
    ask(this.#plain, form, visit);
    eachNounBase(form, (base, ending) =>
      ask(this.#nouns, base, (entry) => (isShort(entry) && ending === 'ان' ? undefined : visit(entry))),
    );
    eachVerbStem(form, (stem, perfect) =>
      ask(this.#verbs, stem, (entry) => (isShort(entry) && perfect ? undefined : visit(entry))),
    );
  }
}

/** Conjunctions and prepositions of one letter are written on every Arabic word, also on those that do not inflect. */
const conjunction = /^[وف]?[بكل]?$/;
