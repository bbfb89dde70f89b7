import { eachNounBase, eachPrefix, eachStem, eachVerbStem, nounBase, verbStem } from './arabic-forms.ts';
import { arabicFor } from './arabizi-grammar.ts';
import { soundsCommon } from './common-arabic.ts';
import { languageBit } from './language.ts';
import { type Entry, note, type Reading, type Stretch } from './reading.ts';
import { SoundWords } from './sound-words.ts';
import { isMasked, Stems } from './stems.ts';

const SHORTEST_NOUN = 3;
/** A Latin word of less weight sounds like too many Arabic ones. */
const ENOUGH = 3;
const arabizi = languageBit('arabizi');

/** The Arabic words that were entered, found in any form, and by their sound in Latin letters. */
export class ArabicWords {
  readonly #plain = new Stems<Entry>();
  readonly #nouns = new Stems<Entry>();
  readonly #verbs = new Stems<Entry>();
  readonly #sounds = new SoundWords<Entry>(ENOUGH);

  enter(word: string, entry: Omit<Entry, 'short'>, stretch: Stretch): void {
    const plain = { ...entry, short: word.endsWith('ه') };
    this.#plain.add(word, plain);
    if (stretch === 'verb') {
      const { stem, present } = verbStem(word);
      const verb = { ...entry, short: present };
      this.#verbs.add(stem, verb);
      this.#sounds.verb(word, verb);
    }
    if (stretch !== 'exact') this.#sounds.word(word, plain);
    if ((stretch !== 'noun' && stretch !== 'adjective') || word.length < SHORTEST_NOUN) return;
    this.#nouns.add(nounBase(word), plain);
    this.#sounds.noun(word, plain);
  }

  /** Whether a word was entered as it stands. */
  has(word: string): boolean {
    return this.#plain.all(word).length > 0;
  }

  /** How a folded Arabic word is known. */
  read(word: string, readings: Reading[]): void {
    const take = (form: string, prefix: string, owned: boolean): void =>
      this.#each(form, ({ item, languages, attaches }) => {
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

  /** How a Latin word is known that is Arabic by its sound. What sounds like an everyday word does not offend. */
  hear(word: string, readings: Reading[], offends: (item: number) => boolean): void {
    const take = ({ item, attaches }: Entry, prefix: string, owned: boolean): void => {
      if (attaches || (prefix === '' && !owned))
        note(readings, { item, languages: arabizi, prefix, owned, sounds: true });
    };
    const short = arabicFor(word);
    if (short !== undefined) for (const entry of this.#plain.all(short)) take(entry, '', false);
    else if (soundsCommon(word))
      this.#sounds.hear(word, (entry, ...how) => (offends(entry.item) ? undefined : take(entry, ...how)));
    else this.#sounds.hear(word, take);
  }

  /** Every word of which a folded form without particles and pronouns may be a form. */
  #each(form: string, visit: (entry: Entry) => void): void {
    const ask = isMasked(form)
      ? (stems: Stems<Entry>, stem: string, found: (entry: Entry) => void) => stems.eachMasked(stem, found)
      : (stems: Stems<Entry>, stem: string, found: (entry: Entry) => void) => stems.each(stem, found);
    ask(this.#plain, form, visit);
    eachNounBase(form, (base, ending) =>
      ask(this.#nouns, base, (entry) => (entry.short && ending === 'ان' ? undefined : visit(entry))),
    );
    eachVerbStem(form, (stem, perfect) =>
      ask(this.#verbs, stem, (entry) => (entry.short && perfect ? undefined : visit(entry))),
    );
  }
}

/** Conjunctions and prepositions of one letter are written on every Arabic word, also on those that do not inflect. */
const conjunction = /^[وف]?[بكل]?$/;
