import type { Refusal } from '#contract/refusal.ts';
import type { Pack } from '#domain/pack.ts';
import { ok, type Result } from '#domain/result.ts';
import {
  decodeMetadata,
  encodeMetadata,
  factsOf,
  type FileFacts,
  type MetaFacts,
  metadataKey,
  REGION_ROLE,
  type Signed,
  snapshotSigned,
  targetKey,
  targetsSigned,
  timestampSigned,
} from '../tuf.ts';
import { MEDIA_ROLE, RELEASE_FORMAT } from '../target-names.ts';
import { type Earlier, type ReleaseFiles, releaseFiles } from './author.ts';
import { daysAfter } from './campaign.ts';
import { type Desk, kept } from './desk.ts';
import { listedIn } from './listed.ts';
import type { DeskRecord, Published } from './record.ts';

/** Days for which lists of files count; the timestamp, which counts for less, is what tells a freeze. */
const LISTS_DAYS = 2 * 365;
/** Days before their end from which lists are signed anew. */
const RENEW_DAYS = 200;
/** Releases that the record remembers. */
const REMEMBERED = 200;

export interface SigningOrder {
  /** The pack folder, without mistakes. */
  readonly folder: string;
  readonly head: Pick<Pack, 'id' | 'version' | 'released' | 'regions' | 'offices'>;
  readonly at: string;
  /** For how many days the release is admitted without a question. */
  readonly days: number;
}

/** A document with what others say of it. */
interface Document {
  readonly name: string;
  readonly bytes: Buffer;
  readonly facts: MetaFacts;
}

/**
 * Signs what changed since the last release, in the desk's mirror; durable when it answers. Where nothing changed and the
 * last release counts for long enough it stays as it is. Only the keys that are needed are unlocked.
 */
export async function signRelease(desk: Desk, order: SigningOrder): Promise<Result<Desk, Refusal>> {
  const present = withRoster(desk, order);
  const before = present.record.published;
  // The first one always needs it: whoever mistypes the passphrase hears so before everything is packed.
  const release = before === null ? await present.keys.unlock('release') : ok('');
  if (!release.ok) return release;
  const earlier = await earlierFiles(present);
  const files = await releaseFiles(order.folder, present.record, earlier);
  const regions = await signRegions(present, files, order);
  if (!regions.ok) return regions;
  const media = await signMedia(present, files, order);
  if (!media.ok) return media;
  const targets = await signTargets(present, files, order);
  if (!targets.ok) return targets;
  const fresh = [targets.value, media.value, ...regions.value].filter(({ fresh }) => fresh);
  const due = before === null || before.root !== present.record.root || halfSpent(before, order);
  if (fresh.length === 0 && !due) return ok(await kept(present, present.record));
  return finish(present, order, { files, targets: targets.value, media: media.value, regions: regions.value });
}

type MaybeFresh = Document & { readonly fresh: boolean };

interface Lists {
  readonly files: ReleaseFiles;
  readonly targets: Document;
  readonly media: Document;
  readonly regions: readonly Document[];
}

/** The pack names offices, members and regions; the directory gets a shelf for each new office. */
function withRoster(desk: Desk, { head }: SigningOrder): Desk {
  const { record } = desk;
  const known = new Set(record.directory.offices.map(({ id }) => id));
  const added = head.offices.filter(({ id }) => !known.has(id)).map(({ id }) => ({ id, devices: [] }));
  const directory = { ...record.directory, offices: [...record.directory.offices, ...added] };
  return { ...desk, record: { ...record, regions: head.regions, offices: head.offices, directory } };
}

const halfSpent = (before: Published, { at, days }: SigningOrder): boolean =>
  Date.parse(before.expires) - Date.parse(at) < (days / 2) * 86_400_000;

async function earlierFiles({ mirror, record }: Desk): Promise<Earlier> {
  const { files } = await listedIn(mirror, record.published?.number ?? 0);
  return {
    paths: [...files.keys()],
    async read(path) {
      const facts = files.get(path);
      return facts === undefined ? null : mirror.read(targetKey(path, facts));
    },
  };
}

async function signRegions(
  desk: Desk,
  { regions }: ReleaseFiles,
  order: SigningOrder,
): Promise<Result<readonly MaybeFresh[], Refusal>> {
  const { keys, published } = desk.record;
  const lists: MaybeFresh[] = [];
  for (const [region, files] of regions) {
    const key = keys.regions[region];
    // A region that has a name and no key yet, and nothing to say: nobody signs for it.
    if (key === undefined && files.size === 0) continue;
    const before = published?.regions[region];
    const name = REGION_ROLE + region;
    const says = (version: number) => targetsSigned(common(version, order), factsIn(files));
    const last = before?.key === key ? (before?.version ?? 0) : -(before?.version ?? 0);
    const list = await listOf(desk, { name, key: name, last, says }, order.at);
    if (!list.ok) return list;
    lists.push(list.value);
  }
  return ok(lists);
}

