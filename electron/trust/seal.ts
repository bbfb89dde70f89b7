/** Loaded when first asked for: the first screen needs none of it. */
const age = () => import('age-encryption');

/** An age X25519 key: `identity` (`AGE-SECRET-KEY-1…`) opens what is sealed to `recipient` (`age1…`). */
export interface SealingKey {
  readonly identity: string;
  readonly recipient: string;
}

export async function newSealingKey(): Promise<SealingKey> {
  const { generateX25519Identity } = await age();
  return sealingKeyOf(await generateX25519Identity());
}

/** The key of an identity. Throws when it is none. */
export async function sealingKeyOf(identity: string): Promise<SealingKey> {
  const { identityToRecipient } = await age();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Seals bytes (age v1) to recipients: each of them opens it alone. Throws for none and for what is no recipient. */
export async function sealTo(recipients: readonly string[], bytes: Uint8Array): Promise<Uint8Array> {
  if (recipients.length === 0) throw new RangeError('Sealed to nobody');
  const { Encrypter } = await age();
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(bytes);
}

/** What was sealed to the identity; null when it was sealed to others or is damaged. */
export async function unseal(identity: string, sealed: Uint8Array): Promise<Uint8Array | null> {
  const { Decrypter } = await age();
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return orNull(decrypter.decrypt(sealed));
}

/** Seals bytes with a passphrase (age v1, scrypt); `work` is log2 of its cost. */
export async function lock(passphrase: string, bytes: Uint8Array, work: number): Promise<Uint8Array> {
  const { Encrypter } = await age();
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(work);
  return encrypter.encrypt(bytes);
}

/** log2 of the most work we put into opening a file: age's own default for passphrases. One more doubles memory and time. */
const MOST_WORK = 18;

/**
 * Whether opening a file sealed with a passphrase takes more work than anything of ours. Who makes a file says how much
 * (C2SP age.md, "scrypt recipient stanza"): without a bound a stranger's file takes a laptop's memory and minutes of it.
 */
export function isTooHeavy(sealed: Uint8Array): boolean {
  const head = Buffer.from(sealed.subarray(0, 128)).toString('latin1');
  const [, work] = /^age-encryption\.org\/v1\n-> scrypt \S+ (\d+)\n/.exec(head) ?? [];
  return work !== undefined && Number(work) > MOST_WORK;
}

/** What was sealed with the passphrase; null when it was another one or it is damaged. */
export async function unlock(passphrase: string, sealed: Uint8Array): Promise<Uint8Array | null> {
  const { Decrypter } = await age();
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  return orNull(decrypter.decrypt(sealed));
}

/** age tells a wrong key, a wrong passphrase and damage all by throwing; none of them is a fault of ours. */
async function orNull(opening: Promise<Uint8Array>): Promise<Uint8Array | null> {
  try {
    return await opening;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
