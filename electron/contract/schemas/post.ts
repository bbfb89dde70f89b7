import type { Edit } from '#domain/edit.ts';
import type { Ignored, Kept, Override } from '#domain/override.ts';
import type { PostContent } from '#domain/post.ts';
import { z } from 'zod';

/** A ULID or another short ASCII name: safe as a file name on every system. */
export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/);
export const instant = z.iso.datetime({ offset: true });
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const short = z.string().max(2_000);
/** Long enough for any paste; beyond it the editor says so and keeps the paste out. */
export const longText = z.string().max(2_000_000);
const versionKey = id;

export const mediaUse = z.strictObject({ asset: id, altText: z.string().max(10_000) });
export const disclosure = z.strictObject({ kind: z.enum(['organic', 'paid']), payer: short, aiAltered: z.boolean() });

export const postContent: z.ZodType<PostContent> = z.strictObject({
  title: short,
  base: longText,
  versions: z.record(id, longText),
  platforms: z.array(id).max(32),
  media: z.array(mediaUse).max(64),
  segments: z.array(id).max(64),
  sources: z.array(short).max(64),
  disclosure,
  plannedAt: instant.nullable(),
});

const onWords = { rule: id, words: longText, version: versionKey, by: id, at: instant };
export const override: z.ZodType<Override> = z.strictObject({
  kind: z.enum(['override', 'objection']),
  ...onWords,
  reason: z.string().min(1).max(4_000),
});
const before = z.string().max(200);
const ignored: z.ZodType<Ignored> = z.strictObject({ kind: z.literal('ignored'), ...onWords, before });
export const kept: z.ZodType<Kept> = z.union([override, ignored]);

const fields = z.strictObject({
  title: short.exactOptional(),
  platforms: z.array(id).max(32).exactOptional(),
  media: z.array(mediaUse).max(64).exactOptional(),
  segments: z.array(id).max(64).exactOptional(),
  sources: z.array(short).max(64).exactOptional(),
  disclosure: disclosure.exactOptional(),
  plannedAt: instant.nullable().exactOptional(),
});

export const edit: z.ZodType<Edit> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('splice'),
    version: versionKey,
    length: z.int().min(0),
    from: z.int().min(0),
    to: z.int().min(0),
    insert: longText,
  }),
  z.strictObject({ kind: z.literal('set'), fields }),
  z.strictObject({ kind: z.literal('drop-version'), version: id }),
  z.strictObject({ kind: z.literal('replace'), content: postContent }),
  z.strictObject({ kind: z.literal('override'), override: kept }),
  z.strictObject({
    kind: z.literal('withdraw-override'),
    rule: id,
    words: longText,
    version: versionKey,
    before: before.exactOptional(),
  }),
]);
