/** How Arabizi letters are written, longest first: each habit becomes one letter. Capitals are letters of our own. */
const spellings = /3'|gh|8|7'|kh|5|sh|ch|\$|9'|th|dh|6|9|7|2|q|x|v|p|ou|oo|u|w|ee|ei|ai|ay|ey|y|i|e/g;
const letters: Readonly<Record<string, string>> = {
  "3'": 'G',
  gh: 'G',
  '8': 'G',
  "7'": 'X',
  kh: 'X',
  '5': 'X',
  sh: 'S',
  ch: 'S',
  $: 'S',
  "9'": 'd',
  th: 't',
  dh: 'd',
  '6': 't',
  '9': 's',
  '7': 'h',
  '2': '',
  q: 'k',
  x: 'ks',
  v: 'f',
  p: 'b',
  ou: 'o',
  oo: 'o',
  u: 'o',
  w: 'o',
};

/**
 * The form that spellings of one Arabizi word share: `7mar` and `hmar`, `sharmouta` and `charmouta`, `kalbeh` and
 * `kalbe`. Vowels fall into three classes; `2` is silent; doubled letters count once.
 */
export function arabiziKey(word: string): string {
  const plain = word.replace(/'/g, '').replace(spellings, (found) => letters[found] ?? 'i');
  return plain.replace(/(.)\1+/g, '$1').replace(/(?<=.)(?:[ai]h|[ai])$/, 'a');
}

/** Only its consonants, for words long enough that few others share them; '' otherwise. */
export function arabiziSkeleton(key: string): string {
  const bare = key.replace(/(?!^)[aio](?!$)/g, '');
  return bare.length >= SKELETON_LENGTH ? bare.replace(/(.)\1+/g, '$1') : '';
}
const SKELETON_LENGTH = 4;
