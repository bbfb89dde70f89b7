import type { EnrolmentState, Standing } from '#contract/enrolment.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import type { EnrolmentRecord, OfficeCard } from '#contract/schemas/card.ts';
import { LARGEST_CARD, MOST_TRIES, readCode } from '#domain/card-code.ts';
import { deviceIn, type Directory } from '#domain/directory.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import type { Courier } from './courier.ts';
import type { Drafts } from './drafts.ts';
import { Lanes } from './lanes.ts';
import type { OpenRemote } from './ports/remote.ts';
import type { Store } from './ports/store.ts';
import type { Vault } from './ports/system.ts';
import type { CardHolder, Release, Releases } from './ports/trust.ts';
import type { Sticks } from './sticks.ts';
import type { Workplace } from './workplace.ts';

/** `card-tries/<digest of the file>`: how often a card was tried with a wrong code. */
const tries = z.strictObject({ count: z.int().min(0) });

export interface EnrolmentDeps {
  readonly cards: CardHolder;
  readonly releases: Releases;
  readonly vault: Pick<Vault, 'kind'>;
  readonly courier: Pick<Courier, 'setRemote' | 'sync'>;
  readonly sticks: Pick<Sticks, 'admit'>;
  readonly openRemote: OpenRemote;
}

type Answer = Promise<Result<EnrolmentState, Refusal>>;

/** How a computer comes to belong to an office: the card, the first release, a seat. */
export class EnrolmentService {
  readonly #place: Workplace;
  readonly #drafts: Drafts;
  readonly #deps: EnrolmentDeps;
  readonly #lanes = new Lanes();

  constructor(place: Workplace, drafts: Drafts, deps: EnrolmentDeps) {
    this.#place = place;
    this.#drafts = drafts;
    this.#deps = deps;
  }

  async state(): Answer {
    const { vault, cards, releases } = this.#deps;
    const keeping = vault.kind;
    const record = cards.record();
    if (record === null) return ok({ status: 'none', keeping });
    const { card, device, campaign, office, members, roles, openedAt, expires } = record;
    const [directory, release, keysHere] = [
      await releases.directory(),
      await releases.current(),
      await cards.hasKeys(),
    ];
    const standing = standingOf(record, directory.ok ? directory.value : null, releases.now());
    const facts = { card, device, campaign, office, members, roles, openedAt, expires };
    return ok({ status: 'enrolled', keeping, keysHere, ...facts, standing, release: factsOf(release) });
  }

