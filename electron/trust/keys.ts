import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';

/** RFC 8410: what stands before the 32 bytes of an Ed25519 key in PKCS #8 and in SPKI. */
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');

/** An Ed25519 key. Both halves are 32 bytes in hex: `secret` is the seed of RFC 8032. */
export interface SigningKey {
  readonly secret: string;
  readonly public: string;
}

export function newSigningKey(): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  return signingKeyOf(privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PRIVATE.length).toString('hex'));
}

/** The key whose seed this is. Throws when it is none: 64 hex digits. */
export function signingKeyOf(secret: string): SigningKey {
  const der = createPublicKey(privateKey(secret)).export({ format: 'der', type: 'spki' });
  return { secret, public: der.subarray(PUBLIC.length).toString('hex') };
}

/** The signature (hex) of some bytes. */
export const signBytes = (secret: string, bytes: Uint8Array): string =>
  sign(null, bytes, privateKey(secret)).toString('hex');

/** Whether the key made the signature over exactly these bytes. A key or signature that is none is a no. */
export function isSigned(key: string, bytes: Uint8Array, signature: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(key) || !/^[0-9a-f]{128}$/.test(signature)) return false;
  const spki = Buffer.concat([PUBLIC, Buffer.from(key, 'hex')]);
  return verify(
    null,
    bytes,
    createPublicKey({ key: spki, format: 'der', type: 'spki' }),
    Buffer.from(signature, 'hex'),
  );
}

function privateKey(secret: string): KeyObject {
  if (!/^[0-9a-f]{64}$/.test(secret)) throw new TypeError('No Ed25519 seed');
  return createPrivateKey({ key: Buffer.concat([PRIVATE, Buffer.from(secret, 'hex')]), format: 'der', type: 'pkcs8' });
}
