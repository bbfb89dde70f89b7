import { describe, expect, it } from 'vitest';
import { asking } from './support/heavy.ts';
import { isTooHeavy, lock, newSealingKey, sealingKeyOf, sealTo, unlock, unseal } from '../../electron/trust/seal.ts';

const words = Buffer.from('كلام لا يقرأه إلا صاحبه');
/** As cheap as age allows: what is tested is the door, not how heavy it is. */
const LIGHT = 1;

describe('sealing to recipients', () => {
  it('opens for each of them and for nobody else', async () => {
    const [first, second, stranger] = [await newSealingKey(), await newSealingKey(), await newSealingKey()];
    const sealed = await sealTo([first.recipient, second.recipient], words);
    expect(Buffer.from(sealed).includes(words)).toBe(false);
    expect(Buffer.from((await unseal(first.identity, sealed)) ?? [])).toEqual(words);
    expect(Buffer.from((await unseal(second.identity, sealed)) ?? [])).toEqual(words);
    expect(await unseal(stranger.identity, sealed)).toBeNull();
  });

  it('opens no damaged bytes', async () => {
    const key = await newSealingKey();
    const sealed = await sealTo([key.recipient], words);
    for (let at = 0; at < sealed.length; at += 7) {
      const damaged = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ 1 : byte));
      expect(await unseal(key.identity, damaged), `byte ${at}`).toBeNull();
    }
    expect(await unseal(key.identity, sealed.subarray(0, sealed.length - 1))).toBeNull();
  });

  it('is never to nobody', async () => {
    await expect(sealTo([], words)).rejects.toThrow(RangeError);
  });

  it('knows an identity again by its recipient', async () => {
    const key = await newSealingKey();
    expect(await sealingKeyOf(key.identity)).toEqual(key);
  });
});

describe('sealing with a passphrase', () => {
  it('opens with it alone', async () => {
    const sealed = await lock('زيت وزعتر', words, LIGHT);
    expect(Buffer.from((await unlock('زيت وزعتر', sealed)) ?? [])).toEqual(words);
    expect(await unlock('زيت وزعتر ', sealed)).toBeNull();
    expect(await unlock('', sealed)).toBeNull();
  });

  it.each([
    ['1', false],
    ['15', false],
    ['18', false],
    ['19', true],
    ['20', true],
    ['63', true],
    ['99999999999999999999999999', true],
  ])('whose maker asks for 2 to the power of %s steps is too heavy: %s', async (work, heavy) => {
    expect(isTooHeavy(asking(work, await lock('زيت وزعتر', words, LIGHT)))).toBe(heavy);
  });

  it('says nothing of work where it is sealed to keys', async () => {
    const { recipient } = await newSealingKey();
    expect(isTooHeavy(await sealTo([recipient], words))).toBe(false);
  });
});
