import { refuse } from '#contract/refusal.ts';
import { DESK } from '#domain/directory.ts';
import { Desk } from './desk.ts';
import { fail } from '#domain/result.ts';
import type { Drafts } from './drafts.ts';
import { Enrolments } from './enrolments.ts';
import { FeedbackService } from './feedback.ts';
import { Forwarding } from './forwarding.ts';
import { type Handlers, Inbox } from './inbox.ts';
import { Media } from './media.ts';
import { Outbox } from './outbox.ts';
import type { CardHolder, Membership, Parcels, Releases } from './ports/trust.ts';
import { Relay } from './relay.ts';
import { Sharing } from './sharing.ts';
import { Sync } from './sync.ts';
import type { Workplace } from './workplace.ts';

/** Who this profile is, and what it is trusted by. */
export interface Identity {
  /** Null before an office card was opened. */
  readonly self: () => Promise<Membership | null>;
  readonly parcels: Parcels;
  readonly releases: Releases;
  readonly cards: Pick<CardHolder, 'record'>;
}

const notEnrolled = async () => fail(refuse('not-enrolled'));

/** A profile in which no office card was opened: there is nobody to exchange with. */
export const noCard: Identity = {
  self: async () => null,
  parcels: {
    seal: notEnrolled,
    readers: notEnrolled,
    open: notEnrolled,
    signHead: notEnrolled,
    signPage: notEnrolled,
    readHead: notEnrolled,
    readPage: notEnrolled,
  },
  releases: {
    current: async () => null,
    admit: notEnrolled,
    complete: notEnrolled,
    offer: notEnrolled,
    directory: notEnrolled,
    now: () => new Date(0).toISOString(),
  },
  cards: { record: () => null },
};

/** Everything that goes out and comes in, put together. */
export interface Exchange {
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  readonly media: Media;
  readonly desk: Desk;
  readonly forwarding: Forwarding;
  readonly feedback: FeedbackService;
  readonly sharing: Sharing;
  readonly relay: Relay;
  readonly enrolments: Enrolments;
  readonly sync: Sync;
}

/** The exchange of a profile: what the desk does with a parcel and what an office does is told apart by who asks. */
export function exchangeOf(place: Workplace, drafts: Drafts, identity: Identity): Exchange {
  const { self, parcels, releases, cards } = identity;
  const outbox = new Outbox(place, parcels, self);
  const desk = new Desk(place, outbox);
  const forwarding = new Forwarding(place, drafts, outbox);
  const feedback = new FeedbackService(place, outbox);
  const sharing = new Sharing(place, drafts, outbox, identity);
  const inbox = new Inbox(place, parcels, handlersOf({ desk, forwarding, feedback, sharing }, self), releases.now);
  const media = new Media(place);
  const enrolments = new Enrolments(place, cards, releases);
  const relay = new Relay(place, parcels, releases.now);
  const mail = { outbox, inbox, media, desk, forwarding, sharing, relay, enrolments };
  const sync = new Sync(place, { self, parcels, releases, ...mail });
  return { outbox, inbox, media, desk, forwarding, feedback, sharing, relay, enrolments, sync };
}

function handlersOf(
  { desk, forwarding, feedback, sharing }: Pick<Exchange, 'desk' | 'forwarding' | 'feedback' | 'sharing'>,
  self: Identity['self'],
): Handlers {
  const atDesk = async (): Promise<boolean> => (await self())?.office === DESK;
  return {
    submission: (head, body) => desk.submissionCame(head, body),
    recall: (head, body) => desk.recallCame(head, body),
    decision: async (head, body) =>
      (await atDesk()) ? desk.decisionCame(head, body) : forwarding.decisionCame(head, body),
    proposal: (head, body) => feedback.feedbackCame(head, body),
    request: (head, body) => feedback.feedbackCame(head, body),
    'false-alarm': (head, body) => feedback.feedbackCame(head, body),
    retraction: (head, body) => feedback.retractionCame(head, body),
    answer: (head, body) => feedback.answerCame(head, body),
    acknowledgement: (head, body) => feedback.acknowledgementCame(head, body),
    draft: (head, body) => sharing.draftCame(head, body),
  };
}
