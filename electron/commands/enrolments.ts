import type { Refusal } from '#contract/refusal.ts';
import { ok, type Result } from '#domain/result.ts';
import type { Remote } from '../services/ports/remote.ts';
import { clock } from '../system/system.ts';
import type { Desk } from '../trust/desk/desk.ts';
import { accept } from '../trust/desk/offices.ts';
import { pendingParcels } from '../trust/desk/pending.ts';
import { type CommandIo, refused, writeLine } from './arguments.ts';

/** Lets in the devices whose enrolments wait at a remote; what is refused is said and stays. Answers the desk after them. */
export async function acceptPending(desk: Desk, remote: Remote, io: CommandIo): Promise<Result<Desk, Refusal>> {
  let present = desk;
  for await (const sealed of pendingParcels(desk.record.directory, remote)) {
    if (!sealed.ok) return sealed;
    const accepted = await acceptOne(present, sealed.value, io);
    // Without the desk's key nothing is opened at all: publishing goes on, and says so.
    if (accepted === null) continue;
    present = accepted;
  }
  return ok(present);
}

/** Lets one device in and says so; null, said too, when it is refused. */
export async function acceptOne(desk: Desk, sealed: Uint8Array, io: CommandIo): Promise<Desk | null> {
  const accepted = await accept(desk, sealed, clock.now());
  if (!accepted.ok) {
    await refused(io.errors, accepted.error);
    return null;
  }
  const { office, device, members } = accepted.value.enrolment;
  await writeLine(io.errors, `accepted ${device} at ${office} for ${members.join(', ')}`);
  return accepted.value.desk;
}
