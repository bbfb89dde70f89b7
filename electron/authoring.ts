import type { Refusal } from '#contract/refusal.ts';
import type { ReleaseEvent } from '#contract/publish.ts';
import { refuse } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { packChecker } from './pack/check.ts';
import { openPack } from './pack/folder.ts';
import { mediaFile } from './pack/media.ts';
import type { Authoring, ReleaseOrder } from './services/ports/authoring.ts';
import type { PackSource } from './services/ports/pack.ts';
import type { Remote } from './services/ports/remote.ts';
import type { Clock } from './services/ports/system.ts';
import { readTexts } from './trust/content.ts';
import { holdKeys, openDesk } from './trust/desk/desk.ts';
import type { Desk } from './trust/desk/desk.ts';
import { accept } from './trust/desk/offices.ts';
import { pendingParcels } from './trust/desk/pending.ts';
import { signRelease } from './trust/desk/sign.ts';
import { upload } from './trust/desk/upload.ts';
import { edited, entriesOf, valueOf } from './workbench/entries.ts';

export interface AuthoringParts {
  readonly clock: Clock;
  /** The pack in use, and the folder it lies in. */
  readonly pack: PackSource;
  readonly folder: () => Promise<string>;
  /** Opens a folder as a remote; null: the profile's own remote. */
  readonly open: (folder: string | null) => Promise<Result<Remote, Refusal>>;
  /** log2 of scrypt's work on key files; only tests lower it. */
  readonly work?: number;
}

/** Packs as their authors work on them, put together from the rooms that know of files, of keys and of remotes. */
export function authoringOf(parts: AuthoringParts): Authoring {
  const { pack } = parts;
  const checker = packChecker((hash) => pack.media(hash));
  return {
    valueOf,
    edited,
    entriesOf,
    inUse: async () => ok(await readTexts(await parts.folder())),
    check: (folder, keys) => checker.problems(folder, keys),
    async checker(folder, key) {
      const found = await checker.tone(folder, key);
      if (found.ok) return found;
      const [first] = found.error;
      return fail(refuse('pack-damaged', { file: first?.file ?? '', line: first?.line ?? 1 }));
    },
    release: (folder, order, signal) => release(parts, folder, order, signal),
  };
}

type Steps = AsyncGenerator<ReleaseEvent, Result<void, Refusal>>;

async function* release(parts: AuthoringParts, folder: string, order: ReleaseOrder, signal?: AbortSignal): Steps {
  const held = await holdKeys(order.keys);
  if (!held.ok) return held;
  try {
    const opened = await openDesk(order.keys, () => order.passphrase, parts.work);
    if (!opened.ok) return opened;
    const remote = await parts.open(order.to);
    if (!remote.ok) return remote;
    try {
      return yield* signed(parts, { desk: opened.value, remote: remote.value, folder, order }, signal);
    } finally {
      remote.value.close();
    }
  } finally {
    await held.value.release();
  }
}

interface Task {
  readonly desk: Desk;
  readonly remote: Remote;
  readonly folder: string;
  readonly order: ReleaseOrder;
}

async function* signed(
  { clock, pack }: AuthoringParts,
  { desk, remote, folder, order }: Task,
  signal?: AbortSignal,
): Steps {
  const head = await openPack(folder).content();
  if (!head.ok) return head;
  const { campaign } = head.value;
  if (campaign.id !== desk.record.campaign.id) return fail(refuse('pack-foreign', { campaign: campaign.id }));
  const at = clock.now();
  const present = await withPending(desk, remote, at, signal);
  const release = await signRelease(present, { folder, head: head.value, at, days: order.days });
  if (!release.ok) return release;
  const media = async (hash: string): Promise<string | null> => (await mediaFile(folder, hash)) ?? pack.media(hash);
  const steps = upload(release.value, { remote, media, signal });
  let step = await steps.next();
  for (; step.done !== true; step = await steps.next()) yield step.value;
  return step.value;
}

/** Lets in the devices whose enrolments wait; one that is refused stays outside and stops nobody else. */
async function withPending(desk: Desk, remote: Remote, at: string, signal?: AbortSignal): Promise<Desk> {
  let present = desk;
  for await (const sealed of pendingParcels(desk.record.directory, remote, signal)) {
    const accepted = sealed.ok ? await accept(present, sealed.value, at) : sealed;
    if (accepted.ok) present = accepted.value.desk;
  }
  return present;
}
