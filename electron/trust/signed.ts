import { canonical, type Json } from '#domain/canonical.ts';
import { isSigned, signBytes } from './keys.ts';

type Unsigned<T> = Omit<T, 'signature'>;

/** A record with the Ed25519 signature (hex) over its canonical JSON without `signature`. */
export function signed<T extends object>(record: T, secret: string): T & { readonly signature: string } {
  return { ...record, signature: signBytes(secret, signedBytes(record)) };
}

/** Whether the key made the record's signature. */
export function isSignedBy(record: { readonly signature: string }, key: string): boolean {
  const { signature, ...rest } = record;
  return isSigned(key, signedBytes(rest), signature);
}

/** What a signature of ours is over: never the bytes that came, always the canonical form of what was decoded. */
const signedBytes = <T extends object>(record: Unsigned<T>): Uint8Array =>
  Buffer.from(canonical(record as unknown as Json));
