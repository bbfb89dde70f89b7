import { createRouterClient } from '@orpc/server';
import type { AppEvent } from '../../../electron/contract/app.ts';
import type { Refusal } from '../../../electron/contract/refusal.ts';
import type { Edit } from '../../../electron/domain/edit.ts';
import { emptyContent, type PostContent } from '../../../electron/domain/post.ts';
import { fail } from '../../../electron/domain/result.ts';
import { refuse } from '../../../electron/contract/refusal.ts';
import { Approved } from '../../../electron/services/approved.ts';
import { BundlesService } from '../../../electron/services/bundles.ts';
import type { AppContext } from '../../../electron/services/context.ts';
import { Drafts } from '../../../electron/services/drafts.ts';
import { Events } from '../../../electron/services/events.ts';
import type { Bundles, Profiles, Store, Timers } from '../../../electron/services/ports.ts';
import { ProfileService } from '../../../electron/services/profile.ts';
import { ReadingService } from '../../../electron/services/reading.ts';
import { Review } from '../../../electron/services/review.ts';
import { router } from '../../../electron/services/router.ts';
import { initialSettings, SettingsService } from '../../../electron/services/settings.ts';
import { type Tools, Workplace } from '../../../electron/services/workplace.ts';
import { memoryProfiles, memorySettings } from '../../../electron/store/memory.ts';
import { ulids } from '../../../electron/system/ids.ts';
import { digest } from '../../../electron/system/system.ts';
import { packSource } from './pack.ts';

/** Timers that run when the test says so. */
class HandTimers implements Timers {
  readonly #waiting = new Map<object, () => void>();

  after(_milliseconds: number, work: () => void): () => void {
    const key = {};
    this.#waiting.set(key, work);
    return () => this.#waiting.delete(key);
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** Runs what waits now. */
  ring(): void {
    const works = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const work of works) work();
  }
}

/** Bundles that remember what they were asked and answer what they were given. */
export const noBundles: Bundles = {
  async *export() {
    return fail(refuse('nothing-chosen'));
  },
  async *verify() {
    return fail(refuse('nothing-chosen'));
  },
  async *open() {
    return fail(refuse('nothing-chosen'));
  },
  find: async () => [],
};

export interface OfficeOptions {
  readonly profiles?: Profiles;
  readonly folder?: string;
  readonly bundles?: Bundles;
  readonly now?: string;
  /** Wraps the opened store, to let it fail. */
  readonly wrap?: (store: Store) => Store;
}

/** The real services over the memory store (or another), a pack of the tests, a clock and timers moved by hand. */
export async function openOffice(options: OfficeOptions = {}) {
  const profiles = options.profiles ?? memoryProfiles();
  const opened = await profiles.open(options.folder ?? 'office');
  if (!opened.ok) throw new Error(opened.error.code);
  const time = { now: options.now ?? '2026-03-03T08:00:00.000Z' };
  const timers = new HandTimers();
  const events = new Events();
  const heard: AppEvent[] = [];
  events.on((event) => heard.push(event));
  const logged: { readonly message: string; readonly facts: unknown }[] = [];
  const say = (message: string, facts?: unknown): void => void logged.push({ message, facts });
  const tools: Tools = {
    clock: { now: () => time.now },
    ids: ulids(),
    digest,
    log: { info: say, error: say },
    timers,
    events,
    pack: packSource,
    places: {
      drives: async () => [],
      folder: async () => fail(refuse('folder-missing', { path: '/' })),
      makeFolder: async () => fail(refuse('folder-missing', { path: '/' })),
    },
    bundles: options.bundles ?? noBundles,
    profiles,
  };
  const place = new Workplace(tools, options.wrap?.(opened.value) ?? opened.value);
  const settings = new SettingsService(memorySettings(initialSettings), events);
  const drafts = new Drafts(place);
  const approved = new Approved(place);
  const context: AppContext = {
    info: { shell: 'browser', version: '0', system: 'test', dialogs: false },
    chooseFolder: async () => null,
    log: tools.log,
    events,
    settings,
    pack: packSource,
    places: tools.places,
    drafts,
    approved,
    profile: new ProfileService(place, drafts, async () => undefined),
    reading: new ReadingService(place),
    review: new Review(place, drafts, settings),
    bundles: new BundlesService(place, approved, settings),
  };
  const client = createRouterClient(router, { context });
  return { client, context, place, heard, logged, time, timers, store: opened.value };
}

export type Office = Awaited<ReturnType<typeof openOffice>>;

/** An office where `writer` sits. */
export async function officeOf(member: string, options: OfficeOptions = {}): Promise<Office> {
  const office = await openOffice(options);
  await office.client.profile.enterDemo({ office: 'coast-office', member });
  return office;
}

/** The refusal a call answers; fails when it goes through. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call;
  } catch (error) {
    const { data } = error as { readonly data?: Refusal };
    if (data?.code !== undefined) return data;
    throw error;
  }
  throw new Error('The call went through');
}

/** Content that may be submitted, but for what `more` says. */
export const post = (more: Partial<PostContent> = {}): PostContent => ({
  ...emptyContent,
  base: 'Water for all',
  platforms: ['long'],
  segments: ['students'],
  sources: ['https://water.example/report'],
  ...more,
});

/** Types `insert` at `at` of the base text, which was `length` long. */
export const typed = (length: number, at: number, insert: string): Edit => ({
  kind: 'splice',
  version: 'base',
  length,
  from: at,
  to: at,
  insert,
});

let counter = 0;
/** A command id nobody used. */
export const command = (): string => `command-${(counter += 1)}`;
