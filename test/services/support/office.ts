import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { AppEvent } from '../../../electron/contract/app.ts';
import type { Refusal } from '../../../electron/contract/refusal.ts';
import type { Edit } from '../../../electron/domain/edit.ts';
import { emptyContent, type PostContent } from '../../../electron/domain/post.ts';
import { fail, ok } from '../../../electron/domain/result.ts';
import { memoryRemote } from '../../../electron/remote/memory.ts';
import { refuse } from '../../../electron/contract/refusal.ts';
import { Approved } from '../../../electron/services/approved.ts';
import { BundlesService } from '../../../electron/services/bundles.ts';
import type { AppContext } from '../../../electron/services/context.ts';
import { Courier } from '../../../electron/services/courier.ts';
import { Drafts } from '../../../electron/services/drafts.ts';
import { EnrolmentService } from '../../../electron/services/enrolment.ts';
import { Events } from '../../../electron/services/events.ts';
import { exchangeOf, type Identity, noCard } from '../../../electron/services/exchange.ts';
import type { Bundles } from '../../../electron/services/ports/bundles.ts';
import type { PackSource } from '../../../electron/services/ports/pack.ts';
import type { CheckRemote, OpenRemote } from '../../../electron/services/ports/remote.ts';
import type { Profiles, Store } from '../../../electron/services/ports/store.ts';
import type { Timers, Vault } from '../../../electron/services/ports/system.ts';
import type { CardHolder } from '../../../electron/services/ports/trust.ts';
import { ownRelease } from '../../../electron/services/own-release.ts';
import { ProfileService } from '../../../electron/services/profile.ts';
import { ReadingService } from '../../../electron/services/reading.ts';
import { authoringOf } from '../../../electron/authoring.ts';
import { Publish } from '../../../electron/services/publish.ts';
import { diskWorkbench } from '../../../electron/workbench/disk.ts';
import { Review } from '../../../electron/services/review.ts';
import { router } from '../../../electron/services/router.ts';
import { initialSettings, SettingsService } from '../../../electron/services/settings.ts';
import { Sticks } from '../../../electron/services/sticks.ts';
import { ToneRulesService } from '../../../electron/services/tone-rules.ts';
import { type Tools, Workplace } from '../../../electron/services/workplace.ts';
import { memoryProfiles, memorySettings } from '../../../electron/store/memory.ts';
import { ulids } from '../../../electron/system/ids.ts';
import { digest } from '../../../electron/system/system.ts';
import { packSource } from './pack.ts';

/** Secrets that go with the test. */
const memoryVault = (secrets: Map<string, string>): Vault => ({
  kind: 'file',
  get: async (name) => ok(secrets.get(name) ?? null),
  async put(name, secret) {
    secrets.set(name, secret);
    return ok(undefined);
  },
  async remove(name) {
    secrets.delete(name);
    return ok(undefined);
  },
});

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
  begin: async () => fail(refuse('nothing-chosen')),
  async *seal() {
    return fail(refuse('nothing-chosen'));
  },
  async *unseal() {
    return fail(refuse('nothing-chosen'));
  },
};

/** A test of a remote that does no more than ask it for something. */
const connecting = (openRemote: OpenRemote): CheckRemote =>
  async function* (address, secret, signal) {
    const answer = await openRemote(address, secret, () => undefined).stat('checks/x', signal);
    if (!answer.ok) return answer;
    yield { step: 'connect', outcome: 'fine', refusal: null, facts: {} };
    return ok(undefined);
  };

/** A profile in which no card is ever opened. */
const noCards: CardHolder = {
  record: () => null,
  hasKeys: async () => false,
  open: async () => fail(refuse('not-a-card')),
  enrol: async () => fail(refuse('not-open')),
};

export interface OfficeOptions {
  readonly pack?: PackSource;
  readonly openRemote?: OpenRemote;
  /** Who the profile is in a campaign; by default in none. */
  readonly identity?: Identity;
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
    pack: options.pack ?? packSource,
    places: {
      drives: async () => [],
      folder: async () => fail(refuse('folder-missing', { path: '/' })),
      makeFolder: async () => fail(refuse('folder-missing', { path: '/' })),
    },
    bundles: options.bundles ?? noBundles,
    profiles,
    seating: () => null,
  };
  const place = new Workplace(tools, options.wrap?.(opened.value) ?? opened.value);
  const settings = new SettingsService(memorySettings(initialSettings), events);
  const drafts = new Drafts(place);
  const approved = new Approved(place);
  const identity = options.identity ?? noCard;
  const exchange = exchangeOf(place, drafts, identity);
  const vault = memoryVault(new Map<string, string>());
  const openRemote = options.openRemote ?? (() => memoryRemote());
  const courier = new Courier(place, exchange, {
    self: identity.self,
    openRemote,
    checkRemote: connecting(openRemote),
    vault,
    random: () => 0.5,
  });
  const sticks = new Sticks(place, exchange, { ...identity, openRemote });
  const authoring = authoringOf({
    clock: tools.clock,
    pack: tools.pack,
    folder: async () => path.join(tmpdir(), 'no-pack'),
    open: async () => fail(refuse('no-remote')),
    ...ownRelease({ ...identity, remote: async () => fail(refuse('no-remote')) }),
  });
  const workbench = diskWorkbench(path.join(tmpdir(), 'no-profile'));
  const context: AppContext = {
    publish: new Publish(place, exchange, workbench, authoring),
    info: { shell: 'browser', version: '0', system: 'test', dialogs: false },
    chooseFolder: async () => null,
    log: tools.log,
    events,
    settings,
    pack: tools.pack,
    tone: new ToneRulesService(tools.pack, digest),
    places: tools.places,
    drafts,
    approved,
    profile: new ProfileService(place, drafts, async () => undefined),
    reading: new ReadingService(place, exchange.feedback),
    review: new Review(place, drafts, settings, exchange.forwarding, exchange.desk),
    bundles: new BundlesService(place, approved, settings),
    exchange,
    courier,
    sticks,
    enrolment: new EnrolmentService(place, drafts, {
      cards: { ...noCards, ...identity.cards },
      releases: identity.releases,
      vault,
      courier,
      sticks,
      openRemote,
    }),
  };
  const client = createRouterClient(router, { context });
  return { client, context, exchange, place, heard, logged, time, timers, store: opened.value };
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
