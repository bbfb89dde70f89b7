import type { Refusal } from '#contract/refusal.ts';
import type { EnrolmentRecord, OfficeCard } from '#contract/schemas/card.ts';
import type { MailHead, MailPage } from '#contract/schemas/head.ts';
import type { ParcelBodies } from '#contract/schemas/parcel.ts';
import type { Directory } from '#domain/directory.ts';
import type { ParcelHead, ParcelKind } from '#domain/parcel.ts';
import type { Result } from '#domain/result.ts';
import type { Remote } from './remote.ts';

/** Who this profile is in its campaign, by the office card that was opened in it. */
export interface Membership {
  readonly campaign: string;
  readonly office: string;
  readonly device: string;
}

/** A parcel whose signature, device, member and role were found right. `known` is false for kinds of a newer version. */
export type OpenedParcel =
  | {
      readonly [K in ParcelKind]: ParcelHead & {
        readonly known: true;
        readonly kind: K;
        readonly body: ParcelBodies[K];
      };
    }[ParcelKind]
  | (ParcelHead & { readonly known: false; readonly body: unknown });

/** What a device signs of a head or a page; the rest is known of it. */
export type UnsignedHead = Pick<MailHead, 'to' | 'count' | 'at' | 'recent' | 'seen'>;

export type UnsignedPage = Pick<MailPage, 'to' | 'number' | 'entries'>;

/** Whose mail is read: a device of an office, to an addressee. */
export interface MailBox {
  readonly office: string;
  readonly device: string;
  readonly to: string;
}

/** Bytes, and the devices that can open them. */
export interface SealedParcel {
  readonly bytes: Uint8Array;
  readonly readers: readonly string[];
}

/**
 * What this device sends and receives, signed and sealed.
 *
 * Obligations: sealing is done with the directory in use; nothing is sealed to a revoked device. Opening judges by the
 * directory in use and by `heard`, the instant at which the bytes were first met, so that a thief's backdated parcel does
 * not count. Refusals say whether to wait (`device-unknown`: a newer release may name it) or not. Without a device of its
 * own (the demo, before the card) everything is refused with `not-enrolled`.
 */
export interface Parcels {
  /** The sealed bytes of a new parcel; each call makes others, so they are kept and sent again as they are. */
  seal<K extends ParcelKind>(
    order: { readonly id: string; readonly to: string; readonly kind: K; readonly member: string; readonly at: string },
    body: ParcelBodies[K],
    alsoTo: readonly string[],
  ): Promise<Result<SealedParcel, Refusal>>;
  /** Devices of addressees, by the directory in use: whom a parcel that is sealed now can be opened by. */
  readers(to: readonly string[]): Promise<Result<readonly string[], Refusal>>;
  open(sealed: Uint8Array, heard: string): Promise<Result<OpenedParcel, Refusal>>;
  signHead(head: UnsignedHead): Promise<Result<MailHead, Refusal>>;
  signPage(page: UnsignedPage): Promise<Result<MailPage, Refusal>>;
  /** Decodes and verifies another device's head; refused when it is not of that box. */
  readHead(bytes: Uint8Array, box: MailBox, heard: string): Promise<Result<MailHead, Refusal>>;
  readPage(bytes: Uint8Array, box: MailBox, heard: string): Promise<Result<MailPage, Refusal>>;
}

/** A release that was verified whole and is kept on the disk. */
export interface Release {
  /** The release's number: a higher one is newer. */
  readonly number: number;
  /** Folder of its pack: what `openPack` opens. */
  readonly folder: string;
  readonly pack: { readonly id: string; readonly version: string; readonly released: string };
  /** Instant at which the desk published it; null when its signer did not say. */
  readonly at: string | null;
  /** Instant from which it would not be admitted without being asked; what was admitted stays in use. */
  readonly expires: string;
  readonly admittedAt: string;
}

/** Progress of an admission: files fetched of those that are new, and their bytes. */
export interface AdmissionProgress {
  readonly done: number;
  readonly total: number;
  readonly bytes: number;
  readonly bytesTotal: number;
}

/**
 * The campaign's releases as this profile trusts them.
 *
 * Obligations: nothing of a release is used before all of it was verified, unpacked and flushed; then one pointer is
 * switched, durably. Whatever is refused, what was in use stays in use. A release that is older than one that was ever
 * admitted is refused, whoever asks. What a cut left is not fetched again. A release that is in use never runs out.
 */
export interface Releases {
  /** Null before the first. */
  current(): Promise<Release | null>;
  /** Whose devices count, by the release in use. Refused with `release-missing` before the first. */
  directory(): Promise<Result<Directory, Refusal>>;
  /** The latest instant that this profile has proof of: the clock's, or one that the desk signed. A reset clock does not turn it back. */
  now(): string;
  /**
   * Looks for a newer release and admits it. `acceptExpired` is a person's decision to take one that ran out: signatures
   * and age are judged all the same. Refused with `release-missing` where the remote has none, and with the reason where
   * it can't be trusted.
   */
  admit(
    remote: Pick<Remote, 'get'>,
    options: {
      readonly acceptExpired: boolean;
      readonly signal?: AbortSignal | undefined;
      readonly progress?: ((told: AdmissionProgress) => void) | undefined;
    },
  ): Promise<Result<{ readonly version: string; readonly changed: boolean }, Refusal>>;
  /**
   * Brings what the release in use lists of assets' renditions, which `admit` leaves for later: they are the larger part of
   * the index, and who pays by the megabyte may do without. True when something came.
   */
  complete(
    remote: Pick<Remote, 'get'>,
    options: {
      readonly signal?: AbortSignal | undefined;
      readonly progress?: ((told: AdmissionProgress) => void) | undefined;
    },
  ): Promise<Result<boolean, Refusal>>;
  /**
   * Puts the release in use as it is onto another remote, without media: anybody may carry it on. A newer one that stands
   * there stays. Refused with `release-missing` before the first.
   */
  offer(
    remote: Pick<Remote, 'get' | 'putImmutable' | 'putPointer'>,
    signal?: AbortSignal,
  ): Promise<Result<void, Refusal>>;
}

/** The office card of this profile, and the device that it became by it. */
export interface CardHolder {
  /** Null before a card was opened; at hand, because everything that happens asks for it. */
  record(): EnrolmentRecord | null;
  /** Whether this computer still has the device's keys: a backup that was brought to another has not. */
  hasKeys(): Promise<boolean>;
  /** Refused with `not-a-card`, `card-wrong-code`, `card-damaged`, `card-forged`. */
  open(sealed: Uint8Array, code: string): Promise<Result<OfficeCard, Refusal>>;
  /**
   * Makes this device's keys in the vault, and its enrolment, sealed to the desk. The record counts once it is durable;
   * keys of a device that was here before go then. `command` becomes the parcel's id.
   */
  enrol(card: OfficeCard, command: string, at: string): Promise<Result<EnrolmentRecord, Refusal>>;
}
