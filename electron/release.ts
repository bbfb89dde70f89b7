import type { ReleaseEvent } from '#contract/publish.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
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
type Finished = Extract<ReleaseEvent, { readonly type: 'finished' }>;

/** What is to be published. */
export interface ReleaseTask {
  readonly folder: string;
  readonly order: ReleaseOrder;
  /** Sealed enrolments that came to this profile. */
  readonly waiting: readonly Uint8Array[];
}

/** Signs a pack folder with the campaign's keys, letting in the devices that wait; publishes it, and puts it to use here. */
export async function* release(parts: AuthoringParts, task: ReleaseTask, signal: AbortSignal | undefined): Steps {
  const { order } = task;
  const held = await holdKeys(order.keys);
  if (!held.ok) return held;
  try {
    const opened = await openDesk(order.keys, () => order.passphrase, parts.work);
    if (!opened.ok) return opened;
    const remote = await parts.open(order.to);
    if (!remote.ok) return remote;
    try {
      const published = yield* signed(parts, { ...task, desk: opened.value, remote: remote.value }, signal);
      if (!published.ok) return published;
      const admitted = await parts.admit(remote.value);
      // Told last: what is carried on from then on is the new release.
      yield published.value;
      return admitted;
    } finally {
      remote.value.close();
    }
  } finally {
    await held.value.release();
  }
}

interface Task extends ReleaseTask {
  readonly desk: Desk;
  readonly remote: Remote;
}

/** Answers what is to be told at the end. */
async function* signed(
  { clock, pack }: AuthoringParts,
  task: Task,
  signal?: AbortSignal,
): AsyncGenerator<ReleaseEvent, Result<Finished, Refusal>> {
  const { desk, remote, folder, order } = task;
  const head = await openPack(folder).content();
  if (!head.ok) return head;
  const { campaign } = head.value;
  if (campaign.id !== desk.record.campaign.id) return fail(refuse('pack-foreign', { campaign: campaign.id }));
  const at = clock.now();
  const present = yield* withWaiting(task, at, signal);
  const release = await signRelease(present, { folder, head: head.value, at, days: order.days });
  if (!release.ok) return release;
  const media = async (hash: string): Promise<string | null> => (await mediaFile(folder, hash)) ?? pack.media(hash);
  const steps = upload(release.value, { remote, media, signal });
  let finished: Finished | null = null;
  let step = await steps.next();
  for (; step.done !== true; step = await steps.next()) {
    if (step.value.type === 'finished') finished = step.value;
    else yield step.value;
  }
  if (!step.value.ok) return step.value;
  return finished === null ? fail(refuse('release-missing')) : ok(finished);
}

/** Lets in the devices whose enrolments wait; one that is refused stays outside and stops nobody else. */
async function* withWaiting(
  { desk, remote, waiting }: Task,
  at: string,
  signal?: AbortSignal,
): AsyncGenerator<ReleaseEvent, Desk> {
  let present = desk;
  const there: Uint8Array[] = [];
  for await (const sealed of pendingParcels(desk.record.directory, remote, signal)) {
    if (sealed.ok) there.push(sealed.value);
  }
  for (const sealed of [...waiting, ...there]) {
    const accepted = await accept(present, sealed, at);
    if (!accepted.ok || accepted.value.desk === present) continue;
    present = accepted.value.desk;
    yield { type: 'let-in', office: accepted.value.enrolment.office };
  }
  return present;
}
