import type { ReadBefore, Reading } from '#contract/pack.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { day, localised } from '#contract/schemas/pack.ts';
import { id, instant } from '#contract/schemas/post.ts';
import type { Guideline } from '#domain/guideline.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import type { FeedbackService } from './feedback.ts';
import { Lanes } from './lanes.ts';
import type { Workplace } from './workplace.ts';

const reading: z.ZodType<Reading> = z.strictObject({
  seen: z.record(id, day),
  acknowledged: z.record(id, instant),
});
/** `read/<guideline>`: its text as each member last read it, and as they had read it before it changed. */
const version: z.ZodType<ReadBefore> = z.strictObject({ change: day, body: localised });
const readTexts = z.record(id, z.strictObject({ now: version, before: version.nullable() }));
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
    const kept = found === undefined ? ok(undefined) : await this.#keepText(found, newest);
    if (!kept.ok) return kept;
    return this.#change((before) =>
      before.seen[guideline] === newest ? before : { ...before, seen: { ...before.seen, [guideline]: newest } },
    );
  }

  /** What this member had read of a guideline before it became what it is. */
  async readBefore(guideline: string): Promise<Result<ReadBefore | null, Refusal>> {
    const [pack, here] = [await this.#place.tools.pack.content(), await this.#place.present()];
    if (!pack.ok) return pack;
    if (!here.ok) return here;
    const newest = pack.value.guidelines.find((one) => one.id === guideline)?.changes[0]?.date;
    const texts = await here.value.store.documents.get(`read/${guideline}`, readTexts);
    const text = texts?.[here.value.member.id];
    if (text === undefined || newest === undefined) return ok(null);
    return ok(text.now.change === newest ? text.before : text.now);
  }

  /** Keeps what is being read now, and what was read before the newest change. */
  async #keepText({ id: guideline, body }: Guideline, change: string): Promise<Result<void, Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    const { member, store } = here.value;
    const name = `read/${guideline}`;
    return this.#lanes.run(name, async () => {
      const texts = (await store.documents.get(name, readTexts)) ?? {};
      const last = texts[member.id];
      if (last?.now.change === change) return ok(undefined);
      const text = { now: { change, body }, before: last?.now ?? null };
      return store.documents.put(name, readTexts, { ...texts, [member.id]: text });
    });
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
