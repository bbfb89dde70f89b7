import { access, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { canonical, type Json } from '#domain/canonical.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Releases, Remote } from '../../services/ports.ts';
import { attempt, makeFolder, moveDurable } from '../../system/durable-file.ts';
import type { Texts } from '../content.ts';
import { RELEASE_FORMAT } from '../target-names.ts';
import { download, shelfIn } from './download.ts';
import { filesOf, type ReleaseFacts } from './files.ts';
import { folderName, pointerTo, signedIn } from './point.ts';
import { DIRECTORY_FILE, PACK_FOLDER, type Pointer, pointer, POINTER } from './pointer.ts';
import type { Pin, ReleasesOptions } from './options.ts';
import type { TrustedTime } from './trusted-time.ts';
import { readRelease, type SignedRelease } from './trusted.ts';
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
  const { held, root } = admission;
  await mkdir(shelfIn(root).folder, { recursive: true });
  const signed = await verify(admission);
  if (!signed.ok) return signed;
  if (held !== null && (await isInUse(held, signed.value, root))) {
    return ok({ version: held.pack.version, changed: false });
  }
  const files = accepted(signed.value);
  if (!files.ok) return files;
  const fetched = await download(admission.remote, files.value, shelfIn(root), admission.asked);
  if (!fetched.ok) return fetched;
  const folder = folderName(signed.value);
  if (!(await isThere(root, folder))) {
    const made = await make(admission, folder, files.value);
    if (!made.ok) return made;
  }
  const next = pointerTo(signed.value, held, admission.options.clock.now());
  const switched = await commit(admission, next);
  if (!switched.ok) return switched;
  await sweep(root, next, files.value);
  return ok({ version: next.pack.version, changed: true });
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

function accepted(signed: SignedRelease): Result<ReleaseFacts, Refusal> {
  const known = knownFormat(signed.targets, RELEASE_FORMAT);
  return known.ok ? filesOf(readRelease(signed)) : known;
}

async function make(admission: Admission, folder: string, files: ReleaseFacts): Promise<Result<void, Refusal>> {
  const { pin } = admission;
  const unpacked = await unpackRelease(files, shelfIn(admission.root));
  if (!unpacked.ok) return unpacked;
  const { texts, directory } = unpacked.value;
  if (directory.campaign !== pin.campaign) return fail(refuse('release-foreign', { campaign: directory.campaign }));
  const inPack = Object.entries(texts).map(([name, text]) => [`${PACK_FOLDER}/${name}`, text] as const);
  const placed = { ...Object.fromEntries(inPack), [DIRECTORY_FILE]: canonical(directory as unknown as Json) };
  return write(admission, folder, placed);
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
async function sweep(root: string, { folder, before }: Pointer, files: ReleaseFacts): Promise<void> {
  const shelf = shelfIn(root).folder;
  const kept = new Set([path.basename(shelf), folder, before]);
  for (const name of await readdir(root)) {
    if (!kept.has(name)) await rm(path.join(root, name), { recursive: true, force: true });
  }
  const needed = new Set(Array.from(files.values(), ({ sha256 }) => sha256));
  for (const name of await readdir(shelf)) if (!needed.has(name)) await rm(path.join(shelf, name), { force: true });
}
