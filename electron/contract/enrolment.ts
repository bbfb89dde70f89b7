import { LARGEST_CARD } from '#domain/card-code.ts';
import type { Localised } from '#domain/language.ts';
import type { Role } from '#domain/office.ts';
import { oc, type as typed } from '@orpc/contract';
import { z } from 'zod';
import { refusals } from './refusal.ts';
import { id } from './schemas/post.ts';

/**
 * How the desk stands to this device: it has not heard of it (`waiting`), lets it in, took its trust back, let another in
 * by the same card, withdrew the card, or the card ran out before the desk heard.
 */
export const standings = ['waiting', 'admitted', 'revoked', 'card-used', 'card-revoked', 'card-expired'] as const;
export type Standing = (typeof standings)[number];

/** The release in use, as people are told of it. */
export interface ReleaseFacts {
  readonly number: number;
  readonly pack: string;
  readonly released: string;
  readonly admittedAt: string;
  readonly expires: string;
}

/** The office card of this profile and what came of it. `keeping`: how secrets are kept on this computer. */
export type EnrolmentState =
  | { readonly status: 'none'; readonly keeping: 'system' | 'file' }
  | {
      readonly status: 'enrolled';
      readonly keeping: 'system' | 'file';
      /** Whether this computer still has the device's keys: a backup brought to another one has not. */
      readonly keysHere: boolean;
      readonly card: string;
      readonly device: string;
      readonly campaign: { readonly id: string; readonly name: Localised };
      readonly office: { readonly id: string; readonly name: Localised };
      readonly members: readonly { readonly id: string; readonly name: Localised }[];
      readonly roles: readonly Role[];
      readonly openedAt: string;
      readonly expires: string;
      readonly standing: Standing;
      readonly release: ReleaseFacts | null;
    };

export const enrolmentContract = {
  state: oc.output(typed<EnrolmentState>()).errors(refusals),
  /** Opens an office card, the file's bytes in base64, with the code that came by another way. `command` names the act. */
  open: oc
    .input(z.strictObject({ command: id, card: z.base64().max(LARGEST_CARD * 1.4), code: z.string().max(200) }))
    .output(typed<EnrolmentState>())
    .errors(refusals),
  /**
   * Brings the first release: from the card's remote, or from a folder (a stick). `acceptExpired`: a person was told that
   * it ran out.
   */
  receive: oc
    .input(z.strictObject({ folder: z.string().min(1).max(4_096).nullable(), acceptExpired: z.boolean() }))
    .output(typed<EnrolmentState>())
    .errors(refusals),
  /** Takes a seat as one of those the card names, once the first release is here. */
  sit: oc
    .input(z.strictObject({ member: id }))
    .output(typed<EnrolmentState>())
    .errors(refusals),
};
