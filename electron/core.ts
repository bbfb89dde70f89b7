import path from 'node:path';
import type { AppEvent } from '#contract/app.ts';
import type { Refusal } from '#contract/refusal.ts';
import type { Settings } from '#contract/settings.ts';
import { ok, type Result } from '#domain/result.ts';
import { authoringOf } from './authoring.ts';
import { bagItBundles } from './bundle/bag.ts';
import { inspectPack, openPack } from './pack/folder.ts';
import { mediaFile } from './pack/media.ts';
import { packInUse } from './pack/in-use.ts';
import { systemPlaces } from './places/system.ts';
import { Approved } from './services/approved.ts';
import { BundlesService } from './services/bundles.ts';
import type { AppContext } from './services/context.ts';
import { Courier } from './services/courier.ts';
import { Drafts } from './services/drafts.ts';
import { Events } from './services/events.ts';
import { EnrolmentService } from './services/enrolment.ts';
import { exchangeOf } from './services/exchange.ts';
import type { Store } from './services/ports/store.ts';
import type { SecretCipher, SettingsStore, Vault } from './services/ports/system.ts';
import { ownRelease } from './services/own-release.ts';
import { ProfileService } from './services/profile.ts';
import { Publish } from './services/publish.ts';
import { ReadingService } from './services/reading.ts';
import { Review } from './services/review.ts';
import { router } from './services/router.ts';
import { initialSettings, SettingsService } from './services/settings.ts';
import { Sticks } from './services/sticks.ts';
import { ToneRulesService } from './services/tone-rules.ts';
import { rolesIn, seatingBy, type Tools, Workplace } from './services/workplace.ts';
import { remoteChecker } from './remote/check.ts';
import { remoteOpener } from './remote/open.ts';
import { profileTrust, type ProfileTrust } from './trust/profile.ts';
import { profileVault } from './trust/vault.ts';
import { diskProfiles } from './store/disk-profiles.ts';
import { diskSettings } from './store/settings.ts';
import { ulids } from './system/ids.ts';
import { logFile } from './system/log-file.ts';
import { clock, digest, timers } from './system/system.ts';
import { diskWorkbench } from './workbench/disk.ts';

export interface CoreOptions {
  /** The profile's folder; an empty profile is made there when there is none. */
  readonly folder: string;
  /** The folder of the pack in use. */
  readonly pack: string;
  readonly shell: 'electron' | 'browser';
  readonly version: string;
  /** The system's folder dialog, where the shell has one. */
  readonly chooseFolder?: () => Promise<string | null>;
  readonly settings?: SettingsStore;
  /** The system's keeping of secrets, where there is one worth the name; else they are files of this account. */
  readonly secrets?: SecretCipher | null;
  /** Folder of the typefaces that a bundle's page carries in itself; none: the page uses those of its reader. */
  readonly fonts?: string;
}

/** The core as a shell holds it. */
export interface Core {
  readonly router: typeof router;
  readonly context: AppContext;
  /** Absolute path of a media file by its hash, or null. */
  media(hash: string): Promise<string | null>;
  /** The tone rules by their name, as JSON, or null. */
  rules(name: string): Promise<string | null>;
  send(event: AppEvent): void;
  /** Answers how to stop listening. */
  onEvent(listener: (event: AppEvent) => void): () => void;
  settings(): Settings;
  /** Keeps what was typed as revisions, waits for the disk, releases the profile. */
  close(): Promise<void>;
}

/** Opens the profile and composes the core around it. */
export async function createCore(options: CoreOptions): Promise<Result<Core, Refusal>> {
  const opened = await diskProfiles({ clock }).open(options.folder);
  return opened.ok ? ok(await coreOn(opened.value, options)) : opened;
}

