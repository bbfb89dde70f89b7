/**
 * What is left of a word when each script's habits are taken away: its consonants, told apart no further than Latin letters
 * tell them, and whether it ends in a vowel. `kalb` and `كلب`, `sharmouta` and `شرموطة` leave the same, so that what was
 * learnt from Arabic letters serves Arabizi. Part of the model: a change here needs new training.
 */

/** Latin spellings of consonants, longest first. `2`, `w` and `y` are heard as vowels or not at all. */
const spelled = /3'|gh|7'|kh|9'|sh|ch|th|dh|[bcdfghjklmnpqrstvxz356789$]/g;
const heard: Readonly<Record<string, string>> = {
  "3'": 'G', gh: 'G', '8': 'G', g: 'G', "7'": 'X', kh: 'X', '5': 'X', "9'": 'd', sh: 'S', ch: 'S', $: 'S', th: 't',
  dh: 'd', '6': 't', '7': 'h', '9': 's', q: 'k', c: 'k', v: 'f', p: 'b', x: 'ks',
}; // prettier-ignore

const letters: Readonly<Record<string, string>> = {
  ب: 'b', ت: 't', ث: 't', ج: 'j', ح: 'h', خ: 'X', د: 'd', ذ: 'z', ر: 'r', ز: 'z', س: 's', ش: 'S', ص: 's', ض: 'd', ط: 't',
  ظ: 'z', ع: '3', غ: 'G', ف: 'f', ك: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h',
}; // prettier-ignore

/** Ends in a vowel, with the `h` that only says so. */
const latinVowel = /[aeiou]h?$/;
const arabicVowel = /[اه]$/;
/** The sign of a last vowel. */
const OPEN = 'A';

/** The skeleton of a folded word in Latin letters. */
export function latinSkeleton(word: string): string {
  const open = latinVowel.test(word);
  let bones = '';
  for (const [found] of (open && word.endsWith('h') ? word.slice(0, -1) : word).matchAll(spelled)) {
    const sounds = heard[found] ?? found;
    if (!bones.endsWith(sounds)) bones += sounds;
  }
  return open ? bones + OPEN : bones;
}

/** The skeleton of a folded word in Arabic letters. */
export function arabicSkeleton(word: string): string {
  const open = arabicVowel.test(word);
  let bones = '';
  for (const letter of word.endsWith('ه') ? word.slice(0, -1) : word) {
    const sound = letters[letter] ?? '';
    if (sound !== '' && !bones.endsWith(sound)) bones += sound;
  }
  return open ? bones + OPEN : bones;
}
