import type { Member, Office } from '#domain/office.ts';
import { eventIterator, oc, type as typed } from '@orpc/contract';
import { z } from 'zod';
import { refusals } from './refusal.ts';
import { id } from './schemas/post.ts';

/** Something the store met while opening, told to the person until they have seen it. */
export interface StoreNotice {
  readonly id: string;
  readonly kind: 'set-aside' | 'recovered' | 'newer' | 'rebuilt';
  /** Path inside the profile, for example `drafts/01J….json`. */
  readonly file: string;
  /** Where a damaged file was put; null when it stayed. */
  readonly keptAt: string | null;
  /** Time of the state that opened instead, or null when there was none. */
  readonly openedFrom: string | null;
}

export type ProfileState =
  | { readonly status: 'new'; readonly folder: string }
  | {
      readonly status: 'open';
      readonly folder: string;
      readonly campaign: string;
      readonly office: Office;
      readonly member: Member;
      /** Ids of the office's members who may act here: by the office card, or all in the demo. */
      readonly seats: readonly string[];
      readonly notices: readonly StoreNotice[];
    };

/** Steps of a backup or restore; `bytes` done of `total`. */
export type CopyEvent =
  | { readonly type: 'progress'; readonly file: string; readonly done: number; readonly total: number }
  | { readonly type: 'finished'; readonly folder: string; readonly files: number; readonly bytes: number };

const place = z.strictObject({ folder: z.string().min(1).max(4_096) });

export const profileContract = {
  state: oc.output(typed<ProfileState>()).errors(refusals),
  /** First run: enters the demo campaign as a member of one of its offices. */
  enterDemo: oc
    .input(z.strictObject({ office: id, member: id }))
    .output(typed<ProfileState>())
    .errors(refusals),
  /** Who is at the keyboard: members of one office share a laptop. */
  actAs: oc
    .input(z.strictObject({ member: id }))
    .output(typed<ProfileState>())
    .errors(refusals),
  dismissNotice: oc.input(z.strictObject({ id: z.string().max(300) })).errors(refusals),
  backup: oc.input(place).output(eventIterator(z.custom<CopyEvent>())).errors(refusals),
  /** Replaces the profile by a backup; the present one is kept aside under the name in `finished.folder`. */
  restore: oc.input(place).output(eventIterator(z.custom<CopyEvent>())).errors(refusals),
};
