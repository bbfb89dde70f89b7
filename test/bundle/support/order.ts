import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BundleEvent } from '#contract/bundles.ts';
import type { Refusal } from '#contract/refusal.ts';
import { canonical, type Json } from '#domain/canonical.ts';
import type { Localised } from '#domain/language.ts';
import type { Pack } from '#domain/pack.ts';
import type { Platform } from '#domain/platform/platform.ts';
import { emptyContent, type PostContent } from '#domain/post.ts';
import type { Result } from '#domain/result.ts';
import sharp from 'sharp';
import type { BundleOrder, BundlePost } from '../../../electron/services/ports/bundles.ts';

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

const same = (text: string): Localised => ({ ar: text, fr: text, en: text });

const platform = (id: string, ar: string, en: string): Platform => ({
  id,
  name: { ar, fr: en, en },
  text: { unit: 'utf16', max: 2_200, warnFrom: null },
  hashtags: null,
  mentions: null,
  links: null,
  altText: null,
  media: { max: 10, renditions: [] },
  fold: null,
  asOf: '2026-01-01',
  grade: 'C',
  source: 'test',
});

const pack: Pack = {
  id: 'trial',
  version: '1.0',
  released: '2026-01-01',
  review: 'office',
  campaign: { id: 'trial-campaign', name: same('Trial'), about: same('Trial') },
  regions: [{ id: 'bekaa', name: same('Bekaa') }],
  offices: [
    {
      id: 'bekaa',
      region: 'bekaa',
      name: { ar: 'مكتب البقاع الأوسط', fr: 'Bureau de la Békaa', en: 'Central Bekaa office' },
      members: [{ id: 'lead', name: { ar: 'ر. خ.', fr: 'R. K.', en: 'R. K.' }, roles: ['lead'] }],
    },
  ],
  topics: [],
  guidelines: [],
  segments: [],
  platforms: [
    platform('instagram', 'إنستغرام', 'Instagram'),
    platform('facebook', 'فيسبوك', 'Facebook'),
    platform('x', 'إكس', 'X'),
    platform('whatsapp', 'واتساب', 'WhatsApp'),
  ],
  factCards: [],
  alerts: [],
  quietPeriods: [],
  templates: [],
  withdrawals: [],
  posts: [],
};

export interface Picture {
  readonly asset: string;
  readonly file: string;
  readonly hash: string;
  readonly type: string;
  readonly bytes: number;
  readonly title: string;
}

/** A picture on this computer, as the library would hand it over. */
export async function picture(folder: string, asset: string, title: string, colour = '#573b94'): Promise<Picture> {
  const data = await sharp({ create: { width: 540, height: 675, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
  return keep(folder, asset, title, data, 'image/jpeg');
}

export function keep(folder: string, asset: string, title: string, data: Uint8Array, type: string): Picture {
  const hash = sha256(data);
  const file = path.join(folder, hash);
  writeFileSync(file, data);
  return { asset, file, hash, type, bytes: data.length, title };
}

export function post(id: string, change: Partial<PostContent>, media: readonly Picture[] = []): BundlePost {
  const content: PostContent = {
    ...emptyContent,
    platforms: ['instagram', 'facebook'],
    media: media.map(({ asset, title }) => ({ asset, altText: title })),
    ...change,
  };
  const json: Json = JSON.parse(JSON.stringify(content));
  return {
    post: {
      id,
      draft: null,
      origin: 'office',
      office: 'bekaa',
      content,
      contentHash: sha256(canonical(json)),
      approvedAt: '2027-03-16T09:00:00.000Z',
      approvedBy: 'lead',
      posted: [],
    },
    media,
  };
}

export function orderOf(to: string, posts: readonly BundlePost[], change: Partial<BundleOrder> = {}): BundleOrder {
  return {
    posts,
    pack,
    office: 'bekaa',
    to,
    tools: ['generic', 'buffer', 'hootsuite', 'sprout', 'publer', 'vista-social'],
    bom: true,
    language: 'ar',
    digits: 'latn',
    at: '2027-03-17T09:06:00.000Z',
    ...change,
  };
}

type Steps<T> = AsyncGenerator<BundleEvent, Result<T, Refusal>>;

/** Runs to the end. */
export async function run<T>(steps: Steps<T>): Promise<{ events: BundleEvent[]; outcome: Result<T, Refusal> }> {
  const events: BundleEvent[] = [];
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return { events, outcome: step.value };
    events.push(step.value);
  }
}

/** Runs an export that must succeed; answers the bundle's folder. */
export async function exported(steps: Steps<void>): Promise<{ folder: string; resumed: boolean; files: number }> {
  const { events, outcome } = await run(steps);
  const last = events.at(-1);
  if (!outcome.ok || last?.type !== 'finished') throw new Error(JSON.stringify(outcome));
  return last;
}
