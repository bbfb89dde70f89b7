import type { AssetFile } from '#domain/asset.ts';
import type { ParcelKind } from '#domain/parcel.ts';
import { eventIterator, oc, type as typed } from '@orpc/contract';
import { z } from 'zod';
import type { BundleEvent } from './bundles.ts';
import { type Refusal, refusals } from './refusal.ts';
import { sha256 } from './schemas/post.ts';
import { type CheckStep, type RemoteAddress, remoteAddress } from './schemas/remote.ts';

export const deliveryStates = ['waiting', 'sent', 'received'] as const;

/** What waits to be sent or was: a line of the outbox. */
export interface Sending {
  readonly id: string;
  readonly kind: ParcelKind;
  /** Office ids; `desk` for the desk. */
  readonly to: readonly string[];
  /** What a person calls it: the post's name, the first words. */
  readonly subject: string;
  readonly at: string;
  /** Bytes on the way. */
  readonly size: number;
  readonly state: (typeof deliveryStates)[number];
  readonly receivedAt: string | null;
}

/** Something that came and was not taken in, with the reason. */
export interface Refused {
  readonly id: string;
  readonly at: string;
  /** Office and device it came from, as its log says. */
  readonly from: { readonly office: string; readonly device: string };
  readonly refusal: Refusal;
}

export const syncSteps = ['release', 'inbox', 'outbox', 'media'] as const;

/** How far a sync is; sizes in bytes. */
export type SyncEvent =
  | { readonly type: 'step'; readonly step: (typeof syncSteps)[number] }
  | {
      readonly type: 'media';
      readonly files: number;
      readonly filesTotal: number;
      readonly bytes: number;
      readonly bytesTotal: number;
    };

/** What a sync did. */
export interface SyncOutcome {
  /** Version of the release that was admitted; null when there was no newer one. */
  readonly release: string | null;
  /** Parcels that came, and that went. */
  readonly received: number;
  readonly sent: number;
  /** Laptops whose asking to be let in came on a stick. */
  readonly devices: number;
  readonly files: number;
  readonly bytes: number;
}

/** What of the library comes without being asked for: nothing, what lists show, everything. */
export const libraryReaches = ['nothing', 'thumbs', 'all'] as const;

/** What people decide about their connection. */
export const policy = z.strictObject({
  /** Syncs by itself when it can; otherwise only when somebody asks. */
  automatic: z.boolean(),
  /** The connection is paid by the megabyte: media wait until somebody asks for them. */
  metered: z.boolean(),
  /** Once so many bytes went both ways in a month, media wait for the next; null for no limit. */
  monthlyBytes: z.int().min(0).nullable(),
  library: z.enum(libraryReaches),
});
export type Policy = z.infer<typeof policy>;

/** How the exchange stands. Sizes in bytes, times as instants. */
export interface ExchangeState {
  /** Whether an office card was opened: without one there is nobody to exchange with. */
  readonly enrolled: boolean;
  readonly remote: RemoteAddress | null;
  readonly policy: Policy;
  /** The step a running sync is at; null when none runs. */
  readonly running: SyncEvent | null;
  readonly lastTry: string | null;
  readonly lastSuccess: string | null;
  /** Why the last try did not bring everything; null when it did. */
  readonly refusal: Refusal | null;
  readonly nextTry: string | null;
  /** What waits to be sent. */
  readonly waiting: { readonly count: number; readonly bytes: number };
  /** Media that were asked for and are not here. */
  readonly wanted: { readonly files: number; readonly bytes: number };
  /** What went over the network since the first of the month. */
  readonly traffic: { readonly sent: number; readonly received: number };
  /** How the remote's secret is kept: sealed by the system, or in a file that only this account may read. */
  readonly secrets: 'system' | 'file';
}

export interface Amount {
  readonly files: number;
  readonly bytes: number;
}

/** How much of the library is on this computer and how much is not: what lists show, and all the rest. */
export type LibraryState = Readonly<Record<'thumbs' | 'rest', { readonly here: Amount; readonly absent: Amount }>>;

/** Progress of a stick being written or read; `synced` says what the exchange did. */
export type StickEvent = BundleEvent | SyncEvent | { readonly type: 'synced'; readonly outcome: SyncOutcome };

const folder = z.string().min(1).max(4_096);
const fileHash = z.strictObject({ hash: sha256, bytes: z.int().positive() });

export const exchangeContract = {
  state: oc.output(typed<ExchangeState>()).errors(refusals),
  sendings: oc.output(typed<readonly Sending[]>()).errors(refusals),
  refused: oc.output(typed<readonly Refused[]>()).errors(refusals),
  /** Begins a sync, or joins the one that runs; answers when it is done. `media`: though the connection is metered. */
  sync: oc
    .input(z.strictObject({ media: z.boolean() }))
    .output(typed<SyncOutcome>())
    .errors(refusals),
  /** Stops the running sync; what was done stays done. */
  cancel: oc.errors(refusals),
  /** The computer is online again. A hint: the next try comes sooner. */
  wake: oc.errors(refusals),
  /**
   * Where to exchange, with its secret (a password, a token, a key). '' keeps the one there is, for the same account of the
   * same server; it goes to no other. Null ends exchanging and forgets the secret.
   */
  setRemote: oc
    .input(z.strictObject({ address: remoteAddress.nullable(), secret: z.string().max(4_000) }))
    .output(typed<ExchangeState>())
    .errors(refusals),
  /** Tests a remote before or after it is set; '' is the secret there is, for the same account of the same server. */
  checkRemote: oc
    .input(z.strictObject({ address: remoteAddress, secret: z.string().max(4_000) }))
    .output(eventIterator(z.custom<CheckStep>()))
    .errors(refusals),
  setPolicy: oc.input(policy).output(typed<ExchangeState>()).errors(refusals),
  /** Asks for media, or no longer. */
  want: oc.input(z.strictObject({ files: z.array(fileHash).max(20_000) })).errors(refusals),
  unwant: oc.input(z.strictObject({ files: z.array(fileHash).max(20_000) })).errors(refusals),
  /** What people asked for and is not here yet. */
  wanted: oc.output(typed<readonly AssetFile[]>()).errors(refusals),
  /** Which of these files are not on this computer. */
  absent: oc
    .input(z.strictObject({ hashes: z.array(sha256).max(500) }))
    .output(typed<readonly string[]>())
    .errors(refusals),
  library: oc.output(typed<LibraryState>()).errors(refusals),
  /**
   * Writes a sync bundle under `to`: what we have for others and carry for them, with the release and the library's files
   * that are here, if asked.
   * `finished` comes only when the stick may be removed.
   */
  prepareStick: oc
    .input(z.strictObject({ to: folder, release: z.boolean(), media: z.enum(libraryReaches) }))
    .output(eventIterator(z.custom<StickEvent>()))
    .errors(refusals),
  /**
   * Verifies a sync bundle whole, then takes in what is for us; so of a folder into which a release was published. `acceptExpired`: a person was
   * told that it is old.
   */
  admitStick: oc
    .input(z.strictObject({ folder, acceptExpired: z.boolean() }))
    .output(eventIterator(z.custom<StickEvent>()))
    .errors(refusals),
};
