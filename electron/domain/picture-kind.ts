/** The largest picture a desk can add, in bytes. */
export const LARGEST_PICTURE = 8 << 20;

/** What a picture's file is: its media type and the ending of its name. */
export interface PictureKind {
  readonly type: string;
  readonly extension: string;
}

/** First bytes of the kinds of pictures that every platform takes; null stands for any byte. */
const kinds: readonly (PictureKind & { readonly starts: readonly (number | null)[] })[] = [
  { type: 'image/jpeg', extension: 'jpg', starts: [0xff, 0xd8, 0xff] },
  { type: 'image/png', extension: 'png', starts: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  {
    type: 'image/webp',
    extension: 'webp',
    starts: [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50],
  },
];

/** The kind of a picture by its first bytes, whatever its name says; null for what is none. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const found = kinds.find(({ starts }) => starts.every((byte, at) => byte === null || bytes[at] === byte));
  return found === undefined ? null : { type: found.type, extension: found.extension };
}
