import type { ReleaseEvent } from '#contract/publish.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, type Result } from '#domain/result.ts';
import type { AuthoringParts } from './authoring.ts';
import { openPack } from './pack/folder.ts';
import { mediaFile } from './pack/media.ts';
import type { ReleaseOrder } from './services/ports/authoring.ts';
import type { Remote } from './services/ports/remote.ts';
import { type Desk, holdKeys, openDesk } from './trust/desk/desk.ts';
import { accept } from './trust/desk/offices.ts';
import { pendingParcels } from './trust/desk/pending.ts';
import { signRelease } from './trust/desk/sign.ts';
import { upload } from './trust/desk/upload.ts';

type Steps = AsyncGenerator<ReleaseEvent, Result<void, Refusal>>;

/** Signs a pack folder with the campaign's keys and publishes it, letting in the devices that wait. */
export async function* release(
  parts: AuthoringParts,
  folder: string,
  order: ReleaseOrder,
  signal: AbortSignal | undefined,
): Steps {
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
