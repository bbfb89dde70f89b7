import { expect, it } from 'vitest';
import { pictureKind } from '../../electron/domain/picture-kind.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

it.each([
  ['ffd8ffe000104a464946', 'jpg'],
  ['89504e470d0a1a0a0000000d', 'png'],
  ['524946461a000000574542505650384c', 'webp'],
  ['52494646240000005741564566', null],
  ['89504e470d0a1a', null],
  ['25504446', null],
  ['3c73766720786d6c', null],
  ['', null],
])('a file that begins with %s is %s', (hex, extension) => {
  expect(pictureKind(bytes(hex))?.extension ?? null).toBe(extension);
});
