import { access, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { refuse, type Refusal } from '#contract/refusal.ts';
import type { MetaFile } from '@tufjs/models';
import { canonical, type Json } from '#domain/canonical.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Remote } from '../../services/ports/remote.ts';
import type { Releases } from '../../services/ports/trust.ts';
import { attempt, makeFolder, moveDurable, readIfThere } from '../../system/durable-file.ts';
import type { Texts } from '../content.ts';
import { isRenditions, type KnownRenditions, renditionsIn } from '../asset-index.ts';
import { fetchWhole } from '../fetching.ts';
import { MEDIA_ROLE, RELEASE_FORMAT } from '../target-names.ts';
import { decodeMetadata, metadataKey, vouches } from '../tuf.ts';
import { download, shelfIn } from './download.ts';
import { filesOfPointer, type ReleaseFacts } from './files.ts';
import { mediaMeta, pointerTo, pointerWith, signedIn } from './point.ts';
import { DIRECTORY_FILE, PACK_FOLDER, type Pointer, pointer, POINTER } from './pointer.ts';
import type { Pin, ReleasesOptions } from './options.ts';
import type { TrustedTime } from './trusted-time.ts';
import { readTargets, type SignedRelease } from './trusted.ts';
import { unpackRelease, writeTexts } from './unpack.ts';
import { knownFormat, verifyRelease } from './verify.ts';

type Asked = Parameters<Releases['admit']>[1];
type Admitted = Awaited<ReturnType<Releases['admit']>>;

/** One look at a remote, by what is in use now. */
export interface Admission {
  readonly options: ReleasesOptions;
  readonly time: TrustedTime;
  /** `release/` of the profile. */
  readonly root: string;
  readonly held: Pointer | null;
  readonly pin: Pin;
  readonly remote: Pick<Remote, 'get'>;
  readonly asked: Asked;
}

/** Verifies, fetches, unpacks, inspects; then switches the pointer. Each step leaves what is in use as it is. */
export async function admit(admission: Admission): Promise<Admitted> {
  const { held, root, options } = admission;
  await mkdir(shelfIn(root).folder, { recursive: true });
  const signed = await verify(admission);
  if (!signed.ok) return signed;
  if (held !== null && (await isInUse(held, signed.value, root))) {
    return ok({ version: held.pack.version, changed: false });
  }
  const known = knownFormat(signed.value.targets, RELEASE_FORMAT);
  if (!known.ok) return known;
  // Renditions are left for later, unless nothing changed in them: then all of them are here.
  const media = held !== null && sameMedia(signedIn(held), signed.value) ? held.media : null;
  const next = pointerTo(signed.value, media, held, options.clock.now());
  const taken = await take(admission, next);
  return taken.ok ? ok({ version: next.pack.version, changed: true }) : taken;
}

/** Brings the renditions of the release in use, where they were left for later. True when something came. */
export async function complete(admission: Admission): Promise<Result<boolean, Refusal>> {
  const { held, remote, asked } = admission;
  const meta = held === null ? null : mediaMeta(signedIn(held));
  if (held === null || meta === null || held.media !== null) return ok(false);
  const key = metadataKey(meta.version, MEDIA_ROLE);
  const list = await fetchWhole(remote, key, meta.length ?? LARGEST_LIST, asked.signal);
  if (!list.ok) return list;
  if (list.value === null) return fail(refuse('release-incomplete', { file: key }));
  const vouched = vouchedFor(held, meta, list.value, key);
  if (!vouched.ok) return vouched;
  const taken = await take(admission, pointerWith(held, list.value.toString('utf8')));
  return taken.ok ? ok(true) : taken;
}

/** Larger than any list of files, in bytes. */
const LARGEST_LIST = 2_000_000;

/** The list is the one that the snapshot names, to the byte, and the release key's for that role. */
function vouchedFor(held: Pointer, meta: MetaFile, bytes: Buffer, key: string): Result<void, Refusal> {
  try {
    meta.verify(bytes);
  } catch (error) {
    if (error instanceof Error) return fail(refuse('release-tampered', { file: key }));
    throw error;
  }
  const list = decodeMetadata('targets', bytes);
  const signed = list !== null && vouches(readTargets(Buffer.from(held.targets)), MEDIA_ROLE, list);
  return signed ? ok(undefined) : fail(refuse('release-wrong-key', { file: key }));
}

function sameMedia(before: SignedRelease, after: SignedRelease): boolean {
  const [old, fresh] = [mediaMeta(before), mediaMeta(after)];
  return old !== null && fresh !== null && old.equals(fresh);
}

/** Fetches what a pointer's lists name, makes its folder, switches to it. */
async function take(admission: Admission, next: Pointer): Promise<Result<void, Refusal>> {
  const { root, remote, asked } = admission;
  const files = filesOfPointer(next);
  if (!files.ok) return files;
  const fetched = await download(remote, files.value, shelfIn(root), asked);
  if (!fetched.ok) return fetched;
  if (!(await isThere(root, next.folder))) {
    const made = await make(admission, next.folder, files.value);
    if (!made.ok) return made;
  }
  const switched = await commit(admission, next);
  if (!switched.ok) return switched;
  await sweep(admission, next, files.value);
  return ok(undefined);
}

async function verify({ time, root, held, pin, remote, asked }: Admission) {
  const present = held === null ? null : signedIn(held);
  return verifyRelease({
    campaign: pin.campaign,
    remote,
    roots: present?.roots ?? [Buffer.from(pin.root)],
    present,
    now: time.now(),
    acceptExpired: asked.acceptExpired,
    scratch: path.join(root, 'checking'),
    signal: asked.signal,
  });
}

async function isInUse(held: Pointer, signed: SignedRelease, root: string): Promise<boolean> {
  const same = signed.timestamp.toString('utf8') === held.timestamp && signed.roots.length === held.roots.length;
  return same && isThere(root, held.folder);
}

/** Whether a release's folder was written whole: it got its name last. */
async function isThere(root: string, folder: string): Promise<boolean> {
  return access(path.join(root, folder, DIRECTORY_FILE)).then(
    () => true,
    () => false,
  );
}

async function make(admission: Admission, folder: string, files: ReleaseFacts): Promise<Result<void, Refusal>> {
  const { pin, root, held } = admission;
  const unpacked = await unpackRelease(
    files,
    shelfIn(root),
    held === null ? new Map() : await heldRenditions(root, held),
  );
  if (!unpacked.ok) return unpacked;
  const { texts, directory } = unpacked.value;
  if (directory.campaign !== pin.campaign) return fail(refuse('release-foreign', { campaign: directory.campaign }));
  const inPack = Object.entries(texts).map(([name, text]) => [`${PACK_FOLDER}/${name}`, text] as const);
  const placed = { ...Object.fromEntries(inPack), [DIRECTORY_FILE]: canonical(directory as unknown as Json) };
  return write(admission, folder, placed);
}

/** What the release in use knows of renditions: pictures don't vanish from lists while the new ones are on their way. */
async function heldRenditions(root: string, { folder }: Pointer): Promise<KnownRenditions> {
  const assets = await readIfThere(path.join(root, folder, PACK_FOLDER, 'assets.json'));
  return renditionsIn(assets?.toString('utf8') ?? '');
}

/** The pack folder under another name until it is whole and the app can open it. */
async function write({ root, options }: Admission, folder: string, texts: Texts): Promise<Result<void, Refusal>> {
  const fresh = path.join(root, 'unpacking');
  const written = await attempt(fresh, async () => {
    for (const old of [fresh, path.join(root, folder)]) await rm(old, { recursive: true, force: true });
    await makeFolder(root);
    await writeTexts(fresh, texts);
  });
  if (!written.ok) return written;
  const readable = await options.inspect(path.join(fresh, PACK_FOLDER));
  if (!readable.ok) {
    await rm(fresh, { recursive: true, force: true });
    return readable;
  }
  return attempt(fresh, () => moveDurable(fresh, path.join(root, folder)));
}

/** The one step that counts. The time that the desk signed is believed from then on. */
async function commit({ options, time, asked }: Admission, next: Pointer): Promise<Result<void, Refusal>> {
  const switched = await options.documents.put(POINTER, pointer, next);
  if (!switched.ok) return switched;
  return time.believe({ signed: next.at, clock: asked.acceptExpired });
}

/** Removes what neither the release in use nor the folder of the one before needs. A cut leaves it to the next admission. */
async function sweep({ root, held }: Admission, { folder, before }: Pointer, files: ReleaseFacts): Promise<void> {
  const shelf = shelfIn(root).folder;
  // Somebody may be reading from the folder that was in use until now, also where only renditions came to it.
  const kept = new Set([path.basename(shelf), folder, before, held?.folder]);
  for (const name of await readdir(root)) {
    if (!kept.has(name)) await rm(path.join(root, name), { recursive: true, force: true });
  }
  // Renditions that were here are needed again when the new list of them comes.
  const former = held === null ? null : filesOfPointer(held);
  const needed = [...files.values(), ...(former?.ok === true ? renditionsAmong(former.value) : [])];
  const names = new Set(needed.map(({ sha256 }) => sha256));
  for (const name of await readdir(shelf)) if (!names.has(name)) await rm(path.join(shelf, name), { force: true });
}

const renditionsAmong = (files: ReleaseFacts) =>
  Array.from(files).flatMap(([file, facts]) => (isRenditions(file) ? [facts] : []));