/** Composes the core around the open profile of `options.folder`; nothing of the pack is read yet. */
export async function coreOn(opened: Store, options: CoreOptions): Promise<Core> {
  const log = logFile(path.join(options.folder, 'log'), clock.now);
  const events = new Events();
  const pack = packInUse(openPack(options.pack));
  const vault = profileVault(options.folder, options.secrets ?? null);
  const trust = profileTrust({
    clock,
    vault,
    rolesOf: () => rolesIn(pack),
    inspect: inspectPack,
    onRelease(release) {
      pack.use(release === null ? openPack(options.pack) : openPack(release.folder, mediaHere));
      events.send({ type: 'pack' });
    },
  });
  const tools: Tools = {
    clock,
    ids: ulids(),
    digest,
    log,
    timers,
    events,
    profiles: diskProfiles({ clock }),
    pack,
    places: systemPlaces(),
    bundles: bagItBundles(options.fonts ?? null),
    seating: () => seatingBy(trust.cards.record()),
  };
  const place = new Workplace(tools, opened);
  const mediaHere = async (hash: string) => (await place.open?.objects.path(hash)) ?? null;
  await trust.use(opened);
  const { settings: given } = options;
  const settingsOf = async (store: Store) => given ?? diskSettings(store, initialSettings);
  const settings = new SettingsService(await settingsOf(opened), events);
  const context = compose(options, place, { settings, settingsOf, trust, vault });
  tellWhenChecked(place);
  return {
    router,
    context,
    // A picture that is being published stands in the working copy alone.
    media: async (hash) => (await tools.pack.media(hash)) ?? mediaFile(diskWorkbench(options.folder).folder, hash),
    rules: (name) => context.tone.text(name),
    send: (event) => events.send(event),
    onEvent: (listener) => events.on(listener),
    settings: () => context.settings.get(),
    close: () => close(place, context, log.close),
  };
}

interface Parts {
  readonly settings: SettingsService;
  readonly settingsOf: (store: Store) => Promise<SettingsStore>;
  readonly trust: ProfileTrust;
  readonly vault: Vault;
}

function compose(options: CoreOptions, place: Workplace, { settings, settingsOf, trust, vault }: Parts): AppContext {
  const { events, log, pack, places } = place.tools;
  const { shell, version, chooseFolder } = options;
  const drafts = new Drafts(place);
  const approved = new Approved(place);
  const random = Math.random;
  const openRemote = remoteOpener({ clock, timers, random });
  const checkRemote = remoteChecker({ clock, timers, random });
  const exchange = exchangeOf(place, drafts, trust);
  const courier = new Courier(place, exchange, { self: trust.self, openRemote, checkRemote, vault, random });
  const sticks = new Sticks(place, exchange, { ...trust, openRemote });
  const authoring = authoringOf({
    clock,
    pack,
    folder: async () => (await trust.releases.current())?.folder ?? options.pack,
    open: async (to) =>
      to === null ? courier.remote() : ok(openRemote({ kind: 'folder', path: to }, '', () => undefined)),
    ...ownRelease({ ...trust, remote: () => courier.remote() }),
  });
  return {
    info: { shell, version, system: process.platform, dialogs: chooseFolder !== undefined },
    chooseFolder: chooseFolder ?? (async () => null),
    log,
    events,
    settings,
    pack,
    tone: new ToneRulesService(pack, digest),
    places,
    drafts,
    approved,
    profile: new ProfileService(place, drafts, async (store) => {
      await trust.use(store);
      settings.use(await settingsOf(store));
      tellWhenChecked(place);
    }),
    reading: new ReadingService(place, exchange.feedback),
    review: new Review(place, drafts, settings, exchange.forwarding, exchange.desk),
    bundles: new BundlesService(place, approved, settings),
    exchange,
    courier,
    sticks,
    publish: new Publish(place, exchange, diskWorkbench(options.folder), authoring),
    enrolment: new EnrolmentService(place, drafts, { ...trust, vault, courier, sticks, openRemote }),
  };
}

/** Milliseconds after opening at which the store is asked what its check of every file has met. */
const CHECKED_AFTER = 10_000;

/** Damage found in the background is told to the open views; nobody else waits for it. */
function tellWhenChecked(place: Workplace): void {
  const { timers, events, log } = place.tools;
  const store = place.open;
  timers.after(CHECKED_AFTER, () => {
    if (store === null || store !== place.open) return;
    const before = store.notices().length;
    store.whenChecked().then(
      () => store.notices().length > before && events.send({ type: 'profile' }),
      (error: unknown) => log.error('files not checked', { error: String(error) }),
    );
  });
}

async function close(
  place: Workplace,
  { drafts, courier, log }: AppContext,
  logWritten: () => Promise<void>,
): Promise<void> {
  await courier.close();
  const settled = await drafts.settleAll();
  if (!settled.ok) log.error('not all drafts folded', { ...settled.error });
  await drafts.forgetAll();
  await place.open?.close();
  place.replaceStore(null);
  await logWritten();
}
