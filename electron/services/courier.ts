import {
  type ExchangeState,
  policy as policySchema,
  type Policy,
  type SyncEvent,
  type SyncOutcome,
} from '#contract/exchange.ts';
import { type Refusal, refusal as refusalSchema, refuse } from '#contract/refusal.ts';
import { instant } from '#contract/schemas/post.ts';
import { type RemoteAddress, remoteAddress } from '#contract/schemas/remote.ts';
import { canonical } from '#domain/canonical.ts';
import { beirutDay } from '#domain/quiet.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import type { Exchange } from './exchange.ts';
import { policyIn } from './media.ts';
import type { CheckRemote, OpenRemote, Remote } from './ports/remote.ts';
import type { DocumentStore } from './ports/store.ts';
import type { Random, Vault } from './ports/system.ts';
import type { Membership } from './ports/trust.ts';
import type { Workplace } from './workplace.ts';

/** Pauses between syncs. Milliseconds. */
const AFTER_SUCCESS = 15 * 60_000;
const AFTER_FAILURE = 60_000;
const LONGEST = 30 * 60_000;
/** A sync begins this long after something was queued, so that what is queued together goes together. */
const AFTER_QUEUEING = 3_000;
/** Progress is told this often at most. */
const TELL_EVERY = 250;
/** Name of the remote's secret in the vault. */
const SECRET = 'remote';

const journal = z.strictObject({
  lastTry: instant.nullable(),
  lastSuccess: instant.nullable(),
  refusal: refusalSchema.nullable(),
});
const traffic = z.strictObject({ sent: z.int().min(0), received: z.int().min(0) });
const untried = { lastTry: null, lastSuccess: null, refusal: null };

interface Running {
  readonly done: Promise<Result<SyncOutcome, Refusal>>;
  readonly stop: AbortController;
  event: SyncEvent;
}

export interface CourierDeps {
  readonly self: () => Promise<Membership | null>;
  readonly openRemote: OpenRemote;
  readonly checkRemote: CheckRemote;
  readonly vault: Vault;
  readonly random: Random;
}

/** Takes what is to be exchanged over the network: when somebody asks, when something waits, and from time to time. */
export class Courier {
  readonly #place: Workplace;
  readonly #exchange: Exchange;
  readonly #deps: CourierDeps;
  #running: Running | null = null;
  #failures = 0;
  #next: { readonly at: string; readonly callOff: () => void } | null = null;
  #told = 0;

  constructor(place: Workplace, exchange: Exchange, deps: CourierDeps) {
    this.#place = place;
    this.#exchange = exchange;
    this.#deps = deps;
    exchange.outbox.onQueued(() => void this.#soon());
  }

  async state(): Promise<Result<ExchangeState, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const { documents } = store.value;
    const remote = await this.#address();
    const sendings = await this.#exchange.sync.sendings(remote === null ? null : this.#idOf(remote));
    const waiting = sendings.ok ? sendings.value.filter(({ state }) => state === 'waiting') : [];
    const wanted = await this.#exchange.media.asked();
    return ok({
      enrolled: (await this.#deps.self()) !== null,
      remote,
      policy: await this.#policy(),
      running: this.#running?.event ?? null,
      ...((await documents.get('courier', journal)) ?? untried),
      nextTry: this.#next?.at ?? null,
      waiting: { count: waiting.length, bytes: sum(waiting.map(({ size }) => size)) },
      wanted: { files: wanted.length, bytes: sum(wanted.map(({ bytes }) => bytes)) },
      traffic: (await documents.get(`traffic/${this.#month()}`, traffic)) ?? { sent: 0, received: 0 },
      secrets: this.#deps.vault.kind,
    });
  }

  async sendings() {
    const remote = await this.#address();
    return this.#exchange.sync.sendings(remote === null ? null : this.#idOf(remote));
  }

  async setRemote(address: RemoteAddress | null, secret: string): Promise<Result<ExchangeState, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const changed = await this.#changeRemote(store.value.documents, address, secret);
    if (!changed.ok) return changed;
    await this.wake();
    this.#place.tools.events.send({ type: 'exchange' });
    return this.state();
  }

