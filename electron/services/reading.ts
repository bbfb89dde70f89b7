import type { Reading } from '#contract/pack.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { day } from '#contract/schemas/pack.ts';
import { id, instant } from '#contract/schemas/post.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import type { FeedbackService } from './feedback.ts';
import { Lanes } from './lanes.ts';
import type { Workplace } from './workplace.ts';

const reading: z.ZodType<Reading> = z.strictObject({
  seen: z.record(id, day),
  acknowledged: z.record(id, instant),
});
const nothing: Reading = { seen: {}, acknowledged: {} };

/** What each member of this laptop has read and acknowledged: a document per member. */
export class ReadingService {
  readonly #place: Workplace;
  readonly #lanes = new Lanes();

  readonly #feedback: FeedbackService;

  constructor(place: Workplace, feedback: FeedbackService) {
    this.#place = place;
    this.#feedback = feedback;
  }

  async get(): Promise<Result<Reading, Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    return ok((await here.value.store.documents.get(`reading/${here.value.member.id}`, reading)) ?? nothing);
  }

  /** Marks a guideline's newest change as seen. */
  async see(guideline: string): Promise<Result<Reading, Refusal>> {
    const pack = await this.#place.tools.pack.content();
    if (!pack.ok) return pack;
    const found = pack.value.guidelines.find((one) => one.id === guideline);
    const newest = found?.changes[0]?.date;
    if (newest === undefined) return fail(refuse('no-such-guideline'));
    return this.#change((before) =>
      before.seen[guideline] === newest ? before : { ...before, seen: { ...before.seen, [guideline]: newest } },
    );
  }

  /** Acknowledges a guideline or an alert, and lets the desk know; the first time counts. */
  async acknowledge(what: string): Promise<Result<Reading, Refusal>> {
    const pack = await this.#place.tools.pack.content();
    if (!pack.ok) return pack;
    const known = [...pack.value.guidelines, ...pack.value.alerts].some((one) => one.id === what);
    if (!known) return fail(refuse('no-such-guideline'));
    const at = this.#place.tools.clock.now();
    const noted = await this.#change((before) =>
      what in before.acknowledged ? before : { ...before, acknowledged: { ...before.acknowledged, [what]: at } },
    );
    const here = noted.ok ? await this.#place.present() : noted;
    if (!here.ok) return here;
    const told = await this.#feedback.acknowledge(what, here.value.member.id);
    return told.ok ? noted : told;
  }

  async #change(change: (before: Reading) => Reading): Promise<Result<Reading, Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    const name = `reading/${here.value.member.id}`;
    const { documents } = here.value.store;
    return this.#lanes.run(name, async () => {
      const before = (await documents.get(name, reading)) ?? nothing;
      const after = change(before);
      if (after === before) return ok(before);
      const kept = await documents.put(name, reading, after);
      if (!kept.ok) return kept;
      this.#place.tools.events.send({ type: 'reading' });
      return ok(after);
    });
  }
}
