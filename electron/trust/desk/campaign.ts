import { readdir } from 'node:fs/promises';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { placeName } from '#contract/schemas/directory.ts';
import { DESK, type Directory } from '#domain/directory.ts';
import type { Localised } from '#domain/language.ts';
import type { Office, Region } from '#domain/office.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { makeFolder } from '../../system/durable-file.ts';
import { newSigningKey, type SigningKey } from '../keys.ts';
import { newSealingKey } from '../seal.ts';
import { encodeMetadata, metadataKey, rootSigned } from '../tuf.ts';
import type { Desk } from './desk.ts';
import { DESK_KEY, type KeyFolder, keyFolder, type Passphrases } from './key-folder.ts';
import { mirrorIn } from './mirror.ts';
import { type DeskRecord, writeRecord } from './record.ts';

/** Days for which a root counts; a campaign renews it long before (`keys rotate --role root`). */
export const ROOT_DAYS = 5 * 365;

export interface CampaignOrder {
  readonly campaign: { readonly id: string; readonly name: Localised };
  readonly regions: readonly Region[];
  readonly offices: readonly Office[];
  readonly rootKeys: number;
  readonly threshold: number;
  readonly at: string;
}

/**
 * Makes a campaign's keys and its first root in an empty folder. Refused with `not-empty`, `no-desk` (no office `desk`),
 * `name-not-plain` (a region or office whose id can't stand in a remote's keys), `threshold-out-of-reach`.
 */
export async function createCampaign(
  folder: string,
  order: CampaignOrder,
  passphrases: Passphrases,
  work?: number,
): Promise<Result<Desk, Refusal>> {
  const refused = objectionTo(order) ?? (await notEmpty(folder));
  if (refused !== null) return fail(refused);
  await makeFolder(folder);
  const keys = keyFolder(folder, passphrases, work);
  const made = await makeKeys(keys, order);
  if (!made.ok) return made;
  const record = recordOf(order, made.value);
  const mirror = mirrorIn(folder);
  await mirror.write(new Map([[metadataKey(1, 'root'), firstRoot(order, made.value)]]));
  // Last: a folder without it is no campaign, and is made anew in another place.
  await writeRecord(folder, record);
  return ok({ keys, mirror, record });
}

function objectionTo({ regions, offices, rootKeys, threshold }: CampaignOrder): Refusal | null {
  if (threshold < 1 || threshold > rootKeys) return refuse('threshold-out-of-reach', { count: rootKeys });
  if (!offices.some(({ id }) => id === DESK)) return refuse('no-desk');
  const unplain = [...regions, ...offices].find(({ id }) => !placeName.safeParse(id).success);
  return unplain === undefined ? null : refuse('name-not-plain', { name: unplain.id });
}

async function notEmpty(folder: string): Promise<Refusal | null> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.length === 0 ? null : refuse('not-empty', { path: folder });
}

interface Made {
  readonly root: readonly SigningKey[];
  readonly release: SigningKey;
  readonly clerk: SigningKey;
  readonly regions: ReadonlyMap<string, SigningKey>;
  /** age recipient of the desk. */
  readonly desk: string;
}

async function makeKeys(keys: KeyFolder, order: CampaignOrder): Promise<Result<Made, Refusal>> {
  const root = Array.from({ length: order.rootKeys }, newSigningKey);
  const [release, clerk, desk] = [newSigningKey(), newSigningKey(), await newSealingKey()];
  const regions = new Map(order.regions.map(({ id }) => [id, newSigningKey()]));
  const named: readonly (readonly [string, string])[] = [
    ...root.map((key, index) => [`root-${index + 1}`, key.secret] as const),
    ['release', release.secret],
    ['clerk', clerk.secret],
    [DESK_KEY, desk.identity],
    ...Array.from(regions, ([id, key]) => [`region-${id}`, key.secret] as const),
  ];
  for (const [name, secret] of named) {
    const kept = await keys.keepNext(name, secret);
    if (!kept.ok) return kept;
  }
  await keys.settle(named.map(([name]) => name));
  return ok({ root, release, clerk, regions, desk: desk.recipient });
}

function firstRoot({ campaign, threshold, at }: CampaignOrder, { root, release, clerk }: Made): Buffer {
  const expires = daysAfter(at, ROOT_DAYS);
  const named = { root: root.map((key) => key.public), threshold, release: release.public, clerk: clerk.public };
  const signed = rootSigned({ version: 1, expires }, campaign.id, named);
  return encodeMetadata(
    'root',
    signed,
    root.map(({ secret }) => secret),
  );
}

function recordOf(order: CampaignOrder, made: Made): DeskRecord {
  const { campaign, threshold, at, regions, offices } = order;
  const directory: Directory = {
    format: 'tansiq-directory',
    version: 1,
    campaign: campaign.id,
    desk: { recipient: made.desk },
    offices: offices.map(({ id }) => ({ id, devices: [] })),
    cards: [],
  };
  return {
    format: 'tansiq-campaign',
    version: 1,
    campaign: { id: campaign.id, name: campaign.name },
    made: at,
    root: 1,
    keys: {
      root: made.root.map((key) => key.public),
      threshold,
      release: made.release.public,
      clerk: made.clerk.public,
      regions: Object.fromEntries(Array.from(made.regions, ([id, key]) => [id, key.public])),
    },
    regions,
    offices,
    directory,
    published: null,
    history: [],
    renewing: [],
  };
}

/** The instant `days` later. */
export const daysAfter = (at: string, days: number): string =>
  new Date(Date.parse(at) + days * 86_400_000).toISOString();