  /** Tests a remote. The secret that is kept goes along only to the account it is for. */
  async *checkRemote(address: RemoteAddress, secret: string, signal: AbortSignal | undefined): ReturnType<CheckRemote> {
    const isSame = accountOf(await this.#address()) === accountOf(address);
    const kept = secret === '' && isSame ? await this.#deps.vault.get(SECRET) : ok(secret);
    return kept.ok ? yield* this.#deps.checkRemote(address, kept.value ?? '', signal) : kept;
  }

  async setPolicy(policy: Policy): Promise<Result<ExchangeState, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const kept = await store.value.documents.put('policy', policySchema, policy);
    if (!kept.ok) return kept;
    if (policy.automatic) await this.#soon();
    else this.#callOff();
    this.#place.tools.events.send({ type: 'exchange' });
    return this.state();
  }

  /** The profile's remote, opened; what goes over it counts as the month's data. Closing it is the caller's. */
  async remote(): Promise<Result<Remote, Refusal>> {
    const address = await this.#address();
    const secret = await this.#deps.vault.get(SECRET);
    if (address === null) return fail(refuse('no-remote'));
    if (!secret.ok) return secret;
    return ok(this.#deps.openRemote(address, secret.value ?? '', (spent) => void this.#count(spent)));
  }

  /** Begins a sync or joins the one that runs. */
  async sync(withMedia: boolean): Promise<Result<SyncOutcome, Refusal>> {
    if (this.#running !== null) return this.#running.done;
    const stop = new AbortController();
    this.#callOff();
    const running: Running = {
      done: this.#run(withMedia, stop.signal).finally(() => (this.#running = null)),
      stop,
      event: { type: 'step', step: 'release' },
    };
    this.#running = running;
    const outcome = await running.done;
    this.#failures = outcome.ok ? 0 : this.#failures + 1;
    await this.#later(outcome.ok ? AFTER_SUCCESS : Math.min(LONGEST, AFTER_FAILURE * 2 ** (this.#failures - 1)));
    this.#place.tools.events.send({ type: 'exchange' });
    return outcome;
  }

  /** Stops the running sync, and waits until it has let go. */
  async cancel(): Promise<void> {
    this.#running?.stop.abort();
    await this.#running?.done;
  }

  /** Once after opening, and when the computer is online again. */
  async wake(): Promise<void> {
    this.#failures = 0;
    await this.#soon();
  }

  /** Nothing is tried any more. */
  async close(): Promise<void> {
    this.#callOff();
    await this.cancel();
    this.#callOff();
  }

  async #run(withMedia: boolean, signal: AbortSignal): Promise<Result<SyncOutcome, Refusal>> {
    if ((await this.#deps.self()) === null) return fail(refuse('not-enrolled'));
    const address = await this.#address();
    const secret = await this.#deps.vault.get(SECRET);
    if (address === null) return fail(refuse('no-remote'));
    if (!secret.ok) return secret;
    let spent = { sent: 0, received: 0 };
    const remote = this.#deps.openRemote(address, secret.value ?? '', (more) => {
      spent = { sent: spent.sent + more.sent, received: spent.received + more.received };
    });
    try {
      const outcome = await this.#steps(remote, this.#idOf(address), withMedia, signal);
      await this.#note(outcome);
      return outcome;
    } finally {
      remote.close();
      await this.#count(spent);
    }
  }

  async #steps(
    remote: Remote,
    id: string,
    withMedia: boolean,
    signal: AbortSignal,
  ): Promise<Result<SyncOutcome, Refusal>> {
    const mediaBytes = await this.#mediaBytes(withMedia);
    const steps = this.#exchange.sync.run(
      { id, remote, isStick: false, way: 'both', mediaBytes, acceptExpired: false },
      signal,
    );
    try {
      let step = await steps.next();
      for (; step.done !== true; step = await steps.next()) this.#tell(step.value);
      return step.value;
    } catch (error) {
      // Called off by a person: what was done stays done.
      if (signal.aborted) return fail(refuse('cancelled'));
      throw error;
    }
  }

  #tell(event: SyncEvent): void {
    if (this.#running !== null) this.#running.event = event;
    const now = Date.parse(this.#place.tools.clock.now());
    if (event.type === 'media' && now - this.#told < TELL_EVERY) return;
    this.#told = now;
    this.#place.tools.events.send({ type: 'sync', step: event });
  }

  /** How much media may be fetched now. */
  async #mediaBytes(asked: boolean): Promise<number> {
    const { metered, monthlyBytes } = await this.#policy();
    if (metered && !asked) return 0;
    if (monthlyBytes === null || asked) return Number.POSITIVE_INFINITY;
    const store = this.#place.store();
    const used = store.ok ? await store.value.documents.get(`traffic/${this.#month()}`, traffic) : null;
    return Math.max(0, monthlyBytes - (used?.sent ?? 0) - (used?.received ?? 0));
  }

  async #note(outcome: Result<SyncOutcome, Refusal>): Promise<void> {
    const store = this.#place.store();
    if (!store.ok) return;
    const { documents } = store.value;
    const at = this.#place.tools.clock.now();
    const before = (await documents.get('courier', journal)) ?? untried;
    const refusal = outcome.ok ? null : { ...outcome.error, params: { ...outcome.error.params } };
    const after = { lastTry: at, lastSuccess: outcome.ok ? at : before.lastSuccess, refusal };
    const kept = await documents.put('courier', journal, after);
    if (!kept.ok) this.#place.tools.log.error('sync not noted', { ...kept.error });
  }

  async #count(spent: { readonly sent: number; readonly received: number }): Promise<void> {
    const store = this.#place.store();
    if (!store.ok || (spent.sent === 0 && spent.received === 0)) return;
    const name = `traffic/${this.#month()}`;
    const before = (await store.value.documents.get(name, traffic)) ?? { sent: 0, received: 0 };
    const after = { sent: before.sent + spent.sent, received: before.received + spent.received };
    const kept = await store.value.documents.put(name, traffic, after);
    if (!kept.ok) this.#place.tools.log.error('traffic not noted', { ...kept.error });
  }

  async #soon(): Promise<void> {
    const store = this.#place.store();
    if (!store.ok || this.#running !== null) return;
    await this.#later(AFTER_QUEUEING);
  }

  /** The next try, with chance in it: offices that were cut off together don't come back together. */
  async #later(milliseconds: number): Promise<void> {
    const isWanted = (await this.#address()) !== null && (await this.#deps.self()) !== null;
    if (!isWanted || !(await this.#policy()).automatic || this.#running !== null) return;
    this.#callOff();
    const pause = Math.round(milliseconds * (0.75 + this.#deps.random() / 2));
    const at = new Date(Date.parse(this.#place.tools.clock.now()) + pause).toISOString();
    const callOff = this.#place.tools.timers.after(pause, () => void this.#quietly());
    this.#next = { at, callOff };
  }

  /** A sync that nobody waits for: a refusal is noted, a fault goes to the log. */
  async #quietly(): Promise<void> {
    try {
      await this.sync(false);
    } catch (error) {
      this.#place.tools.log.error('sync failed', { error: String(error) });
    }
  }

  #callOff(): void {
    this.#next?.callOff();
    this.#next = null;
  }

  /** A secret that was given for one account is never sent to another, wherever this is cut off. */
  async #changeRemote(
    documents: DocumentStore,
    address: RemoteAddress | null,
    secret: string,
  ): Promise<Result<void, Refusal>> {
    const isSame = accountOf(await this.#address()) === accountOf(address);
    const parted = isSame ? ok(undefined) : await documents.put('remote', remoteAddress.nullable(), null);
    if (!parted.ok) return parted;
    const kept = await this.#keepSecret(secret, isSame);
    return kept.ok ? documents.put('remote', remoteAddress.nullable(), address) : kept;
  }

  async #keepSecret(secret: string, isSame: boolean): Promise<Result<void, Refusal>> {
    if (secret !== '') return this.#deps.vault.put(SECRET, secret);
    return isSame ? ok(undefined) : this.#deps.vault.remove(SECRET);
  }

  async #address(): Promise<RemoteAddress | null> {
    const store = this.#place.store();
    return store.ok ? store.value.documents.get('remote', remoteAddress.nullable()) : null;
  }

  async #policy(): Promise<Policy> {
    const store = this.#place.store();
    return policyIn(store.ok ? store.value.documents : null);
  }

  #idOf(address: RemoteAddress): string {
    return this.#place.tools.digest(canonical(address)).slice(0, 16);
  }

  #month(): string {
    return beirutDay(this.#place.tools.clock.now()).slice(0, 7);
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Who is known at which server: what a secret is for. */
function accountOf(address: RemoteAddress | null): string {
  if (address === null || address.kind === 'folder') return '';
  return address.kind === 'webdav'
    ? `webdav ${new URL(address.url).origin} ${address.user}`
    : `s3 ${new URL(address.endpoint).origin} ${address.keyId}`;
}
