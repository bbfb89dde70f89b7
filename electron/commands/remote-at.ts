import type { Refusal } from '#contract/refusal.ts';
import type { RemoteAddress } from '#contract/schemas/remote.ts';
import { ok, type Result } from '#domain/result.ts';
import { parseAddress } from '../remote/address.ts';
import { remoteOpener } from '../remote/open.ts';
import type { Remote } from '../services/ports/remote.ts';
import { clock, steadyTimers } from '../system/system.ts';

/** The password, token or key that goes with a remote's address; '' is none. Never an argument: others can read those. */
export const remoteSecret = (): string => process.env['TANSIQ_REMOTE_SECRET'] ?? '';

/** A remote's address as people write it (`electron/remote/address.ts`). */
export const addressOf = (written: string, certificate: string | null = null): Result<RemoteAddress, Refusal> =>
  parseAddress(written, certificate);

/** Opens the remote at an address as people write it. */
export function remoteAt(written: string): Result<Remote, Refusal> {
  const address = addressOf(written);
  if (!address.ok) return address;
  const open = remoteOpener({ clock, timers: steadyTimers, random: Math.random });
  return ok(open(address.value, remoteSecret(), () => undefined));
}
