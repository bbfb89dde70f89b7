/** Crockford's base 32: no I, L, O, U, so that a code can be read out over the telephone. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Letters and digits of a code: 80 random bits, which no amount of guessing finds. */
export const CODE_LENGTH = 16;

/** Wrong codes after which a card opens no more in a profile. */
export const MOST_TRIES = 10;
/** Largest card file, in bytes. */
export const LARGEST_CARD = 256 * 1024;

/** In four groups, as people read it. */
export const grouped = (letters: string): string => letters.replaceAll(/.{4}(?!$)/g, '$&-');

/** The code as it was made, however it was typed: small letters, spaces, dashes, O for 0, Arabic digits. Null when it can be no code. */
export function readCode(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const known = plain.length === CODE_LENGTH && [...plain].every((letter) => CODE_ALPHABET.includes(letter));
  return known ? grouped(plain) : null;
}
