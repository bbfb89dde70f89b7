import { countsAt, type Device } from './device.ts';
import { deviceIn, type Directory, DESK } from './directory.ts';
import type { Role } from './office.ts';
import { fail, ok, type Result } from './result.ts';
import type { Decision, Submission } from './submission.ts';

/** What travels between an office and the desk. */
export const parcelKinds = [
  'enrolment', // a device asks to be let in
  'submission',
  'recall',
  'decision',
  'acknowledgement', // of an alert or a guideline
  'proposal',
  'request', // for material
  'false-alarm', // a finding that should not have been one
  'retraction', // of one of the three above, by its office
  'answer', // the desk's, to one of them
  'draft', // a revision for the same office's other devices
] as const;
export type ParcelKind = (typeof parcelKinds)[number];

export const isParcelKind = (kind: string): kind is ParcelKind => parcelKinds.some((one) => one === kind);

/** Who sent it: a member at a device of an office. */
export interface Sender {
  readonly office: string;
  readonly device: string;
  readonly member: string;
}

/** What stands around a parcel's body. */
export interface ParcelHead {
  readonly campaign: string;
  /** The id of the command it came of: the same id twice is the same act. */
  readonly id: string;
  readonly from: Sender;
  /** An office's id, `desk` or `all`. */
  readonly to: string;
  /** Instant by the sender's clock. */
  readonly at: string;
  /** One of `parcelKinds`, or a kind of a newer version. */
  readonly kind: string;
}

export interface ParcelError {
  readonly code:
    | 'parcel-foreign'
    | 'device-unknown'
    | 'device-revoked'
    | 'parcel-forged'
    | 'member-elsewhere'
    | 'may-not-send'
    | 'may-not-decide'
    | 'decision-other-content'
    | 'decision-stale';
}

const refuse = (code: ParcelError['code']): Result<never, ParcelError> => fail({ code });

/** What `judgeParcel` knows. */
export interface ParcelJudge {
  readonly directory: Directory;
  /** Whether the Ed25519 key (hex) made the parcel's signature. */
  readonly signedBy: (key: string) => boolean;
  /** The member's roles by the pack; null when the pack has no such member in that office. */
  readonly rolesOf: (office: string, member: string) => readonly Role[] | null;
  /** Instant at which the parcel was first met. */
  readonly heard: string;
}

/**
 * Whether a parcel's word counts: its campaign, its device, the signature, the member, the role. An enrolment is judged
 * by `withDevice`: its device is in no directory yet.
 */
export function judgeParcel(parcel: ParcelHead, judge: ParcelJudge): Result<Device, ParcelError> {
  if (parcel.campaign !== judge.directory.campaign) return refuse('parcel-foreign');
  const device = deviceIn(judge.directory, parcel.from.device);
  if (device === null) return refuse('device-unknown');
  if (device.office !== parcel.from.office || !judge.signedBy(device.key)) return refuse('parcel-forged');
  if (!countsAt(device, parcel.at, judge.heard)) return refuse('device-revoked');
  const roles = judge.rolesOf(device.office, parcel.from.member);
  if (!device.members.includes(parcel.from.member) || roles === null) return refuse('member-elsewhere');
  const acting = roles.filter((role) => device.roles.includes(role));
  if (isParcelKind(parcel.kind) && !maySend(parcel.kind, device.office, parcel.to, acting)) {
    return refuse(parcel.kind === 'decision' ? 'may-not-decide' : 'may-not-send');
  }
  return ok(device);
}

/** Whether roles at an office let their bearer send this kind to an addressee. */
export function maySend(kind: ParcelKind, office: string, to: string, acting: readonly Role[]): boolean {
  const has = (...roles: readonly Role[]): boolean => roles.some((role) => acting.includes(role));
  const own = to === DESK || to === office;
  switch (kind) {
    case 'decision':
      return office === DESK ? has('reviewer') : own && has('lead');
    case 'answer':
      return office === DESK && has('reviewer', 'editor');
    case 'draft':
      return to === office;
    case 'submission':
    case 'recall':
      return own && has('writer', 'lead', 'reviewer', 'editor');
    case 'enrolment':
    case 'acknowledgement':
    case 'proposal':
    case 'request':
    case 'false-alarm':
    case 'retraction':
      return to === DESK && acting.length > 0;
  }
}

/** What the reader of a decision holds of the submission it is about. */
export interface Held {
  readonly submission: Submission;
  /** SHA-256 (hex) of the draft's canonical content as it is now. */
  readonly contentNow: string;
}

/**
 * Whether a decision is about exactly what we hold: that submission (null: we hold none of that id), that content,
 * unchanged since, of that office. A lead decides for the own office only.
 */
export function judgeDecision(decision: Decision, by: Device, held: Held | null): Result<void, ParcelError> {
  if (held === null || decision.submission !== held.submission.id) return refuse('decision-other-content');
  if (by.office !== DESK && by.office !== held.submission.office) return refuse('may-not-decide');
  if (decision.contentHash !== held.submission.contentHash) return refuse('decision-other-content');
  if (decision.contentHash !== held.contentNow) return refuse('decision-stale');
  return ok(undefined);
}
