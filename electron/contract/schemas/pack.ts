import type { Asset } from '#domain/asset.ts';
import { countingUnits } from '#domain/platform/platform.ts';
import { reviewLevels, roles } from '#domain/office.ts';
import { z } from 'zod';
import { disclosure, id, instant, mediaUse, sha256 } from './post.ts';

export const localised = z.strictObject({ ar: z.string().min(1), fr: z.string().min(1), en: z.string().min(1) });
/** As `localised`, where having nothing to say is fine. */
const optionalText = z.strictObject({ ar: z.string(), fr: z.string(), en: z.string() });
export const day = z.iso.date();

export const region = z.strictObject({ id, name: localised });
export const member = z.strictObject({ id, name: localised, roles: z.array(z.enum(roles)).min(1) });
export const office = z.strictObject({ id, region: id, name: localised, members: z.array(member).min(1) });
export const topic = z.strictObject({ id, name: localised });
const hearing = z.strictObject({ categories: z.array(id).min(1), text: localised });
export const segment = z.strictObject({
  id,
  name: localised,
  note: localised,
  hears: z.array(hearing).exactOptional(),
});

export const guideline = z.strictObject({
  id,
  number: z.string().regex(/^\d+(-\d+)?$/),
  region: id.nullable(),
  chapter: localised,
  title: localised,
  body: localised,
  examples: z.array(z.strictObject({ write: localised, avoid: localised })),
  source: localised,
  changes: z.array(z.strictObject({ date: day, summary: localised })).min(1),
  acknowledgeBy: day.nullable(),
});

export const platform = z.strictObject({
  id,
  name: localised,
  text: z.strictObject({
    unit: z.enum(countingUnits),
    max: z.int().positive(),
    warnFrom: z.int().positive().nullable(),
  }),
  hashtags: z.int().positive().nullable(),
  mentions: z.int().positive().nullable(),
  links: z.int().positive().nullable(),
  altText: z.int().positive().nullable(),
  media: z.strictObject({ max: z.int().min(0), renditions: z.array(id) }),
  fold: z.int().positive().nullable(),
  forbidden: z.string().exactOptional(),
  asOf: day,
  grade: z.enum(['A', 'B', 'C']),
  source: z.string().min(1),
});

export const factCard = z.strictObject({
  id,
  topic: id,
  claim: localised,
  fact: localised,
  source: localised,
  reply: localised,
  checked: day,
});
export const alert = z.strictObject({
  id,
  date: day,
  region: id.nullable(),
  title: localised,
  body: localised,
  guideline: id.nullable(),
  acknowledge: z.boolean(),
});
export const quietPeriod = z.strictObject({
  id,
  name: localised,
  why: localised,
  start: instant,
  end: instant,
  source: localised,
});
export const template = z.strictObject({
  id,
  name: localised,
  hint: localised,
  text: localised,
  platforms: z.array(id),
  segments: z.array(id),
});
export const packPost = z.strictObject({
  id,
  title: z.string().min(1),
  text: z.string().min(1),
  versions: z.record(id, z.string().min(1)).exactOptional(),
  platforms: z.array(id).min(1),
  segments: z.array(id),
  media: z.array(mediaUse),
  sources: z.array(z.string()),
  disclosure: disclosure.exactOptional(),
  plannedAt: instant.nullable(),
  approvedAt: instant,
  approvedBy: z.string().min(1),
});

export const withdrawal = z.strictObject({
  kind: z.enum(['post', 'asset']),
  id,
  reason: z.string().min(1).max(2_000),
  at: instant,
  by: id,
});

const rights = z.strictObject({
  licence: localised,
  owner: z.string().min(1),
  consent: z.enum(['not-needed', 'given', 'missing']),
  consentNote: optionalText,
  from: day,
  until: day.nullable(),
  regions: z.array(id),
});

const rendition = z.strictObject({
  name: id,
  hash: sha256,
  width: z.int().positive(),
  height: z.int().positive(),
  bytes: z.int().positive(),
  type: z.string(),
});

export const asset: z.ZodType<Asset> = z.strictObject({
  id,
  hash: sha256,
  type: z.string(),
  bytes: z.int().positive(),
  width: z.int().positive(),
  height: z.int().positive(),
  title: localised,
  altText: localised,
  caption: optionalText,
  topics: z.array(id),
  segments: z.array(id),
  platforms: z.array(id),
  language: z.enum(['ar', 'fr', 'en']).nullable(),
  rights,
  renditions: z.array(rendition),
  added: day,
});

/** `pack.yaml`: what the pack is; the other files hold its parts. */
export const packHead = z.strictObject({
  id,
  version: z.string().regex(/^\d+(\.\d+){0,2}$/),
  released: day,
  review: z.enum(reviewLevels),
  campaign: z.strictObject({ id, name: localised, about: localised }),
  regions: z.array(region).min(1),
  offices: z.array(office).min(1),
  topics: z.array(topic),
});

/** What a campaign is made of: the same in `pack.yaml`, where other things stand beside it. */
export const campaignFile = packHead.pick({ campaign: true, regions: true, offices: true }).loose();

/** The files of a pack folder and what each holds; guidelines are one file each in `guidelines/`, tone data in `tone/`. */
export const packParts = {
  'segments.yaml': z.array(segment),
  'platforms.yaml': z.array(platform),
  'fact-cards.yaml': z.array(factCard),
  'alerts.yaml': z.array(alert),
  'quiet-periods.yaml': z.array(quietPeriod),
  'templates.yaml': z.array(template),
  'posts.yaml': z.array(packPost),
  'withdrawals.yaml': z.array(withdrawal),
  'assets.json': z.array(asset),
} as const;
