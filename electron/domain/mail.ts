import { fail, ok, type Result } from './result.ts';

/** How soon a parcel should travel: decisions and recalls, texts, the rest. */
export const urgencies = ['urgent', 'normal', 'bulk'] as const;
export type Urgency = (typeof urgencies)[number];

/** Whose log it is and whom it is for: one device writes it, nobody else ever does. */
export interface MailAddress {
  readonly campaign: string;
  readonly from: { readonly office: string; readonly device: string };
  /** Office id; `desk` for the central desk. */
  readonly to: string;
}

/** One sealed parcel of a log. */
export interface MailEntry {
  /** Place in the log, from 0 without gaps. */
  readonly seq: number;
  /** SHA-256 (hex) of the sealed bytes, and their number. */
  readonly sha256: string;
  readonly size: number;
  readonly urgency: Urgency;
}

/** The one mutable file of a log, before it is signed: how long it is, its newest entries, and what its writer has received itself. */
export interface MailHead extends MailAddress {
  readonly format: 'tansiq-head';
  readonly version: 1;
  readonly at: string;
  readonly count: number;
  /** The entries after the last whole page. */
  readonly recent: readonly MailEntry[];
  /** Parcels received from each device of the addressee: the receipt that needs no request of its own. */
  readonly seen: Readonly<Record<string, number>>;
}

/** A whole page of a log: never changes. */
export interface MailPage extends MailAddress {
  readonly format: 'tansiq-page';
  readonly version: 1;
  readonly number: number;
  readonly entries: readonly MailEntry[];
}

/** Entries of a whole page. Few enough that a head stays below 2 KB, enough that catching up takes few requests. */
export const PAGE = 16;

/** Where things stand on a remote: keys of `Remote` (services/ports/remote.ts). */
export const headKey = ({ from, to }: MailAddress): string => `mail/${from.office}/${from.device}/${to}/head.json`;
export const pageKey = ({ from, to }: MailAddress, number: number): string =>
  `mail/${from.office}/${from.device}/${to}/pages/${number}.json`;
export const objectKey = (sha256: string): string => `objects/${sha256.slice(0, 2)}/${sha256}`;
export const mediaKey = (sha256: string): string => `media/${sha256.slice(0, 2)}/${sha256}`;

/** Where a device that no directory names yet asks to be let in, by the card it opened. */
export const enrolmentKey = (card: string, device: string): string => `enrolments/${card}/${device}`;

/** A log as its writer keeps it. */
export interface MailLog {
  readonly count: number;
  /** The entries after the last whole page. */
  readonly recent: readonly MailEntry[];
}

export const emptyLog: MailLog = { count: 0, recent: [] };

/** The log with one parcel more, and the page that became whole by it. */
export function grown(
  { count, recent }: MailLog,
  parcel: Omit<MailEntry, 'seq'>,
): { readonly log: MailLog; readonly page: Pick<MailPage, 'number' | 'entries'> | null } {
  const entries = [...recent, { ...parcel, seq: count }];
  if (entries.length < PAGE) return { log: { count: count + 1, recent: entries }, page: null };
  return { log: { count: count + 1, recent: [] }, page: { number: (count + 1) / PAGE - 1, entries } };
}

/** Numbers of the pages a reader who has `known` entries needs before the head's own. */
export function pagesMissing({ count, recent }: Pick<MailHead, 'count' | 'recent'>, known: number): readonly number[] {
  const whole = (count - recent.length) / PAGE;
  const first = Math.floor(known / PAGE);
  return known >= count - recent.length ? [] : Array.from({ length: whole - first }, (_, at) => first + at);
}

/** `mail-rolled-back`: the head is older than what was read already; `mail-broken`: it contradicts its pages. */
export type MailError = 'mail-rolled-back' | 'mail-broken';

/** Whether a head's own numbers fit together: every head is asked before it is believed. */
export const isSound = ({ count, recent }: Pick<MailHead, 'count' | 'recent'>): boolean =>
  (count - recent.length) % PAGE === 0 &&
  count >= recent.length &&
  recent.length < PAGE &&
  recent.every(({ seq }, at) => seq === count - recent.length + at);

/** The entries after `known`, in order. `pages` are those of `pagesMissing`, in that order. */
export function entriesAfter(
  known: number,
  head: Pick<MailHead, 'count' | 'recent'>,
  pages: readonly Pick<MailPage, 'number' | 'entries'>[],
): Result<readonly MailEntry[], MailError> {
  if (head.count < known) return fail('mail-rolled-back');
  const wanted = pagesMissing(head, known);
  if (!isSound(head) || pages.length !== wanted.length) return fail('mail-broken');
  const entries = [...pages.flatMap((page) => page.entries), ...head.recent].filter(({ seq }) => seq >= known);
  const isWhole = entries.length === head.count - known && entries.every(({ seq }, at) => seq === known + at);
  return isWhole ? ok(entries) : fail('mail-broken');
}
