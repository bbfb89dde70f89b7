import { randomInt } from 'node:crypto';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { officeCard, type OfficeCard } from '#contract/schemas/card.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { lock, unlock } from './seal.ts';
import { isSignedBy, signed } from './signed.ts';
import { decodeMetadata, keyId } from './tuf.ts';

/** Crockford's base 32: no I, L, O, U, so that a code can be read out over the telephone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;
/** log2 of scrypt's work: a code has 80 random bits, which no amount of guessing finds. */
const CODE_WORK = 15;

/** A one-time code: 16 letters and digits of chance in four groups. */
export function newCode(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)] ?? '').join('');
  return letters.replaceAll(/.{4}(?!$)/g, '$&-');
}

/** The code as it was made, however it was typed: small letters, spaces, O for 0. Null when it can be no code. */
export function readCode(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const known = plain.length === LENGTH && [...plain].every((letter) => ALPHABET.includes(letter));
  return known ? plain.replaceAll(/.{4}(?!$)/g, '$&-') : null;
}

/** Signs a card with the release key and seals it with its code. */
export const sealCard = (card: Omit<OfficeCard, 'signature'>, secret: string, code: string): Promise<Uint8Array> =>
  lock(code, Buffer.from(JSON.stringify(signed(card, secret))), CODE_WORK);

/**
 * Opens a card with its code and checks that the release key signed it that its own root names. Refused with
 * `card-wrong-code` (or it is no card: the seal can't tell), `card-damaged`, `card-forged`.
 */
export async function openCard(sealed: Uint8Array, code: string): Promise<Result<OfficeCard, Refusal>> {
  const bytes = await unlock(code, sealed);
  if (bytes === null) return fail(refuse('card-wrong-code'));
  const card = decode(bytes);
  if (card === null) return fail(refuse('card-damaged'));
  const root = decodeMetadata('root', Buffer.from(card.root));
  const trusted = root?.signed.roles['targets']?.keyIDs.includes(keyId(card.signer)) ?? false;
  return trusted && isSignedBy(card, card.signer) ? ok(card) : fail(refuse('card-forged'));
}

/** Whether a file looks like a card: sealed by age with a passphrase. */
export const isCard = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 64)).toString('latin1').startsWith('age-encryption.org/v1\n-> scrypt ');

function decode(bytes: Uint8Array): OfficeCard | null {
  try {
    const read = officeCard.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return read.success ? read.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
