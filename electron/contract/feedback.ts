import { oc, type as typed } from '@orpc/contract';
import { z } from 'zod';
import { refusals } from './refusal.ts';
import { parcelBodies, type ParcelBodies } from './schemas/parcel.ts';
import { id } from './schemas/post.ts';

/** What offices tell the committee, and what it answers to. */
export type FeedbackKind = 'proposal' | 'request' | 'false-alarm';

export interface Answer {
  readonly outcome: ParcelBodies['answer']['outcome'];
  readonly text: string;
  /** Member id, of the desk. */
  readonly by: string;
  readonly at: string;
}

/** One thing an office told the committee. */
export type Feedback = {
  readonly [K in FeedbackKind]: {
    readonly id: string;
    readonly kind: K;
    readonly office: string;
    readonly by: string;
    readonly at: string;
    readonly body: ParcelBodies[K];
    readonly answer: Answer | null;
    /** When its office took it back; such are not listed. */
    readonly retracted?: string;
  };
}[FeedbackKind];

/** Who has confirmed to have read an alert or a guideline. */
export interface Acknowledgement {
  readonly about: string;
  readonly office: string;
  readonly member: string;
  readonly at: string;
}

const command = id;

export const feedbackContract = {
  /** This office's own, newest first; at the desk everybody's. */
  list: oc.output(typed<readonly Feedback[]>()).errors(refusals),
  /** `command` becomes its id: sent twice it is sent once. */
  send: oc
    .input(
      z.discriminatedUnion('kind', [
        z.strictObject({ command, kind: z.literal('proposal'), body: parcelBodies.proposal }),
        z.strictObject({ command, kind: z.literal('request'), body: parcelBodies.request }),
        z.strictObject({ command, kind: z.literal('false-alarm'), body: parcelBodies['false-alarm'] }),
      ]),
    )
    .output(typed<Feedback>())
    .errors(refusals),
  /** Takes back what this office said, as long as the desk has not answered; false when it has. */
  retract: oc.input(z.strictObject({ command, id })).output(typed<boolean>()).errors(refusals),
  /** The desk's answer; it travels back to the office. */
  answer: oc
    .input(
      z.strictObject({
        command,
        to: id,
        outcome: parcelBodies.answer.shape.outcome,
        text: parcelBodies.answer.shape.text,
      }),
    )
    .output(typed<Feedback>())
    .errors(refusals),
  /** Ids of what was answered since this member last read its answer, newest first; at the desk none. */
  unread: oc.output(typed<readonly string[]>()).errors(refusals),
  /** This member has read the answers to these; says which are still unread. */
  read: oc
    .input(z.strictObject({ ids: z.array(id).min(1).max(1_000) }))
    .output(typed<readonly string[]>())
    .errors(refusals),
  /** At the desk: who confirmed what. */
  acknowledgements: oc.output(typed<readonly Acknowledgement[]>()).errors(refusals),
};
