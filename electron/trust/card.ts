import { randomInt } from 'node:crypto';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { officeCard, type OfficeCard } from '#contract/schemas/card.ts';
import { CODE_ALPHABET, CODE_LENGTH, grouped } from '#domain/card-code.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { isTooHeavy, lock, unlock } from './seal.ts';
import { isSignedBy, signed } from './signed.ts';
import { decodeMetadata, keyId } from './tuf.ts';

/** log2 of scrypt's work: a code is long and random, and old laptops are slow. */
const CODE_WORK = 15;

/** A one-time code of chance. */
export const newCode = (): string =>
  grouped(Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)] ?? '').join(''));

/** Signs a card with the release key and seals it with its code; `work` is less than the usual only in tests. */
export const sealCard = (
  card: Omit<OfficeCard, 'signature'>,
  secret: string,
  code: string,
  work = CODE_WORK,
): Promise<Uint8Array> => lock(code, Buffer.from(JSON.stringify(signed(card, secret))), work);

/**
 * Opens a card with its code and checks that the release key signed it that its own root names. Refused with
 * `not-a-card`, `seal-too-heavy`, `card-wrong-code`, `card-damaged`, `card-forged`.
 */
export async function openCard(sealed: Uint8Array, code: string): Promise<Result<OfficeCard, Refusal>> {
  if (!isCard(sealed)) return fail(refuse('not-a-card'));
  if (isTooHeavy(sealed)) return fail(refuse('seal-too-heavy'));
  const bytes = await unlock(code, sealed);
  if (bytes === null) return fail(refuse('card-wrong-code'));
  const card = decode(bytes);
  if (card === null) return fail(refuse('card-damaged'));
  const root = decodeMetadata('root', Buffer.from(card.root));
  const trusted = root?.signed.roles['targets']?.keyIDs.includes(keyId(card.signer)) ?? false;
  return trusted && isSignedBy(card, card.signer) ? ok(card) : fail(refuse('card-forged'));
}

/** Whether a file looks like a card: sealed by age with a passphrase. */
const isCard = (bytes: Uint8Array): boolean =>
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
