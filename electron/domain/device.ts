import type { Role } from './office.ts';

/** A computer of an office with keys of its own; the directory vouches for it. */
export interface Device {
  readonly id: string;
  readonly office: string;
  /** Who may act on it. */
  readonly members: readonly string[];
  /** The most its members may do here, whatever else the pack lets them do. */
  readonly roles: readonly Role[];
  /** Ed25519 public key (hex) that signs what it sends. */
  readonly key: string;
  /** age recipient (`age1…`) that what is for it is sealed to. */
  readonly recipient: string;
  /** Instant from which it counts. */
  readonly from: string;
  /** The office card it came by. */
  readonly card: string;
  /** Instant from which nothing of it counts any more; null while it does. */
  readonly revoked: string | null;
}

/** An office card as the desk remembers it: who was invited, and whether somebody came. */
export interface InvitedCard {
  readonly id: string;
  readonly office: string;
  readonly members: readonly string[];
  readonly roles: readonly Role[];
  /** Ed25519 public key (hex); the card holds the secret half. */
  readonly invitation: string;
  /** Instant from which it enrols nobody any more. */
  readonly expires: string;
  /** The device that it enrolled. */
  readonly usedBy: string | null;
  readonly revoked: string | null;
}

/** What a device that opened a card asks the desk for. */
export interface Enrolment {
  readonly card: string;
  readonly device: string;
  readonly office: string;
  readonly members: readonly string[];
  readonly key: string;
  readonly recipient: string;
  /** The invitation key's signature (hex) over the other fields. */
  readonly proof: string;
}

/** Whether the device's word counts when it was said at `at` and first heard at `heard` (both instants). */
export function countsAt(device: Device, at: string, heard: string): boolean {
  if (device.revoked === null) return true;
  const until = Date.parse(device.revoked);
  // `at` is what the device says itself: a thief would say yesterday. So both must lie before.
  return Date.parse(at) < until && Date.parse(heard) < until;
}