function signTargets(desk: Desk, files: ReleaseFiles, order: SigningOrder): Promise<Result<MaybeFresh, Refusal>> {
  const { keys, published, root } = desk.record;
  const delegations = [
    { role: MEDIA_ROLE, key: keys.release, folder: 'renditions' },
    ...Object.entries(keys.regions).map(([id, key]) => ({ role: REGION_ROLE + id, key, folder: `regions/${id}` })),
  ];
  const { id, version, released } = order.head;
  const says = (number: number): Signed => ({
    ...targetsSigned(common(number, order), factsIn(files.national), delegations),
    release: { format: RELEASE_FORMAT, pack: id, version, released },
  });
  const last = (published?.root === root ? 1 : -1) * (published?.targets ?? 0);
  return listOf(desk, { name: 'targets', key: 'release', last, says }, order.at);
}

function signMedia(desk: Desk, { media }: ReleaseFiles, order: SigningOrder): Promise<Result<MaybeFresh, Refusal>> {
  const { published, root } = desk.record;
  const says = (version: number) => targetsSigned(common(version, order), factsIn(media));
  const last = (published?.root === root ? 1 : -1) * (published?.media ?? 0);
  return listOf(desk, { name: MEDIA_ROLE, key: 'release', last, says }, order.at);
}

const common = (version: number, { at }: SigningOrder) => ({ version, expires: daysAfter(at, LISTS_DAYS) });
const factsIn = (files: ReadonlyMap<string, Buffer>): ReadonlyMap<string, FileFacts> =>
  new Map(Array.from(files, ([path, bytes]) => [path, factsOf(bytes)]));

interface ListOrder {
  readonly name: string;
  /** The key that signs it. */
  readonly key: string;
  /** The last version; 0 when there is none, negative when another key signed it. */
  readonly last: number;
  readonly says: (version: number) => Signed;
}

/** The list as it was, where it says the same, counts for long and the same key signed it; else the next version. */
async function listOf(
  desk: Desk,
  { name, key, last, says }: ListOrder,
  at: string,
): Promise<Result<MaybeFresh, Refusal>> {
  const before = last > 0 ? await desk.mirror.read(metadataKey(last, name)) : null;
  if (before !== null && counts(before, at) && saysSame(before, says(last))) {
    return ok({ ...documentOf(name, last, before), fresh: false });
  }
  const secret = await desk.keys.unlock(key);
  if (!secret.ok) return secret;
  const version = Math.abs(last) + 1;
  return ok({ ...documentOf(name, version, encodeMetadata('targets', says(version), [secret.value])), fresh: true });
}

function counts(list: Buffer, at: string): boolean {
  const expires = decodeMetadata('targets', list)?.signed.expires;
  return expires !== undefined && Date.parse(expires) > Date.parse(daysAfter(at, RENEW_DAYS));
}

/** Whether a list says the same but for its end. */
function saysSame(before: Buffer, signed: Signed): boolean {
  const plain = (bytes: Buffer): string => {
    const { signed: all } = JSON.parse(bytes.toString('utf8')) as { readonly signed: Record<string, unknown> };
    return JSON.stringify({ ...all, expires: '' });
  };
  return plain(before) === plain(encodeMetadata('targets', signed, []));
}

const documentOf = (name: string, version: number, bytes: Buffer): Document => ({
  name,
  bytes,
  facts: { version, ...factsOf(bytes) },
});

/** Snapshot and timestamp over everything, into the mirror; the record last, so that a cut leaves the release before. */
async function finish(
  desk: Desk,
  order: SigningOrder,
  { files, targets, media, regions }: Lists,
): Promise<Result<Desk, Refusal>> {
  const { record } = desk;
  const clerk = await desk.keys.unlock('clerk');
  if (!clerk.ok) return clerk;
  const expires = daysAfter(order.at, order.days);
  const number = (record.published?.number ?? 0) + 1;
  const version = (record.published?.snapshot ?? 0) + 1;
  const lists = [targets, media, ...regions];
  const meta = new Map(lists.map(({ name, facts }) => [`${name}.json`, facts]));
  const signed = snapshotSigned({ version, expires }, meta);
  const snapshot = documentOf('snapshot', version, encodeMetadata('snapshot', signed, [clerk.value]));
  const stamp = timestampSigned({ version: number, expires }, snapshot.facts, order.at);
  const timestamp = documentOf('timestamp', number, encodeMetadata('timestamp', stamp, [clerk.value]));
  await desk.mirror.write(mirrored(files, [...lists, snapshot, timestamp]));
  const { id, version: pack, released } = order.head;
  const published: Published = {
    number,
    root: record.root,
    snapshot: version,
    targets: targets.facts.version,
    media: media.facts.version,
    regions: Object.fromEntries(regions.map((one) => regionOf(one, record))),
    pack: { id, version: pack, released },
    at: order.at,
    expires,
  };
  const history = [...record.history, { number, at: order.at, pack }].slice(-REMEMBERED);
  return ok(await kept(desk, { ...record, published, history }));
}

function regionOf({ name, facts }: Document, { keys }: DeskRecord) {
  const region = name.slice(REGION_ROLE.length);
  return [region, { version: facts.version, key: keys.regions[region] ?? '' }] as const;
}

const mirrored = (
  { national, media, regions }: ReleaseFiles,
  documents: readonly Document[],
): ReadonlyMap<string, Buffer> =>
  new Map([
    ...[national, media, ...regions.values()].flatMap((all) =>
      Array.from(all, ([path, bytes]) => [targetKey(path, factsOf(bytes)), bytes] as const),
    ),
    ...documents.map(({ name, facts, bytes }) => [metadataKey(facts.version, name), bytes] as const),
  ]);
