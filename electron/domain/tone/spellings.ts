import { isMasked } from './stems.ts';
import { scripts } from './words.ts';

const digitsForLetters: Readonly<Record<string, string>> = {
  '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '@': 'a', $: 's', '!': 'i',
}; // prettier-ignore

/** The word and what it may hide: held letters once, digits and signs read as letters, starred letters left out. */
export function spellingsOf(word: string, script: number, held: boolean): readonly string[] {
  const spellings = [word];
  if (held) spellings.push(word.replace(/(.)\1+/gu, '$1'));
  if (isMasked(word)) spellings.push(word.replace(/[*@$!]/g, ''));
  if (script === scripts.latin && /[0-9@$!]/.test(word) && /[a-z]/.test(word))
    spellings.push(word.replace(/[013457 8@$!]/g, (sign) => digitsForLetters[sign] ?? sign));
  return spellings;
}
