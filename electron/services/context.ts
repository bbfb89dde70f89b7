import type { AppInfo } from '#contract/app.ts';
import type { Approved } from './approved.ts';
import type { BundlesService } from './bundles.ts';
import type { Courier } from './courier.ts';
import type { Drafts } from './drafts.ts';
import type { EnrolmentService } from './enrolment.ts';
import type { Events } from './events.ts';
import type { Exchange } from './exchange.ts';
import type { PackSource } from './ports/pack.ts';
import type { Places } from './ports/places.ts';
import type { Log } from './ports/system.ts';
import type { ProfileService } from './profile.ts';
import type { Publish } from './publish.ts';
import type { ReadingService } from './reading.ts';
import type { Review } from './review.ts';
import type { SettingsService } from './settings.ts';
import type { Sticks } from './sticks.ts';
import type { ToneRulesService } from './tone-rules.ts';

/** What the router's handlers work with: the same for every shell. */
export interface AppContext {
  readonly info: AppInfo;
  /** The shell's folder dialog; null where there is none or the person cancelled. */
  readonly chooseFolder: () => Promise<string | null>;
  readonly log: Log;
  readonly events: Events;
  readonly profile: ProfileService;
  readonly settings: SettingsService;
  readonly pack: PackSource;
  readonly tone: ToneRulesService;
  readonly reading: ReadingService;
  readonly drafts: Drafts;
  readonly review: Review;
  readonly approved: Approved;
  readonly places: Places;
  readonly bundles: BundlesService;
  readonly enrolment: EnrolmentService;
  readonly exchange: Exchange;
  readonly courier: Courier;
  readonly sticks: Sticks;
  readonly publish: Publish;
}
