import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSigned, newSigningKey, signBytes, signingKeyOf } from '../../electron/trust/keys.ts';
import { isSignedBy, signed } from '../../electron/trust/signed.ts';

describe('signing keys', () => {
  // RFC 8032, section 7.1, TEST 2.
  const secret = '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb';
  const known = '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c';

  it('are those of RFC 8032', () => {
    expect(signingKeyOf(secret).public).toBe(known);
    expect(signBytes(secret, Uint8Array.of(0x72))).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    );
  });

  it('vouch for exactly these bytes and for nothing else', () => {
    const [mine, other] = [newSigningKey(), newSigningKey()];
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, at, flip) => {
        const signature = signBytes(mine.secret, bytes);
        const changed = bytes.map((byte, index) => (index === at % bytes.length ? byte ^ flip : byte));
        expect(isSigned(mine.public, bytes, signature)).toBe(true);
        expect(isSigned(mine.public, changed, signature)).toBe(false);
        expect(isSigned(other.public, bytes, signature)).toBe(false);
      }),
    );
  });

  it.each([
    ['no key', '', '00'.repeat(64)],
    ['a short key', 'ab', '00'.repeat(64)],
    ['no signature', known, ''],
    ['another text', known, 'signature'],
    ['zeros', '00'.repeat(32), '00'.repeat(64)],
  ])('take %s for a no', (_, key, signature) => {
    expect(isSigned(key, Uint8Array.of(1), signature)).toBe(false);
  });
});

describe('a signed record', () => {
  it('keeps its signature whatever the order of its fields, and loses it with any field more', () => {
    const key = newSigningKey();
    const fields = fc.dictionary(
      fc.string({ minLength: 1 }).filter((name) => !/^(signature|extra)$/.test(name)),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fields, fc.jsonValue(), (record, value) => {
        const made = signed(record, key.secret);
        const turned = Object.fromEntries(Object.entries(made).toReversed()) as typeof made;
        expect(isSignedBy(turned, key.public)).toBe(true);
        expect(isSignedBy(JSON.parse(JSON.stringify(made)) as typeof made, key.public)).toBe(true);
        expect(isSignedBy(Object.assign({ extra: value }, made), key.public)).toBe(false);
      }),
    );
  });
});
