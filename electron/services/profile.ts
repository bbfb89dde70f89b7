import type { CopyEvent, ProfileState } from '#contract/profile.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Drafts } from './drafts.ts';
import type { Store } from './ports/store.ts';
import type { Workplace } from './workplace.ts';

/** The profile as a whole: who sits here, what the store met, backup and restore. */
export class ProfileService {
  readonly #place: Workplace;
  readonly #drafts: Drafts;
  readonly #reopened: (store: Store) => Promise<void>;

  /** `reopened` is told of the store that took the profile's place. */
  constructor(place: Workplace, drafts: Drafts, reopened: (store: Store) => Promise<void>) {
    this.#place = place;
    this.#drafts = drafts;
    this.#reopened = reopened;
  }

  async state(): Promise<Result<ProfileState, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const { folder } = store.value;
    const here = await this.#place.present();
    if (!here.ok) return here.error.code === 'not-open' ? ok({ status: 'new', folder }) : here;
    const { pack, office, member } = here.value;
    const campaign = pack.campaign.id;
    const seats = this.#place.tools.seating()?.members ?? office.members.map(({ id }) => id);
    return ok({ status: 'open', folder, campaign, office, member, seats, notices: store.value.notices() });
  }

  /** First run: takes a seat in one of the demo campaign's offices. */
  async enterDemo(office: string, member: string): Promise<Result<ProfileState, Refusal>> {
    return this.#sit(office, member);
  }

  /** Another member of the same office takes the keyboard. What the one before typed stays theirs. */
  async actAs(member: string): Promise<Result<ProfileState, Refusal>> {
    const here = await this.#place.present();
    return here.ok ? this.#sit(here.value.office.id, member) : here;
  }

  async dismissNotice(id: string): Promise<Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    await store.value.dismiss(id);
    this.#place.tools.events.send({ type: 'profile' });
    return ok(undefined);
  }

  async *backup(to: string, signal: AbortSignal | undefined): AsyncGenerator<CopyEvent, Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const settled = await this.#drafts.settleAll();
    if (!settled.ok) return settled;
    return yield* this.#place.tools.profiles.backup(store.value, to, signal);
  }

  /** Puts a backup in the profile's place. Whatever happens, a profile is open again afterwards or the refusal says why not. */
  async *restore(from: string, signal: AbortSignal | undefined): AsyncGenerator<CopyEvent, Result<void, Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const { folder } = store.value;
    const settled = await this.#drafts.settleAll();
    if (!settled.ok) return settled;
    await this.#drafts.forgetAll();
    this.#place.replaceStore(null);
    let finished: CopyEvent | null = null;
    let outcome: Result<void, Refusal> = fail(refuse('not-a-backup'));
    let reopened: Result<void, Refusal> = ok(undefined);
    try {
      await store.value.close();
      const steps = this.#place.tools.profiles.restore(folder, from, signal);
      let step = await steps.next();
      for (; step.done !== true; step = await steps.next()) {
        // Said only once the restored profile is open.
        if (step.value.type === 'finished') finished = step.value;
        else yield step.value;
      }
      outcome = step.value;
    } finally {
      reopened = await this.#reopen(folder);
    }
    if (!outcome.ok) return outcome;
    if (reopened.ok && finished !== null) yield finished;
    return reopened;
  }

  async #reopen(folder: string): Promise<Result<void, Refusal>> {
    const opened = await this.#place.tools.profiles.open(folder);
    if (opened.ok) {
      this.#place.replaceStore(opened.value);
      await this.#reopened(opened.value);
    } else this.#place.tools.log.error('profile not reopened', { ...opened.error });
    for (const type of ['profile', 'drafts', 'approved', 'reading'] as const) this.#place.tools.events.send({ type });
    return opened.ok ? ok(undefined) : opened;
  }

  async #sit(office: string, member: string): Promise<Result<ProfileState, Refusal>> {
    const settled = await this.#drafts.settleAll();
    if (!settled.ok) return settled;
    const seated = await this.#place.sit(office, member);
    if (!seated.ok) return seated;
    this.#place.tools.events.send({ type: 'profile' });
    return this.state();
  }
}
