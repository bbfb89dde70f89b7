/**
 * How Arabic words sound when they are written in Latin letters and digits, so that one lexicon serves both scripts.
 * Consonants are written, short vowels are anybody's, long vowels (`ا و ي`) are heard. A word is found by the classes of
 * its consonants and then heard letter by letter.
 */

/** Consonant classes of an Arabic letter; two where people hear it in two ways. Long vowels have none. */
const classes: Readonly<Record<string, string>> = {
  ب: 'b', ت: 't', ث: 'ts', ج: 'j', ح: 'h', خ: 'X', د: 'd', ذ: 'zd', ر: 'r', ز: 'z', س: 's', ش: 'S', ص: 's', ض: 'd',
  ط: 't', ظ: 'zd', ع: '3', غ: 'G', ف: 'f', ق: '2k', ك: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h',
}; // prettier-ignore

/** Latin spellings of consonants, longest first. */
const spelled = /3'|gh|7'|kh|9'|sh|ch|th|dh|[bcdfghjklmnpqrstvxz2356789$]/g;
const heardAs: Readonly<Record<string, string>> = {
  "3'": 'G', gh: 'G', '8': 'G', g: 'G', "7'": 'X', kh: 'X', '5': 'X', "9'": 'd', sh: 'S', ch: 'S', $: 'S', th: 't',
  dh: 'd', '6': 't', '7': 'h', '9': 's', q: 'k', c: 'k', v: 'f', p: 'b', x: 'ks',
}; // prettier-ignore
/** Written so only for an Arabic letter: such a consonant says more. */
const telling = /^(?:3'?|gh|7'?|kh|9'?|[5682])$/;

/** A Latin word taken apart: consonant classes, and the vowels before each and after the last. */
export interface Heard {
  readonly consonants: string;
  /** One more than consonants. `y` and `w` are vowels. */
  readonly vowels: readonly string[];
  /** How much it tells: one for a consonant, half more where its spelling leaves no doubt, a little for vowels. */
  readonly weight: number;
}

/** The ways to hear a Latin word: `2` is a letter or only a catch of the breath. */
export function hear(word: string): readonly Heard[] {
  const heard = take(word, true);
  return word.includes('2') ? [heard, take(word, false)] : [heard];
}

function take(word: string, catches: boolean): Heard {
  let consonants = '';
  const vowels: string[] = [];
  let weight = 0;
  let from = 0;
  let pending = '';
  for (const { 0: found, index } of word.matchAll(spelled)) {
    pending += word.slice(from, index);
    from = index + found.length;
    if (found === '2' && !catches) continue;
    const sounds = heardAs[found] ?? found;
    // A doubled consonant is one.
    if (pending === '' && consonants.endsWith(sounds)) continue;
    for (const sound of sounds) {
      consonants += sound;
      vowels.push(pending);
      pending = '';
    }
    weight += telling.test(found) ? 1.5 : 1;
  }
  vowels.push(pending + word.slice(from));
  const last = vowels.length - 1;
  // `kalbeh`: the `h` after the last vowel only says that it is short.
  if (consonants.endsWith('h') && word.endsWith('h') && vowels[last] === '' && vowels[last - 1] !== '') {
    consonants = consonants.slice(0, -1);
    vowels.pop();
    weight -= 1;
  }
  return { consonants, vowels, weight: weight + vowels.filter((one) => one !== '').length / 4 };
}

/** The classes of a folded Arabic word's consonants, in every way people hear them: where it is kept. */
export function soundsOf(word: string): readonly string[] {
  let [only, several]: [string, readonly string[] | null] = ['', null];
  for (const letter of withoutEnding(word)) {
    const either = classes[letter];
    if (either === undefined) continue;
    // Few letters are heard in two ways: until the first of them there is one string.
    if (several === null && either.length === 1) only += either;
    else several = (several ?? [only]).flatMap((one) => [...either].map((sound) => one + sound));
  }
  return several ?? [only];
}

/** A doubled letter sounds once, and a last `ه` is a vowel here (`ة`). */
const withoutEnding = (word: string): string =>
  (word.endsWith('ه') ? word.slice(0, -1) : word).replace(/(.)\1+/g, '$1');

const longs: Readonly<Record<string, string>> = { ا: 'ae', و: 'wou', ي: 'yie' };
const shorts = 'aeiou';

/** Whether a heard word may be this folded Arabic one: its long vowels are there, and no others. */
export function spells({ vowels }: Heard, word: string): boolean {
  let slot = '';
  let at = 0;
  for (const letter of withoutEnding(word)) {
    if (classes[letter] === undefined) {
      slot += letter;
      continue;
    }
    if (!fits(vowels[at] ?? '', slot, at === 0)) return false;
    slot = '';
    at += 1;
  }
  return word.endsWith('ه') ? isShort(vowels[at] ?? '') : ends(vowels[at] ?? '', slot);
}

/** Vowels between consonants: each long one in order, and hardly a short one besides. */
function fits(written: string, slot: string, first: boolean): boolean {
  // A word may begin with any vowel where Arabic writes an alef.
  if (first && slot === 'ا') return written !== '' && written.length <= 2;
  if (slot === '') return written === '' || (!first && written.length === 1 && shorts.includes(written));
  return hears(written, slot) && written.length <= slot.length * 2 + 1;
}

/** The long vowels of `slot` in the order of `written`; `w` and `y` are never left over. */
function hears(written: string, slot: string): boolean {
  let at = 0;
  for (const long of slot) {
    const from = at;
    while (at < written.length && !(longs[long] ?? '').includes(written.charAt(at))) at += 1;
    if (at === written.length || /[wy]/.test(written.slice(from, at))) return false;
    at += 1;
  }
  return !/[w]/.test(written.slice(at));
}

/** A word that ends in a consonant ends so here too. */
const ends = (written: string, slot: string): boolean => (slot === '' ? written === '' : hears(written, slot));

const isShort = (written: string): boolean => /^(?:a|e|i|ee|eh|ah)$/.test(written);
