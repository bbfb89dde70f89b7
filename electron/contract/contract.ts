import type { ContractRouterClient } from '@orpc/contract';
import { appContract } from './app.ts';
import { approvedContract } from './approved.ts';
import { bundlesContract } from './bundles.ts';
import { draftsContract } from './drafts.ts';
import { enrolmentContract } from './enrolment.ts';
import { exchangeContract } from './exchange.ts';
import { feedbackContract } from './feedback.ts';
import { packContract } from './pack.ts';
import { placesContract } from './places.ts';
import { profileContract } from './profile.ts';
import { publishContract } from './publish.ts';
import { reviewContract } from './review.ts';
import { settingsContract } from './settings.ts';

/** The one contract between the interface and the core; handlers, client and doubles derive from it. */
export const contract = {
  app: appContract,
  profile: profileContract,
  settings: settingsContract,
  pack: packContract,
  drafts: draftsContract,
  review: reviewContract,
  approved: approvedContract,
  places: placesContract,
  bundles: bundlesContract,
  enrolment: enrolmentContract,
  exchange: exchangeContract,
  feedback: feedbackContract,
  publish: publishContract,
};

export type AppClient = ContractRouterClient<typeof contract>;