  /**
   * Opens a card. What was drafted in the demo before is put aside: it belongs to no office of the campaign. A card for
   * the same campaign makes this computer a new device of it.
   */
  async open(command: string, card: string, code: string): Answer {
    return this.#lanes.run('open', async () => {
      const store = this.#place.store();
      if (!store.ok) return store;
      const file = Buffer.from(card, 'base64');
      const opened = await this.#opened(store.value, file, code);
      if (!opened.ok) return opened;
      const objection = this.#objectionTo(opened.value);
      if (objection !== null) return fail(objection);
      const aside = this.#deps.cards.record() === null ? await this.#putAside(store.value) : ok(undefined);
      if (!aside.ok) return aside;
      const enrolled = await this.#deps.cards.enrol(opened.value, command, this.#place.tools.clock.now());
      if (!enrolled.ok) return enrolled;
      const { remote } = opened.value;
      const set =
        remote === null ? ok(undefined) : await this.#deps.courier.setRemote(remote.address, remote.secret ?? '');
      if (!set.ok) return set;
      this.#place.tools.events.send({ type: 'profile' });
      return this.state();
    });
  }

  /** Brings the first release, or a newer one: over the network, or from a folder (a stick, a shared folder). */
  async receive(folder: string | null, acceptExpired: boolean): Answer {
    const { cards, releases } = this.#deps;
    if (cards.record() === null) return fail(refuse('not-enrolled'));
    const brought = folder === null ? await this.#fromNetwork() : await this.#fromFolder(folder, acceptExpired);
    // Mail may have been refused beside it: the exchange tells of that.
    const here = (await releases.current()) !== null;
    this.#place.tools.events.send({ type: 'profile' });
    return brought.ok || here ? this.state() : brought;
  }

  /** Takes a seat as one of those the card names. */
  async sit(member: string): Answer {
    const record = this.#deps.cards.record();
    if (record === null) return fail(refuse('not-enrolled'));
    if ((await this.#deps.releases.current()) === null) return fail(refuse('release-missing'));
    const settled = await this.#drafts.settleAll();
    if (!settled.ok) return settled;
    const seated = await this.#place.sit(record.office.id, member);
    if (!seated.ok) return seated;
    this.#place.tools.events.send({ type: 'profile' });
    return this.state();
  }

  /** The card's content; each wrong code is counted, durably, before it is answered. */
  async #opened(store: Store, file: Uint8Array, typed: string): Promise<Result<OfficeCard, Refusal>> {
    if (file.length === 0 || file.length > LARGEST_CARD) return fail(refuse('not-a-card'));
    const code = readCode(typed);
    if (code === null) return fail(refuse('not-a-code'));
    const name = `card-tries/${this.#place.tools.digest(file).slice(0, 32)}`;
    const { count } = (await store.documents.get(name, tries)) ?? { count: 0 };
    if (count >= MOST_TRIES) return fail(refuse('card-locked', { count }));
    const opened = await this.#deps.cards.open(file, code);
    if (opened.ok || opened.error.code !== 'card-wrong-code') return opened;
    const kept = await store.documents.put(name, tries, { count: count + 1 });
    return kept.ok ? fail(refuse('card-wrong-code', { count: MOST_TRIES - count - 1 })) : kept;
  }

  #objectionTo(card: OfficeCard): Refusal | null {
    const before = this.#deps.cards.record();
    if (before?.card === card.id) return refuse('card-opened');
    if (before !== null && before.campaign.id !== card.campaign.id) return refuse('card-foreign');
    const late = Date.parse(card.expires) <= Date.parse(this.#deps.releases.now());
    return late ? refuse('card-expired') : null;
  }

  async #putAside(store: Store): Promise<Result<void, Refusal>> {
    const settled = await this.#drafts.settleAll();
    if (!settled.ok) return settled;
    await this.#drafts.forgetAll();
    for (const { id } of await store.drafts.summaries()) {
      const removed = await store.drafts.remove(id);
      if (!removed.ok) return removed;
    }
    this.#place.tools.events.send({ type: 'drafts' });
    return ok(undefined);
  }

  async #fromNetwork(): Promise<Result<void, Refusal>> {
    const synced = await this.#deps.courier.sync(false);
    return synced.ok ? ok(undefined) : synced;
  }

  /** The newest sync bundle in the folder or on the stick; where none brings a release, the newest that was published there. */
  async #fromFolder(folder: string, acceptExpired: boolean): Promise<Result<void, Refusal>> {
    const { releases, sticks } = this.#deps;
    const found = (await this.#place.tools.bundles.find(folder)).toSorted((a, b) => (a.at > b.at ? -1 : 1));
    const bundle = found.find(({ kind, complete }) => kind === 'sync' && complete);
    const brought = bundle === undefined ? null : await last(sticks.admit(bundle.folder, acceptExpired));
    const release = found.find(({ kind }) => kind === 'release');
    if (brought !== null && (release === undefined || (await releases.current()) !== null)) return brought;
    return release === undefined
      ? this.#fromShelf(folder, acceptExpired)
      : last(sticks.admit(release.folder, acceptExpired));
  }

  /** From a folder in which no release is to be seen: the refusal says what is missing. */
  async #fromShelf(folder: string, acceptExpired: boolean): Promise<Result<void, Refusal>> {
    const remote = this.#deps.openRemote({ kind: 'folder', path: folder }, '', () => undefined);
    try {
      const admitted = await this.#deps.releases.admit(remote, { acceptExpired });
      return admitted.ok ? ok(undefined) : admitted;
    } finally {
      remote.close();
    }
  }
}

async function last<T>(steps: AsyncGenerator<unknown, T>): Promise<T> {
  let step = await steps.next();
  while (step.done !== true) step = await steps.next();
  return step.value;
}

/** How the desk stands to this device, by the directory in use (null before the first release). */
function standingOf(record: EnrolmentRecord, directory: Directory | null, now: string): Standing {
  const device = directory === null ? null : deviceIn(directory, record.device);
  if (device !== null) return device.revoked === null ? 'admitted' : 'revoked';
  const card = directory?.cards.find(({ id }) => id === record.card);
  if (card !== undefined && card.usedBy !== null) return 'card-used';
  if (card !== undefined && card.revoked !== null) return 'card-revoked';
  return Date.parse(record.expires) <= Date.parse(now) ? 'card-expired' : 'waiting';
}

const factsOf = (release: Release | null) =>
  release === null
    ? null
    : {
        number: release.number,
        pack: release.pack.version,
        released: release.pack.released,
        admittedAt: release.admittedAt,
        expires: release.expires,
      };
