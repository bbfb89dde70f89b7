import type { AddedFile } from '#contract/publish.ts';
import { core } from '../../client.ts';
import { formatsIn, keptSize, type MadeFiles, middleOf, type Size, thumbSize } from './new-asset.ts';

/** Of JPEG and WebP, from 0 to 1: no difference to the eye at the sizes platforms show. */
const QUALITY = 0.88;

/**
 * Makes a picture's files from the one that was chosen and keeps them in the working copy. They are drawn anew: what
 * cameras write into a file (where and when it was taken, by which telephone) does not go out with it. Throws
 * `InvalidStateError` for a file that is no picture; refused as `publish.addMedia` is.
 */
export async function makeFiles(file: Blob, formats: ReturnType<typeof formatsIn>): Promise<MadeFiles> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    // Drawings and what is see-through stay as they are.
    const type = file.type === 'image/png' ? 'image/png' : 'image/jpeg';
    const size = keptSize(picture);
    const original = await keep(picture, size, type);
    const renditions = [];
    for (const [name, of] of formats) renditions.push({ name, ...of, ...(await keep(picture, of, type)) });
    const thumb = thumbSize(picture);
    renditions.push({ name: 'thumb', ...thumb, ...(await keep(picture, thumb, 'image/webp')) });
    return { ...size, ...original, renditions };
  } finally {
    picture.close();
  }
}

async function keep(picture: ImageBitmap, size: Size, type: string): Promise<AddedFile> {
  const blob = await drawn(picture, size, type);
  return core.publish.addMedia({ bytes: toBase64(new Uint8Array(await blob.arrayBuffer())) });
}

function drawn(picture: ImageBitmap, size: Size, type: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('No place to draw');
  context.imageSmoothingQuality = 'high';
  const { x, y, width, height } = middleOf(picture, size);
  context.drawImage(picture, x, y, width, height, 0, 0, size.width, size.height);
  return canvas.convertToBlob({ type, quality: QUALITY });
}

/** Letters at a time: a call takes only so many arguments. */
const PIECE = 0x8000;

function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) pieces.push(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
  return btoa(pieces.join(''));
}
